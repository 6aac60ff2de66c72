/** News of the owner's standing, kept in the cache until it is put aside. */
import type { Instant } from '#shared/calendar/day.ts'
import type { TeamId } from '#shared/domain/ids.ts'
import type { Policy } from '#shared/policy/policy.ts'
import { segmentOn } from '#shared/policy/segments.ts'
import { belongs } from '#shared/policy/situation.ts'
import { countOfficeDays, directoryRow, directoryRows } from '../cache/confirmed.ts'
import type { ReadDb, WriteDb } from '../cache/database.ts'
import { readMeta, writeMeta } from '../cache/meta.ts'
import { spaceRef } from '../floors/space-ref.ts'
import { factsOf, policiesOf } from '../rules/facts.ts'
import { knownDays } from '../session/state.ts'
import { newsBetween, type Standing } from './standing.ts'

/** More than anybody reads; the oldest go. */
const MOST_NEWS = 30

/**
 * At the end of a pull. The first one of a cache has nothing to compare with.
 * @param isTouched whether the pull may have brought something of what the standing is made of
 * @returns whether there is news
 */
export function noteNews(tx: WriteDb, now: Instant, isTouched: boolean): boolean {
  const before = readMeta(tx, 'standing')
  if (before && !isTouched) return false
  const after = standingOf(tx, now)
  if (!after) return false
  if (JSON.stringify(before) === JSON.stringify(after)) return false
  writeMeta(tx, 'standing', after)
  if (!before) return false
  const { today } = knownDays(tx, now)
  const told = newsBetween(before, after, today, (from, to) => countOfficeDays(tx, from, to))
  if (told.length === 0) return false
  const kept = readMeta(tx, 'news') ?? { last: 0, all: [] }
  const all = told.map((news, i) => ({ ...news, id: `news-${kept.last + told.length - i}` }))
  writeMeta(tx, 'news', { last: kept.last + told.length, all: [...all, ...kept.all].slice(0, MOST_NEWS) })
  return true
}

function standingOf(db: ReadDb, now: Instant): Standing | null {
  const me = readMeta(db, 'me')
  const facts = factsOf(db, now, new Set())
  const site = me && directoryRow(db, 'site', me.siteId)
  if (!me || !facts || !site) return null
  const team = (id: TeamId) => ({ id, name: directoryRow(db, 'team', id)?.name ?? '' })
  const { id: person, segments } = facts.person
  const isFor = ({ effectiveFrom, rules }: Policy) => {
    const segment = segmentOn(segments, effectiveFrom)
    return segment !== null && rules.some((rule) => belongs(rule.scope, segment, person))
  }
  return {
    team: team(me.person.teamId),
    leads: me.leads.map(team),
    alsoIn: me.person.alsoIn.map(team),
    site: { id: site.id, name: site.name },
    employment: me.employment,
    closures: site.closures,
    noon: site.noon,
    bookingWindow: readMeta(db, 'serverSettings')?.bookingWindowDays ?? null,
    policies: policiesOf(db)
      .filter((policy) => policy.approval !== null && isFor(policy))
      .map(({ id, version, name, effectiveFrom }) => ({ id, version, name, from: effectiveFrom })),
    fixedDesks: directoryRows(db, 'fixedDesk').flatMap(({ isOwn, spaceId }) => {
      const at = isOwn ? spaceRef(db, spaceId) : null
      return at ? [{ id: spaceId, room: at.room, label: at.label }] : []
    }),
    failedPlans: me.roles.includes('facility') ? failedPlans(db) : [],
  }
}

const failedPlans = (db: ReadDb): Standing['failedPlans'] =>
  directoryRows(db, 'floor').flatMap(({ id, buildingId, name, planFailed }) => {
    const building = directoryRow(db, 'building', buildingId)
    return planFailed && building ? [{ id, name: `${building.name}, ${name}`, from: planFailed }] : []
  })
