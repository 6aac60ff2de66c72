/** Teams from a file: new ones, and known ones that lie elsewhere now. */
import type { ImportedLine, TeamRecord } from '#shared/contract/administration.ts'
import type { TeamId } from '#shared/domain/ids.ts'
import { changeTeam, createTeam, readTeams } from '../teams.ts'
import { findTeam } from './find-team.ts'
import { type Importing, tryLine, Wrong } from './lines.ts'
import type { TableLine } from './read-table.ts'

/** A team may stand before the one it lies under: lines wait until theirs is there. */
export async function importTeams(importing: Importing): Promise<ImportedLine[]> {
  const done: ImportedLine[] = []
  const names = new Set(importing.lines.map((l) => l.cells.team?.toLowerCase()))
  let waiting = [...importing.lines]
  while (waiting.length > 0) {
    const teams = await readTeams(importing.tx)
    const isThere = (name: string) => teams.some((team) => team.name.toLowerCase() === name)
    const ready = waiting.filter(({ cells: { parent = '' } }) => {
      const awaited = parent.toLowerCase()
      return isThere(awaited) || !names.has(awaited)
    })
    // What waits for itself is told so, as an unknown parent.
    const now = ready.length > 0 ? ready : waiting
    for (const line of now) done.push(await importTeam(importing, line))
    waiting = waiting.filter((line) => !now.includes(line))
  }
  return done.sort((a, b) => a.line - b.line)
}

async function importTeam(importing: Importing, { line, cells }: TableLine): Promise<ImportedLine> {
  const { team: name = '', parent = '' } = cells
  return await tryLine({ line, key: name }, async () => {
    if (name === '') throw new Wrong({ reason: 'empty', column: 'team' })
    if (name.length > 120) throw new Wrong({ reason: 'invalid', column: 'team', value: name })
    const teams = await readTeams(importing.tx)
    const parentId = parent === '' ? null : findTeam(teams, parent, 'parent').id
    const present = teams.filter((team) => team.name.toLowerCase() === name.toLowerCase())
    if (present.length > 1 && !present.some((team) => team.parentId === parentId))
      throw new Wrong({ reason: 'notUnique', column: 'team', value: name })
    const known: TeamRecord | undefined = present.find((team) => team.parentId === parentId) ?? present[0]
    if (!known) {
      await createTeam(importing, importing.newId<TeamId>(), { name, parentId })
      return { kind: 'new' }
    }
    if (known.parentId === parentId && known.name === name) return { kind: 'same' }
    await changeTeam(importing, { id: known.id, version: known.version, draft: { name, parentId } })
    return { kind: 'changed', columns: known.parentId === parentId ? ['team'] : ['parent'] }
  })
}
