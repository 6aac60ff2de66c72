import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '#server/testing/free-port.ts'
import { environment, nodeBinary, root } from '../../scripts/lib/project.mjs'
import { type Child, startChild } from '../../scripts/start/children.ts'
import { storyEnvironment } from './day.ts'

const cli = join(root, 'dist/server/cli.js')
const template = join(root, 'test-results', `.demo-city-${process.env.PLATZWAHL_RUN ?? 'template'}`)

/** A folder that is gone when the tests are. */
export const temporaryFolder = () => mkdtempSync(join(tmpdir(), 'platzwahl-e2e-'))

export async function seedTemplate(): Promise<void> {
  rmSync(template, { recursive: true, force: true })
  const child = startChild('Seeding', [cli, 'seed', `--data=${template}`], { env: storyEnvironment() })
  const code = await child.ended
  if (code !== 0) throw new Error('The demo city could not be seeded.')
}

/** A central API with its own copy of the demo city, or a city without anyone, which can be stopped and started again. */
export class Api {
  readonly data = join(temporaryFolder(), 'central')
  readonly port: number
  #child: Child | null = null

  private constructor(port: number) {
    this.port = port
  }

  static async create(): Promise<Api> {
    const api = await Api.empty()
    if (!existsSync(template)) throw new Error('The demo city was not seeded.')
    cpSync(template, api.data, { recursive: true })
    return api
  }

  static async empty(): Promise<Api> {
    return new Api(await freePort())
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** @param later milliseconds by which its clock is ahead of the story's */
  async start(later = 0): Promise<this> {
    this.#child = startChild(
      'The central API',
      [cli, 'serve', '--json', '--host=127.0.0.1', `--port=${this.port}`, `--data=${this.data}`],
      { env: { ...storyEnvironment(later), PLATZWAHL_LOG: 'warn' } },
    )
    await this.#child.ready
    return this
  }

  async stop(): Promise<void> {
    this.#child?.stop()
    await this.#child?.ended
    this.#child = null
  }

  /** Runs a command of the server on this data while it is stopped. */
  async command(...args: string[]): Promise<number> {
    return startChild('The command', [cli, ...args, `--data=${this.data}`], { env: storyEnvironment() }).ended
  }

  /** As `command`, for what it prints. @throws where it fails */
  async printed(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(nodeBinary(), [cli, ...args, `--data=${this.data}`], {
      env: environment(storyEnvironment()),
    })
    return stdout
  }

  async dispose(): Promise<void> {
    await this.stop()
    rmSync(join(this.data, '..'), { recursive: true, force: true })
  }
}
