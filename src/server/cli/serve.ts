/** Runs the central API until it is told to stop. */
import { openDatabase } from '../database/index.ts'
import { revocationFile } from '../identity/index.ts'
import { createServer, type Server } from '../server.ts'
import { type Command, CommandProblem } from './command.ts'
import { provideDemo } from './demo.ts'
import { createLog } from './log.ts'

export const serve: Command = {
  summary: 'Run the central API; --demo with the demo city, --json prints a line when ready',
  usage: '[--host H] [--port N] [--name NAME] [--demo] [--json]',
  options: {
    host: { type: 'string' },
    port: { type: 'string' },
    name: { type: 'string' },
    demo: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run({ config, values, print, say }) {
    const log = createLog(config.logLevel)
    const stopped = stopSignal()
    const database = await openDatabase({
      ...config,
      onTrouble: (error) => log.warn({ err: error }, 'a database connection was lost'),
    })
    try {
      const server = await createServer({
        database,
        name: config.name,
        revocations: revocationFile(config.revocationsFile),
        logger: log,
        ...(config.trustProxy === null ? {} : { trustProxy: config.trustProxy }),
      })
      try {
        if (values.demo) await provideDemo(database, config.name)
        const url = await listen(server, config)
        if (values.json) print(JSON.stringify({ ready: true, url }))
        else
          say(
            `Platzwahl answers at ${url}/api (${database.kind === 'pglite' ? `database in ${config.dataFolder}` : 'PostgreSQL'}). Ctrl+C ends it.`,
          )
        await stopped
      } finally {
        await server.close()
      }
    } finally {
      await database.close()
    }
    return 0
  },
}

async function listen(server: Server, { host, port }: { host: string; port: number }): Promise<string> {
  try {
    return await server.listen({ host, port })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new CommandProblem(
        `Port ${port} on ${host} is in use. Is Platzwahl already running? Otherwise choose another with --port.`,
      )
    if (code === 'EACCES') throw new CommandProblem(`Port ${port} may not be used by this user.`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new CommandProblem(`${host} is not an address of this machine.`)
    throw error
  }
}

/** Resolves at the first signal to stop; a second one ends the process at once. */
const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    let asked = false
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        if (asked) process.exit(1)
        asked = true
        resolve()
      })
  })
