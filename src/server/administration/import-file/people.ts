/** People from a file: new ones, and what is other than it was of those there are. Nobody leaves by a file. */
import { sql } from 'kysely'
import {
  ImportColumn,
  type ImportedLine,
  Login,
  PersonDraft,
  type PersonRecord,
  type SiteRecord,
  type TeamRecord,
} from '#shared/contract/administration.ts'
import { NO_EMPLOYMENT } from '#shared/domain/employment.ts'
import type { PersonId, TeamId } from '#shared/domain/ids.ts'
import { initialsOf, Role } from '#shared/domain/people.ts'
import type { Queries } from '../../database/index.ts'
import { changePerson, createPerson } from '../change-person.ts'
import { draftOf, readPerson } from '../people.ts'
import { readSites } from '../sites.ts'
import { readTeams } from '../teams.ts'
import { findTeam } from './find-team.ts'
import { type Importing, tryLine, Wrong } from './lines.ts'
import type { TableLine } from './read-table.ts'

interface Around {
  readonly teams: readonly TeamRecord[]
  readonly sites: readonly SiteRecord[]
  /** The line a login stood on first. */
  readonly seen: Map<string, number>
}

/** Deputies come last: the one who stands in may stand further down in the file. */
export async function importPeople(importing: Importing): Promise<ImportedLine[]> {
  const { tx, lines } = importing
  const around = { teams: await readTeams(tx), sites: await readSites(tx), seen: new Map<string, number>() }
  const done: ImportedLine[] = []
  for (const line of lines) done.push(await importPerson(importing, around, line))
  for (const [i, line] of lines.entries()) {
    const before = done[i]
    if (!before || before.outcome.kind === 'wrong' || !line.cells.deputy) continue
    done[i] = await setDeputy(importing, line, before)
  }
  return done
}

const keyOf = ({ cells: { login = '' } }: TableLine): string => login.toLowerCase()

async function importPerson(importing: Importing, around: Around, line: TableLine): Promise<ImportedLine> {
  const login = keyOf(line)
  return await tryLine({ line: line.line, key: login }, async () => {
    if (login === '') throw new Wrong({ reason: 'empty', column: 'login' })
    if (!Login.safeParse(login).success) throw new Wrong({ reason: 'invalid', column: 'login', value: login })
    const earlier = around.seen.get(login)
    if (earlier !== undefined) throw new Wrong({ reason: 'twice', line: earlier })
    around.seen.set(login, line.line)
    const known = await findByLogin(importing.tx, login)
    const draft = wantedOf(login, line, known, around)
    if (!known) {
      await createPerson(importing, {
        id: importing.newId<PersonId>(),
        draft,
        passwordHash: importing.hashOf(login),
      })
      return { kind: 'new' }
    }
    const columns = changedColumns(known, draft)
    if (columns.length === 0) return { kind: 'same' }
    await changePerson(importing, known, draft)
    return { kind: 'changed', columns }
  })
}

async function findByLogin(queries: Queries, login: string): Promise<PersonRecord | null> {
  const { rows } = await sql<{ id: PersonId }>`select id from person where login = ${login}`.execute(queries)
  return rows[0] ? await readPerson(queries, rows[0].id) : null
}

/** Several in one cell, each once; parted by `|` where names have commas. */
const listed = (cell: string): string[] => [
  ...new Set(cell.split(cell.includes('|') ? '|' : ',').flatMap((part) => part.trim() || [])),
]

