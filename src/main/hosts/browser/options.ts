/** Options of the browser host: from the command line, else the environment, else a file. */
import { homedir, hostname } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfigFile } from '../node/config-file.ts'

export const HELP = `platzwahl [options]

  --server URL         address of the central API (else the app asks for it once)
  --data DIR           where this laptop keeps its encrypted caches
  --port N             port on 127.0.0.1 (0: any free)
  --renderer DIR       the built renderer
  --profile-key WAY    keyring | passphrase | plain (plain: demo only)
  --config FILE        JSON with the same settings, and "proxy" and "caCertificate"
  --demo               show the demo's sign-in names; keys of caches lie beside them
  --demo-logins FILE   JSON with these names
  --json               print {"ready":true,"app":URL} when ready

PLATZWAHL_SERVER, PLATZWAHL_DATA, PLATZWAHL_PROXY and PLATZWAHL_CA_CERTIFICATE do the same as in the file.
`

export interface BrowserHostOptions {
  readonly server: string | null
  readonly data: string
  readonly port: number
  readonly renderer: string
  readonly profileKey: 'keyring' | 'passphrase' | 'plain'
  readonly proxy: string | null
  readonly caCertificate: string | null
  readonly demoLogins: string | null
  readonly json: boolean
  readonly deviceName: string
}

/** @throws Error with a sentence for the person */
export function readOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  rendererBeside: string,
): BrowserHostOptions | 'help' {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      server: { type: 'string' },
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      renderer: { type: 'string' },
      'profile-key': { type: 'string' },
      config: { type: 'string' },
      demo: { type: 'boolean', default: false },
      'demo-logins': { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return 'help'
  const file = values.config === undefined ? {} : readConfigFile(values.config)
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port is a number from 0 to 65535, not "${values.port}".`)
  }
  const profileKey = values['profile-key'] ?? file.profileKey ?? (values.demo ? 'plain' : 'keyring')
  if (profileKey !== 'keyring' && profileKey !== 'passphrase' && profileKey !== 'plain') {
    throw new Error(`--profile-key is "keyring", "passphrase" or "plain", not "${profileKey}".`)
  }
  if (profileKey === 'plain' && !values.demo) {
    throw new Error('--profile-key=plain leaves the caches open to anyone and is for --demo only.')
  }
  return {
    server: values.server ?? env.PLATZWAHL_SERVER ?? file.server ?? null,
    data: values.data ?? env.PLATZWAHL_DATA ?? file.data ?? join(homedir(), '.platzwahl'),
    port,
    renderer: values.renderer ?? rendererBeside,
    profileKey,
    proxy: env.PLATZWAHL_PROXY ?? file.proxy ?? null,
    caCertificate: env.PLATZWAHL_CA_CERTIFICATE ?? file.caCertificate ?? null,
    demoLogins: values.demo ? (values['demo-logins'] ?? null) : null,
    json: values.json,
    deviceName: hostname().slice(0, 120) || 'Laptop',
  }
}
