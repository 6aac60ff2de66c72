import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface StartOptions {
  readonly host: 'electron' | 'browser' | 'best'
  readonly open: boolean
  readonly json: boolean
  /** Port of the app in the browser host; the central API takes the next one. 0: any free ones. */
  readonly port: number
  readonly data: string
  /** A central API that already runs, instead of the demo's own. */
  readonly server: string | null
}

export const DEFAULT_PORT = 4600

export const HELP = `npm start -- [options]

  --host=electron|browser  where the app opens (default: Electron if it can be had, else the browser)
  --no-open                do not open a window
  --json                   print one line {"ready":true,"app":URL,"api":URL} when ready, nothing else
  --port N                 port of the app in the browser host (default ${DEFAULT_PORT}; the API takes N + 1; 0: any free)
  --data DIR               where the demo keeps its data (default .data in the project)
  --server URL             use this central API instead of starting the demo's
  --help                   this text
`

/** @throws Error with a sentence for the person when an option makes no sense */
export function readOptions(argv: readonly string[], root: string): StartOptions | 'help' {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      host: { type: 'string' },
      open: { type: 'boolean', default: true },
      json: { type: 'boolean', default: false },
      port: { type: 'string' },
      data: { type: 'string' },
      server: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
    allowNegative: true,
  })
  if (values.help) return 'help'
  if (positionals.length > 0)
    throw new Error(`"${positionals[0]}" is not an option of npm start. See npm start -- --help.`)
  const { host } = values
  if (host !== undefined && host !== 'electron' && host !== 'browser') {
    throw new Error(`--host is "electron" or "browser", not "${host}".`)
  }
  const port = values.port === undefined ? DEFAULT_PORT : Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_534) {
    throw new Error(`--port is a number from 0 to 65534, not "${values.port}".`)
  }
  if (values.server !== undefined && !/^https?:$/.test(URL.parse(values.server)?.protocol ?? '')) {
    throw new Error(`--server is an address such as https://platzwahl.example.org, not "${values.server}".`)
  }
  return {
    host: host ?? 'best',
    open: values.open,
    json: values.json,
    port,
    data: values.data === undefined ? resolve(root, '.data') : resolve(values.data),
    server: values.server ?? null,
  }
}
