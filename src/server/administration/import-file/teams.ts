/** Teams from a file: new ones, and known ones that lie elsewhere now. */
import type { ImportedLine, TeamRecord } from '#shared/contract/administration.ts'
import type { TeamId } from '#shared/domain/ids.ts'
import { changeTeam, createTeam, readTeams } from '../teams.ts'
import { findTeam } from './find-team.ts'
import { type Importing, tryLine, Wrong } from './lines.ts'
import type { TableLine } from './read-table.ts'

const nameOf = ({ cells: { team = '' } }: TableLine): string => team
const parentOf = ({ cells: { parent = '' } }: TableLine): string => parent
const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** A team may stand before the one it lies under: lines wait until theirs is there. */
export async function importTeams(importing: Importing): Promise<ImportedLine[]> {
  const done: ImportedLine[] = []
  /** Teams that a line is about already: no other line is. */
  const meant = new Set<TeamId>()
  let waiting = [...importing.lines]
  while (waiting.length > 0) {
    const teams = await readTeams(importing.tx)
    const ready = waiting.filter((line) => !awaits(line, teams, waiting))
    // What waits for itself is told so, as an unknown parent.
    const now = ready.length > 0 ? ready : waiting
    for (const line of now) done.push(await importTeam(importing, line, meant))
    waiting = waiting.filter((line) => !now.includes(line))
  }
  return done.sort((a, b) => a.line - b.line)
}

/** Its parent is not there, and another line may bring it. */
function awaits(line: TableLine, teams: readonly TeamRecord[], waiting: readonly TableLine[]): boolean {
  const parent = parentOf(line)
  if (parent === '' || found(teams, parent)) return false
  const last = parent.split('/').at(-1)?.trim() ?? ''
  return waiting.some((other) => other !== line && [parent, last].some((name) => isSame(nameOf(other), name)))
}

function found(teams: readonly TeamRecord[], said: string): TeamRecord | null {
  try {
    return findTeam(teams, said, 'parent')
  } catch (error) {
    if (error instanceof Wrong) return null
    throw error
  }
}

async function importTeam(importing: Importing, line: TableLine, meant: Set<TeamId>): Promise<ImportedLine> {
  const [name, parent] = [nameOf(line), parentOf(line)]
  return await tryLine({ line: line.line, key: name }, async () => {
    if (name === '') throw new Wrong({ reason: 'empty', column: 'team' })
    if (name.length > 120) throw new Wrong({ reason: 'invalid', column: 'team', value: name })
    const teams = await readTeams(importing.tx)
    const parentId = parent === '' ? null : findTeam(teams, parent, 'parent').id
    const known = knownTeam(importing, line, teams, parentId, meant)
    if (!known) {
      const { id } = await createTeam(importing, importing.newId<TeamId>(), { name, parentId })
      meant.add(id)
      return { kind: 'new' }
    }
    meant.add(known.id)
    if (known.parentId === parentId && known.name === name) return { kind: 'same' }
    await changeTeam(importing, { id: known.id, version: known.version, draft: { name, parentId } })
    return { kind: 'changed', columns: known.parentId === parentId ? ['team'] : ['parent'] }
  })
}

/**
 * The team a line is about: the one of that name at that place, else one that lies elsewhere and that no other
 * line leaves there; null: a new one.
 */
function knownTeam(
  { lines }: Importing,
  line: TableLine,
  teams: readonly TeamRecord[],
  parentId: TeamId | null,
  meant: ReadonlySet<TeamId>,
): TeamRecord | null {
  const named = teams.filter((team) => isSame(team.name, nameOf(line)) && !meant.has(team.id))
  const there = named.find((team) => team.parentId === parentId)
  if (there) return there
  const left = lines.flatMap((other) =>
    other !== line && isSame(nameOf(other), nameOf(line)) ? [found(teams, parentOf(other))?.id ?? null] : [],
  )
  const [first, second] = named.filter((team) => !left.includes(team.parentId))
  if (second) throw new Wrong({ reason: 'notUnique', column: 'team', value: nameOf(line) })
  return first ?? null
}
