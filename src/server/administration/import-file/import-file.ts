/**
 * People and teams from a file. Each line is done as an administrator would enter it, by the same functions, so that
 * the preview is what would happen: it is done, looked at, and taken back. A file with a wrong line changes nothing.
 */
import { createHash } from 'node:crypto'
import {
  type ImportedFile,
  type ImportedLine,
  type ImportKind,
  MOST_LINES,
} from '#shared/contract/administration.ts'
import type { PersonId, TeamId } from '#shared/domain/ids.ts'
import { hashPassword, type Viewer } from '../../identity/index.ts'
import { newUuid } from '../../random.ts'
import type { Services } from '../../services.ts'
import { administer } from '../administer.ts'
import { oneTimePassword } from '../one-time-password.ts'
import type { Importing } from './lines.ts'
import { importPeople } from './people.ts'
import { readTable, type TableLine } from './read-table.ts'
import { importTeams } from './teams.ts'

/** Thrown to take back what was only looked at. */
class TakenBack extends Error {}

/** @returns the lines with what becomes of each; `taken`: they have become it */
export async function importFile(
  services: Services,
  viewer: Viewer,
  { kind, text, confirmed }: { kind: ImportKind; text: string; confirmed: string | null },
): Promise<ImportedFile> {
  const table = readTable(kind, text)
  if ('broken' in table) return { kind: 'broken', line: table.broken }
  if ('missing' in table) return { kind: 'unreadable', ...table }
  if (table.lines.length > MOST_LINES) return { kind: 'tooLong' }
  const passwords = await passwordsFor(services, confirmed !== null && kind === 'people' ? table.lines : [])
  let lines: ImportedLine[] = []
  let taken = false
  try {
    await administer(services, viewer, async (administering) => {
      const importing: Importing = {
        ...administering,
        lines: table.lines,
        newId: <T extends PersonId | TeamId>() => newUuid(services.random) as T,
        hashOf: (login) => passwords.get(login)?.hash ?? null,
      }
      lines = kind === 'people' ? await importPeople(importing) : await importTeams(importing)
      taken = confirmed === stateOf(lines) && lines.every((line) => line.outcome.kind !== 'wrong')
      if (!taken) throw new TakenBack()
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
  const created = new Set(lines.filter((l) => l.outcome.kind === 'new').map((l) => l.key))
  return {
    kind: 'read',
    lines,
    state: stateOf(lines),
    taken,
    passwords: taken
      ? [...passwords]
          .filter(([login]) => created.has(login))
          .map(([login, { password }]) => ({ login, password }))
      : [],
  }
}

const stateOf = (lines: readonly ImportedLine[]): string =>
  createHash('sha256').update(JSON.stringify(lines)).digest('base64url').slice(0, 22)

/** Derived outside the transaction, which others wait for; of logins that are not there yet. */
async function passwordsFor(
  { database, random }: Services,
  lines: readonly TableLine[],
): Promise<Map<string, { password: string; hash: string }>> {
  const wanted = new Set(lines.flatMap(({ cells }) => cells.login?.toLowerCase() || []))
  const known = await database.kysely.selectFrom('person').select('login').execute()
  for (const { login } of known) wanted.delete(login)
  const made = new Map<string, { password: string; hash: string }>()
  for (const login of wanted) {
    const password = oneTimePassword(random)
    made.set(login, { password, hash: await hashPassword(password, random) })
  }
  return made
}
