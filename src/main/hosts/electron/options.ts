import { existsSync } from 'node:fs'
import { hostname } from 'node:os'
import { parseArgs } from 'node:util'
import { type ConfigFile, readConfigFile } from '../node/config-file.ts'

export interface ElectronHostOptions {
  readonly server: string | null
  /** Folder of the caches; null: where the system keeps what apps write. */
  readonly data: string | null
  readonly proxy: string | null
  readonly caCertificate: string | null
  readonly demo: boolean
  readonly demoLogins: string | null
  readonly deviceName: string
}

/**
 * @param configFile where an administration puts its settings; need not exist
 * @throws Error with a sentence for the person
 */
export function readOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  configFile: string,
): ElectronHostOptions {
  // Not strict: Chromium's own switches stand among them.
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    options: {
      server: { type: 'string' },
      data: { type: 'string' },
      demo: { type: 'boolean' },
      'demo-logins': { type: 'string' },
    },
  })
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  const file: ConfigFile = existsSync(configFile) ? readConfigFile(configFile) : {}
  const demo = values.demo === true
  return {
    server: text(values.server) ?? env.PLATZWAHL_SERVER ?? file.server ?? null,
    data: text(values.data) ?? env.PLATZWAHL_DATA ?? file.data ?? null,
    proxy: env.PLATZWAHL_PROXY ?? file.proxy ?? null,
    caCertificate: env.PLATZWAHL_CA_CERTIFICATE ?? file.caCertificate ?? null,
    demo,
    demoLogins: demo ? text(values['demo-logins']) : null,
    deviceName: hostname().slice(0, 120) || 'Laptop',
  }
}
