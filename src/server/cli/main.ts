/** Finds the command, reads its options, and turns what goes wrong into a sentence. */
import { parseArgs } from 'node:util'
import { BackupProblem } from '../backup/index.ts'
import { ConfigProblem, type Environment, readConfig } from '../config.ts'
import { DatabaseProblem, isUnavailable } from '../database/index.ts'
import { addAdministrator } from './add-administrator.ts'
import { backup, restore } from './backup.ts'
import { checkPlanCommand } from './check-plan.ts'
import { type Command, CommandProblem } from './command.ts'
import { seed } from './demo.ts'
import { doctor } from './doctor.ts'
import { exportPlanCommand } from './export-plan.ts'
import { importPlanCommand } from './import-plan.ts'
import { migrateCommand } from './migrate.ts'
import { repair } from './repair.ts'
import { revokeDeviceCommand } from './revoke-device.ts'
import { serve } from './serve.ts'

const commands: Readonly<Record<string, Command>> = {
  serve,
  migrate: migrateCommand,
  seed,
  'add-administrator': addAdministrator,
  'import-plan': importPlanCommand,
  'check-plan': checkPlanCommand,
  'export-plan': exportPlanCommand,
  doctor,
  backup,
  restore,
  repair,
  'revoke-device': revokeDeviceCommand,
}

/** Understood by every command; each stands for an environment variable. */
const COMMON = {
  data: { type: 'string' },
  'database-url': { type: 'string' },
  revocations: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

const HELP = `npm run server -- COMMAND [options]

${Object.entries(commands)
  .map(([name, c]) => `  ${`${name} ${c.usage}`.padEnd(48)} ${c.summary}`)
  .join('\n')}

Every command takes
  --data DIR            where the embedded database is (PLATZWAHL_DATA, default .data/central)
  --database-url URL    use this PostgreSQL (15 or newer) instead (DATABASE_URL)
  --revocations FILE    where revocations are kept outside the database (PLATZWAHL_REVOCATIONS,
                        default revocations.jsonl beside the embedded database)

Environment: DATABASE_URL, PLATZWAHL_DATA, PLATZWAHL_HOST, PLATZWAHL_PORT, PLATZWAHL_NAME,
PLATZWAHL_TRUST_PROXY, PLATZWAHL_REVOCATIONS, PLATZWAHL_LOG (trace, debug, info, warn, error, silent).
`

/** @returns exit code: 0 done, 1 could not be done, 2 not understood */
export async function main(argv: readonly string[], environment: Environment): Promise<number> {
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const print = (line: string) => process.stdout.write(`${line}\n`)
  const [name, ...rest] = argv
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    ;(name === undefined ? say : print)(HELP)
    return name === undefined ? 2 : 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    say(`There is no command "${name}". The commands are: ${Object.keys(commands).join(', ')}.`)
    return 2
  }
  try {
    const { values, positionals } = parse(name, command, rest)
    if (values.help) {
      print(`npm run server -- ${name} ${command.usage}\n\n${command.summary}`)
      return 0
    }
    const config = readConfig({
      // The demo runs in a terminal next to other things; it says only what is wrong.
      ...(values.demo ? { PLATZWAHL_LOG: 'warn' } : {}),
      ...environment,
      ...option(values, 'data', 'PLATZWAHL_DATA'),
      ...option(values, 'database-url', 'DATABASE_URL'),
      ...option(values, 'revocations', 'PLATZWAHL_REVOCATIONS'),
      ...option(values, 'host', 'PLATZWAHL_HOST'),
      ...option(values, 'port', 'PLATZWAHL_PORT'),
      ...option(values, 'name', 'PLATZWAHL_NAME'),
    })
    return await command.run({ config, values, positionals, print, say })
  } catch (error) {
    const sentence = sentenceFor(error)
    if (sentence === null) throw error
    say(sentence)
    return error instanceof UsageProblem || error instanceof ConfigProblem ? 2 : 1
  }
}

class UsageProblem extends Error {}

function parse(
  name: string,
  command: Command,
  args: readonly string[],
): { values: Record<string, string | boolean | undefined>; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...COMMON, ...command.options },
      allowPositionals: true,
      strict: true,
    })
    return { values: { ...values }, positionals }
  } catch (error) {
    const [what] = String(error instanceof Error ? error.message : error).split(/[.\n]/)
    throw new UsageProblem(`${what}. Usage: npm run server -- ${name} ${command.usage}`)
  }
}

function option(values: Readonly<Record<string, unknown>>, name: string, variable: string): Environment {
  const value = values[name]
  return typeof value === 'string' ? { [variable]: value } : {}
}

function sentenceFor(error: unknown): string | null {
  if (
    error instanceof CommandProblem ||
    error instanceof BackupProblem ||
    error instanceof DatabaseProblem ||
    error instanceof ConfigProblem ||
    error instanceof UsageProblem
  )
    return error.message
  if (isUnavailable(error))
    return `The database cannot be reached: ${error instanceof Error && error.message ? error.message : 'no answer'}.`
  return null
}
