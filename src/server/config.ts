/** What the server's surroundings tell it, read once. Options of the command line win over the environment. */
import { join, resolve } from 'node:path'
import { z } from 'zod'

export interface Config {
  /** PostgreSQL; null: the embedded database in the data folder. */
  readonly databaseUrl: string | null
  readonly dataFolder: string
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  /** What a new server calls itself. */
  readonly name: string
  /** Addresses of proxies whose `X-Forwarded-For` is believed, comma-separated. */
  readonly trustProxy: string | null
  /** Where revocations are kept outside the database. */
  readonly revocationsFile: string
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** A setting that makes no sense; the message is for the person who set it. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem'
}

const Environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'begins with postgres://')
    .optional(),
  PLATZWAHL_DATA: z.string().default('.data/central'),
  PLATZWAHL_HOST: z.string().default('127.0.0.1'),
  PLATZWAHL_PORT: z.coerce
    .number('is a number from 0 to 65535')
    .int('is a number from 0 to 65535')
    .min(0, 'is a number from 0 to 65535')
    .max(65_535, 'is a number from 0 to 65535')
    .default(4601),
  PLATZWAHL_NAME: z.string().min(1).max(120).default('Platzwahl'),
  PLATZWAHL_TRUST_PROXY: z.string().optional(),
  PLATZWAHL_REVOCATIONS: z.string().optional(),
  PLATZWAHL_LOG: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})
export type Environment = Readonly<Record<string, string | undefined>>

/** @throws ConfigProblem naming the setting */
export function readConfig(environment: Environment): Config {
  // An empty variable is how shells and compose files say that there is none.
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(set)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new ConfigProblem(`${String(issue?.path[0])}: ${issue?.message}.`)
  }
  const e = parsed.data
  const dataFolder = resolve(e.PLATZWAHL_DATA)
  return {
    databaseUrl: e.DATABASE_URL ?? null,
    dataFolder,
    host: e.PLATZWAHL_HOST,
    port: e.PLATZWAHL_PORT,
    name: e.PLATZWAHL_NAME,
    trustProxy: e.PLATZWAHL_TRUST_PROXY ?? null,
    revocationsFile: resolve(e.PLATZWAHL_REVOCATIONS ?? join(dataFolder, 'revocations.jsonl')),
    logLevel: e.PLATZWAHL_LOG,
  }
}