/** What the cells say; where one is empty, or not in the file, what there is. */
function wantedOf(
  login: string,
  { cells }: TableLine,
  known: PersonRecord | null,
  { teams, sites }: Around,
): PersonDraft {
  const displayName = cells.displayName || known?.displayName || ''
  if (displayName === '') throw new Wrong({ reason: 'empty', column: 'displayName' })
  const initials = cells.initials || known?.initials || initialsOf(displayName)
  const teamId = cells.team ? findTeam(teams, cells.team, 'team').id : known?.teamId
  if (teamId === undefined) throw new Wrong({ reason: 'empty', column: 'team' })
  const siteId = cells.site ? findSite(sites, cells.site).id : (known?.siteId ?? onlySite(sites)?.id)
  if (siteId === undefined) throw new Wrong({ reason: 'empty', column: 'site' })
  const employment = known?.employment ?? NO_EMPLOYMENT
  return checked({
    login,
    displayName,
    initials,
    teamId,
    siteId,
    memberships: cells.memberships
      ? furtherTeams(teams, cells.memberships, teamId)
      : (known?.memberships ?? []),
    roles: cells.roles ? rolesOf(cells.roles) : (known?.roles ?? ['staff']),
    deputyId: known?.deputyId ?? null,
    employment: cells.groups ? { ...employment, groups: listed(cells.groups) } : employment,
  })
}

/** By what the contract allows: longer texts and lists would be had by nobody. */
function checked(draft: PersonDraft): PersonDraft {
  const [issue] = PersonDraft.safeParse(draft).error?.issues ?? []
  if (!issue) return draft
  const column = issue.path.map(String).findLast((part) => ImportColumn.safeParse(part).success)
  const value = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)?.[key], draft)
  throw new Wrong({
    reason: 'invalid',
    column: ImportColumn.catch('displayName').parse(column),
    value: String(value).slice(0, 80),
  })
}

function furtherTeams(teams: readonly TeamRecord[], cell: string, home: TeamId): TeamId[] {
  const ids = listed(cell).map((name) => findTeam(teams, name, 'memberships').id)
  return [...new Set(ids)].filter((id) => id !== home).sort()
}

const onlySite = (sites: readonly SiteRecord[]): SiteRecord | undefined =>
  sites.length === 1 ? sites[0] : undefined

function findSite(sites: readonly SiteRecord[], said: string): SiteRecord {
  const site = sites.find((s) => s.name.toLowerCase() === said.toLowerCase())
  if (!site) throw new Wrong({ reason: 'unknown', column: 'site', value: said })
  return site
}

/** As the screens of both languages name them, and as they are called in the code. */
const ROLES: Readonly<Record<Role, readonly string[]>> = {
  staff: ['staff', 'beschäftigt'],
  lead: ['lead', 'teamleitung', 'team lead'],
  facility: ['facility', 'gebäudemanagement', 'facility management'],
  admin: ['admin', 'administration'],
}

const rolesOf = (cell: string): Role[] =>
  listed(cell).map((said) => {
    const role = Role.options.find((r) => ROLES[r].includes(said.toLowerCase()))
    if (!role) throw new Wrong({ reason: 'unknown', column: 'roles', value: said })
    return role
  })

function changedColumns(known: PersonRecord, draft: PersonDraft): ImportColumn[] {
  const differs: Partial<Record<ImportColumn, boolean>> = {
    displayName: known.displayName !== draft.displayName,
    initials: known.initials !== draft.initials,
    team: known.teamId !== draft.teamId,
    memberships: [...known.memberships].sort().join() !== draft.memberships.join(),
    site: known.siteId !== draft.siteId,
    roles: [...known.roles].sort().join() !== [...draft.roles].sort().join(),
    groups: known.employment.groups.join() !== draft.employment.groups.join(),
  }
  return (Object.keys(differs) as ImportColumn[]).filter((column) => differs[column])
}

async function setDeputy(importing: Importing, line: TableLine, before: ImportedLine): Promise<ImportedLine> {
  return await tryLine(before, async () => {
    const person = await findByLogin(importing.tx, keyOf(line))
    if (!person) return before.outcome
    const said = line.cells.deputy?.toLowerCase() ?? ''
    const deputy = await findByLogin(importing.tx, said)
    if (!deputy) throw new Wrong({ reason: 'unknown', column: 'deputy', value: said })
    if (deputy.id === person.deputyId) return before.outcome
    await changePerson(importing, person, { ...draftOf(person), deputyId: deputy.id })
    if (before.outcome.kind === 'new') return before.outcome
    const columns = before.outcome.kind === 'changed' ? before.outcome.columns : []
    return { kind: 'changed', columns: [...columns, 'deputy'] }
  })
}
