/** The built browser host as a process of its own, as a person starts it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { WebSocket } from 'ws'
import { environment, nodeBinary, root } from '../../scripts/lib/project.mjs'
import { ensureBuilt } from '../../scripts/start/build.ts'
import type { Core } from '../../src/renderer/core/client.ts'
import { memoryOf } from './memory.ts'

export interface Host {
  /** Opens the app in a browser, once. */
  readonly url: string
  /** Milliseconds from the start of the process until it was ready. */
  readonly startedIn: number
  /** Of the process, MB; the second is the most it ever was. Linux only. */
  memory(): { now: number; peak: number }
  stop(): Promise<void>
}

export async function startHost(folder: string, server: string): Promise<Host> {
  ensureBuilt()
  const from = performance.now()
  const args = [
    `--server=${server}`,
    `--data=${folder}`,
    '--port=0',
    `--renderer=${join(root, 'dist/renderer')}`,
    '--demo',
    '--json',
  ]
  const child = spawn(nodeBinary(), [join(root, 'dist/host/main.js'), ...args], {
    cwd: root,
    env: environment(),
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const url = await readyAt(child)
  return {
    url,
    startedIn: performance.now() - from,
    memory: () => memoryOf(child.pid),
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function readyAt(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no standard output')
  for await (const line of createInterface({ input: child.stdout })) {
    const { app } = JSON.parse(line) as { app: string }
    return app
  }
  throw new Error('The app did not start.')
}

/** The core as the window calls it, without a browser. */
export async function connect(host: Host): Promise<{ core: Core; close: () => void }> {
  const launched = await fetch(host.url, { redirect: 'manual' })
  const cookie = launched.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const { origin, host: name } = new URL(host.url)
  const socket = new WebSocket(`ws://${name}/core`, { headers: { cookie, origin } })
  socket.binaryType = 'arraybuffer'
  await once(socket, 'open')
  const core: Core = createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }))
  return { core, close: () => socket.terminate() }
}
