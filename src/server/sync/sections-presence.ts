/** Where the colleagues are whom the viewer may see. */
import { sql } from 'kysely'
import { type Day, daysFrom } from '#shared/calendar/day.ts'
import type { PresenceUnit } from '#shared/contract/pull.ts'
import type { Place } from '#shared/domain/day-plan.ts'
import type { PersonId, SpaceId } from '#shared/domain/ids.ts'
import { isChanged, isDayIn, keyed, type Pull, type Section, WHOLE } from './page.ts'

const colleagues = ({ scope, viewer }: Pull): PersonId[] =>
  scope.visible.filter((id) => id !== viewer.personId)

async function addPresence(pull: Pull, keys: readonly string[]) {
  // Asked again here, so that no key, wherever it came from, brings what may not be seen.
  const visible = new Set<string>(colleagues(pull))
  const wanted = keys
    .map((key) => key.split('|') as [PersonId, Day])
    .filter(([person, day]) => visible.has(person) && day >= pull.scope.presenceFrom)
  const people = wanted.map(([person]) => person)
  const days = wanted.map(([, day]) => day)
  const keysTable = sql`unnest(${people}::uuid[], ${days}::date[]) as k (person, day)`
  const { rows: places } = await sql<{ person: PersonId; day: Day; am: Place | null; pm: Place | null }>`
    select k.person, k.day, w.am, w.pm from ${keysTable}
    join work_day w on w.person_id = k.person and w.day = k.day`.execute(pull.tx)
  const { rows: desks } = await sql<{
    person: PersonId
    day: Day
    spaceId: SpaceId
    from: number
    to: number
  }>`
    select k.person, k.day, b.space_id as "spaceId", b.from_minute as "from", b.to_minute as "to"
    from ${keysTable} join booking b on b.holder_id = k.person and b.day = k.day
    where b.desk order by b.from_minute`.execute(pull.tx)

  const contents = new Map<string, NonNullable<PresenceUnit['content']>>()
  for (const { person, day, am, pm } of places)
    contents.set(`${person}|${day}`, { places: { am, pm }, desks: [] })
  for (const { person, day, spaceId, from, to } of desks) {
    const key = `${person}|${day}`
    const content = contents.get(key) ?? { places: { am: null, pm: null }, desks: [] }
    content.desks.push({ spaceId, from, to })
    contents.set(key, content)
  }
  for (const [personId, day] of wanted)
    pull.page.presence.push({ personId, day, content: contents.get(`${personId}|${day}`) ?? null })
}

export const presenceSections: readonly Section[] = [
  keyed({
    name: 'presence-new',
    isEmpty: ({ newPresenceDays, isVisibilityNew }) => newPresenceDays.length === 0 && !isVisibilityNew,
    keys: (pull) => {
      const { presenceFrom, window } = pull.scope
      const days = pull.isVisibilityNew ? daysFrom(presenceFrom, window.to) : pull.newPresenceDays
      const people = sql`any(${colleagues(pull)}::uuid[])`
      return sql`
        select ${WHOLE}, person_id || '|' || day as k from work_day
          where person_id = ${people} and ${isDayIn(days)}
        union all select ${WHOLE}, holder_id || '|' || day from booking
          where holder_id = ${people} and ${isDayIn(days)} and desk`
    },
    add: addPresence,
  }),
  keyed({
    name: 'presence',
    isEmpty: ({ since, changed }) =>
      since === null || (!changed.work_day && !changed.booking && !changed.tombstone),
    keys: (pull) => {
      const people = sql`any(${colleagues(pull)}::uuid[])`
      const { presenceFrom, window } = pull.scope
      const isMeant = sql`${isChanged(pull)} and day between ${presenceFrom} and ${window.to}`
      return sql`
        select rev, person_id || '|' || day as k from work_day where person_id = ${people} and ${isMeant}
        union all select rev, holder_id || '|' || day from booking
          where holder_id = ${people} and ${isMeant} and desk
        union all select rev, person_id || '|' || day from tombstone
          where kind in ('work_day', 'booking') and person_id = ${people} and ${isMeant}`
    },
    add: addPresence,
  }),
]
