/** What a cell of the matrix says, and who fits a filter. Pure. */
import { daysFrom } from '#shared/calendar/arithmetic.ts'
import type { Day } from '#shared/calendar/day.ts'
import type { TeamCell, TeamMatrix } from '#shared/contract/local.ts'
import type { Place } from '#shared/domain/day-plan.ts'
import type { PersonId } from '#shared/domain/ids.ts'
import { spaceWords } from '../changes/sentences.ts'
import type { T } from '../i18n/i18n.ts'

export type Member = TeamMatrix['people'][number]
export type Filter = 'all' | 'with' | 'open'

export const isAtOffice = (cell: TeamCell | null): boolean =>
  cell !== null && (cell.places.am === 'office' || cell.places.pm === 'office')

const isOpen = (cell: TeamCell | null) =>
  cell === null || (cell.places.am === null && cell.places.pm === null)

/** At the office in the same half. */
export const areTogether = (a: TeamCell | null, b: TeamCell | null): boolean =>
  a !== null &&
  b !== null &&
  ((a.places.am === 'office' && b.places.am === 'office') ||
    (a.places.pm === 'office' && b.places.pm === 'office'))

/** @param shown which days count, by their index */
export function membersShown(
  people: readonly Member[],
  shown: readonly number[],
  { filter, search, me }: { filter: Filter; search: string; me: PersonId },
): Member[] {
  const own = people.find((p) => p.person.id === me)
  const wanted = search.trim().toLocaleLowerCase()
  return people.filter(({ person, cells }) => {
    if (wanted !== '' && !person.displayName.toLocaleLowerCase().includes(wanted)) return false
    if (filter === 'with')
      return person.id === me || shown.some((i) => areTogether(cells[i] ?? null, own?.cells[i] ?? null))
    if (filter === 'open') return shown.some((i) => isOpen(cells[i] ?? null))
    return true
  })
}

/** Of whom and since when one sees what is planned. */
export function scopeWords(
  { leads, looksBack }: Pick<TeamMatrix, 'leads' | 'looksBack'>,
  { first, today }: { readonly first: Day; readonly today: Day },
  t: T,
): string {
  if (!leads) return t('team.aside.scope')
  if (!looksBack) return t('team.aside.scopeLeadAhead')
  return t('team.aside.scopeLead', { n: daysFrom(first, today).length - 1 })
}

/** "Büro, 2.14 · Platz 6" */
export function cellWords(cell: TeamCell | null, mayMiss: boolean, t: T): string {
  if (isOpen(cell) || cell === null) return t(mayMiss ? 'team.cell.nothingSeen' : 'team.cell.nothing')
  const word = (place: Place | null) => (place === null ? t('team.cell.open') : t(`common.place.${place}`))
  const { am, pm } = cell.places
  const places = am === pm ? word(am) : t('team.cell.halves', { am: word(am), pm: word(pm) })
  const desks = cell.desks.map((d) => (d.space ? spaceWords(d.space, t) : t('team.cell.unknown')))
  return [places, ...desks, ...(cell.queued ? [t('team.cell.queued')] : [])].join(', ')
}

/** "2.14·6": as short as a narrow column allows. */
export const shortDesk = ({ room, label }: { room: string; label: string }): string =>
  room === '' ? label : `${room}·${label}`
