/** The viewer's own bookings, days and outcomes. */
import { sql } from 'kysely'
import { addDays, type Day } from '#shared/calendar/day.ts'
import type { Notice } from '#shared/contract/floor-plans.ts'
import type { Booking, Places } from '#shared/domain/day-plan.ts'
import type { BookingId } from '#shared/domain/ids.ts'
import { writePastDays } from '#shared/domain/past-days.ts'
import { daysJudged } from '#shared/policy/needed-days.ts'
import { beforeAbsences } from '../day-plan/index.ts'
import { policiesOf } from '../policy/index.ts'
import { isChanged, isDayIn, type KeyedSection, keyed, type Pull, type Section, WHOLE } from './page.ts'
import { type MutationRow, outcomeOf } from './receipt.ts'

const DAY_MS = 86_400_000

async function addBookings({ tx, page, viewer }: Pull, ids: readonly string[]) {
  const { rows } = await sql<Booking>`
    select id, space_id as "spaceId", day, from_minute as "from", to_minute as "to"
    from booking where id = any(${ids}::uuid[]) and holder_id = ${viewer.personId}`.execute(tx)
  const byId = new Map<string, Booking>(rows.map((row) => [row.id, row]))
  for (const id of ids)
    page.mine.push({ kind: 'booking', id: id as BookingId, content: byId.get(id) ?? null })
}

async function addPlaces({ tx, page, viewer }: Pull, days: readonly string[]) {
  const { rows } = await sql<Places & { day: Day }>`
    select day, am, pm from work_day
    where person_id = ${viewer.personId} and day = any(${days}::date[])`.execute(tx)
  const byDay = new Map<string, Places>(rows.map(({ day, am, pm }) => [day, { am, pm }]))
  for (const day of days) page.mine.push({ kind: 'places', day: day as Day, content: byDay.get(day) ?? null })
}

async function addBeforeAbsences({ tx, page, viewer }: Pull, days: readonly string[]) {
  const byDay = await beforeAbsences(tx, viewer.personId, days as Day[])
  for (const day of days as Day[])
    page.mine.push({ kind: 'beforeAbsence', day, content: byDay.get(day) ?? null })
}

async function addOutcomes({ tx, page, viewer, services, epoch }: Pull, ids: readonly string[]) {
  const { rows } = await sql<MutationRow>`
    select id, device_id, seq, args_hash, rejection, commit_order from mutation
    where id = any(${ids}::uuid[]) and device_id = ${viewer.deviceId} order by seq`.execute(tx)
  const witness = { personId: viewer.personId, epoch }
  for (const row of rows)
    page.mine.push({ kind: 'outcome', id: row.id, content: outcomeOf(services.server, witness, row) })
}

async function addNotices({ tx, page, viewer }: Pull, ids: readonly string[]) {
  const rows = await tx
    .selectFrom('notice')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('person_id', '=', viewer.personId)
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const id of ids) {
    const row = byId.get(id)
    const content: Notice | null = row
      ? {
          kind: row.kind,
          at: row.at,
          day: row.day,
          from: row.from_minute,
          to: row.to_minute,
          room: row.room,
          label: row.label,
          target:
            row.new_space_id === null
              ? null
              : { spaceId: row.new_space_id, room: row.new_room ?? '', label: row.new_label ?? '' },
          by: row.by_name,
          closing: row.closing,
        }
      : null
    page.mine.push({ kind: 'notice', id, content })
  }
}

/** What is past does not change while the database lives: it is told when the window moves, or what rules count. */
const past: Section = {
  name: 'past',
  isEmpty: ({ hasBeginningMoved, changed }) => !hasBeginningMoved && !changed.policy_version,
  async run({ tx, page, viewer, scope: { window } }) {
    const judged = daysJudged(await policiesOf(tx), window)
    page.left--
    if (!judged || judged.from >= window.from) {
      page.mine.push({ kind: 'past', content: null })
      return null
    }
    const to = addDays(window.from, -1)
    const { rows } = await sql<Places & { day: Day }>`
      select day, am, pm from work_day
      where person_id = ${viewer.personId} and day between ${judged.from} and ${to}`.execute(tx)
    const byDay = new Map(rows.map((row) => [row.day, row]))
    const content = writePastDays(judged.from, to, (day) => byDay.get(day) ?? null)
    page.mine.push({ kind: 'past', content })
    return null
  },
}

/** Rows of which the viewer has one a day. */
const ofDays = ({
  name,
  table,
  add,
}: Pick<KeyedSection, 'name' | 'add'> & { readonly table: 'work_day' | 'before_absence' }): Section[] => [
  keyed({
    name: `${name}-new`,
    isEmpty: ({ newDays }) => newDays.length === 0,
    keys: ({ viewer, newDays }) => sql`select ${WHOLE}, day::text as k from ${sql.table(table)}
      where person_id = ${viewer.personId} and ${isDayIn(newDays)}`,
    add,
  }),
  keyed({
    name,
    isEmpty: ({ since, changed }) => since === null || (!changed[table] && !changed.tombstone),
    keys: (pull) => sql`
      select rev, day::text as k from ${sql.table(table)}
        where person_id = ${pull.viewer.personId} and ${isChanged(pull)} and ${isDayIn(pull.heldDays)}
      union all select rev, day::text from tombstone
        where kind = ${table} and person_id = ${pull.viewer.personId} and ${isChanged(pull)}
          and day between ${pull.scope.window.from} and ${pull.scope.window.to}`,
    add,
  }),
]

export const mineSections: readonly Section[] = [
  past,
  keyed({
    name: 'bookings-new',
    isEmpty: ({ newDays }) => newDays.length === 0,
    keys: ({ viewer, newDays }) => sql`select ${WHOLE}, id::text as k from booking
      where holder_id = ${viewer.personId} and ${isDayIn(newDays)}`,
    add: addBookings,
  }),
  keyed({
    name: 'bookings',
    isEmpty: ({ since, changed }) => since === null || (!changed.booking && !changed.tombstone),
    // Ends are sent for new days too: a pull that was broken off may have brought what ended since.
    keys: (pull) => sql`
      select rev, id::text as k from booking
        where holder_id = ${pull.viewer.personId} and ${isChanged(pull)} and ${isDayIn(pull.heldDays)}
      union all select rev, id::text from tombstone
        where kind = 'booking' and person_id = ${pull.viewer.personId} and ${isChanged(pull)}`,
    add: addBookings,
  }),
  ...ofDays({ name: 'places', table: 'work_day', add: addPlaces }),
  ...ofDays({ name: 'before-absence', table: 'before_absence', add: addBeforeAbsences }),
  // A notice is about a day of the window it was written in, and is never taken back.
  keyed({
    name: 'notices',
    isEmpty: ({ changed }) => !changed.notice,
    keys: (pull) =>
      pull.since === null
        ? sql`select ${WHOLE}, id::text as k from notice
            where person_id = ${pull.viewer.personId} and day >= ${pull.scope.window.from}`
        : sql`select rev, id::text as k from notice
            where person_id = ${pull.viewer.personId} and ${isChanged(pull)}`,
    add: addNotices,
  }),
  keyed({
    name: 'outcomes',
    isEmpty: ({ changed }) => !changed.mutation,
    keys: (pull) =>
      pull.since === null
        ? sql`select ${WHOLE}, id::text as k from mutation where device_id = ${pull.viewer.deviceId}
            and at >= ${pull.now - pull.scope.settings.receiptDays * DAY_MS}`
        : sql`select rev, id::text as k from mutation
            where device_id = ${pull.viewer.deviceId} and ${isChanged(pull)}`,
    add: addOutcomes,
  }),
]
