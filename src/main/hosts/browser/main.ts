/** The laptop application in plain Node, with its window in the person's browser. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createCore } from '#core/core.ts'
import { readDemoLogins } from '../node/demo-logins.ts'
import { lockFolder } from '../node/folder-lock.ts'
import { keyringKeys, passphraseKeys, plainKeys } from '../node/key-wrappers.ts'
import { setUpNetwork } from '../node/network-setup.ts'
import { nodePlatform } from '../node/platform.ts'
import { serveLoopback } from './loopback.ts'
import { HELP, readOptions } from './options.ts'

const KEYS = { keyring: keyringKeys, passphrase: passphraseKeys, plain: plainKeys }

async function main(): Promise<void> {
  const rendererBeside = join(import.meta.dirname, '..', 'renderer')
  const options = readOptions(process.argv.slice(2), process.env, rendererBeside)
  if (options === 'help') {
    process.stdout.write(HELP)
    return
  }
  setUpNetwork(options)
  const platform = nodePlatform(options.data, KEYS[options.profileKey])
  const unlock = lockFolder(options.data)
  const core = await createCore(platform, {
    serverUrl: options.server,
    deviceName: options.deviceName,
    demoLogins: readDemoLogins(options.demoLogins),
  })
  const loopback = await serveLoopback({
    port: options.port,
    renderer: options.renderer,
    router: core.router,
    secret: () => randomBytes(32).toString('hex'),
  })

  let stopping = false
  const stop = async () => {
    // Asked twice: the person does not want to wait.
    if (stopping) process.exit(1)
    stopping = true
    await loopback.close()
    await core.close()
    unlock()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())

  if (options.json) process.stdout.write(`${JSON.stringify({ ready: true, app: loopback.url })}\n`)
  else process.stdout.write(`Platzwahl is open at ${loopback.url}\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
