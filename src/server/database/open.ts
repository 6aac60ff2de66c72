import type { Database } from './handle.ts'
import { openFolder } from './pglite.ts'
import { openPostgres } from './postgres.ts'

/** PostgreSQL when there is a URL, else the embedded database in the folder. Not yet migrated. */
export async function openDatabase(where: {
  readonly databaseUrl: string | null
  readonly dataFolder: string
  readonly onTrouble?: (error: Error) => void
}): Promise<Database> {
  const { onTrouble } = where
  if (where.databaseUrl !== null)
    return openPostgres({ url: where.databaseUrl, ...(onTrouble ? { onTrouble } : {}) })
  return await openFolder(where.dataFolder)
}
