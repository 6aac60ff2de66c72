/**
 * What holds for the owner's planning and others decide: contract, teams, site, agreements, a desk of
 * their own. What a completed pull made of it is compared with what it was; each difference is news.
 * The laptop finds them itself, so that nothing about a person is kept only to tell them of it.
 */
import { z } from 'zod'
import { Day } from '#shared/calendar/day.ts'
import type { News } from '#shared/contract/local.ts'
import { Employment } from '#shared/domain/employment.ts'
import { FloorId, PolicyId, SiteId, SpaceId, TeamId } from '#shared/domain/ids.ts'
import { LocalText } from '#shared/policy/rule.ts'

const Named = z.object({ id: z.string(), name: z.string() })

export const Standing = z.object({
  team: Named.extend({ id: TeamId }),
  leads: z.array(Named.extend({ id: TeamId })),
  /** Further teams; null: what was kept before did not say. */
  alsoIn: z
    .array(Named.extend({ id: TeamId }))
    .nullable()
    .default(null),
  site: Named.extend({ id: SiteId }),
  employment: Employment,
  closures: z.array(z.object({ name: z.string(), from: Day, to: Day })),
  /** Of the site, a minute of the day; null: what was kept before did not say. */
  noon: z.int().nullable().default(null),
  /** Days ahead; null: what was kept before did not say. */
  bookingWindow: z.int().nullable().default(null),
  /** Approved versions with a rule for the owner. */
  policies: z.array(z.object({ id: PolicyId, version: z.int(), name: LocalText, from: Day })),
  fixedDesks: z.array(z.object({ id: SpaceId, room: z.string(), label: z.string() })),
  /** Floors whose scheduled plan could not be published, with its day; of facility managers alone. */
  failedPlans: z.array(z.object({ id: FloorId, name: z.string(), from: Day })).default([]),
})
export type Standing = z.infer<typeof Standing>

/** News without the id under which it is kept. */
export type Told = News extends infer N ? (N extends unknown ? Omit<N, 'id'> : never) : never

/**
 * @param today closures that are past are no news
 * @param officeDays how many days of a stretch the owner has planned at the office
 */
export function newsBetween(
  before: Standing,
  after: Standing,
  today: Day,
  officeDays: (from: Day, to: Day) => number,
): Told[] {
  const news: Told[] = []
  if (before.team.id !== after.team.id) news.push({ kind: 'team', name: after.team.name })
  for (const kind of ['leads', 'alsoIn'] as const) {
    const [were, are] = [before[kind], after[kind]]
    if (were === null || are === null) continue
    for (const { name } of added(were, are, (team) => team.id)) news.push({ kind, isSo: true, name })
    // That a further team is the home team now is told already.
    for (const { id, name } of added(are, were, (team) => team.id))
      if (kind === 'leads' || id !== after.team.id) news.push({ kind, isSo: false, name })
  }
  const isAtSameSite = before.site.id === after.site.id
  if (!isAtSameSite) news.push({ kind: 'site', name: after.site.name })
  const [was, is] = [before.employment, after.employment]
  if (differ(was.workingWeeks, is.workingWeeks)) news.push({ kind: 'contract' })
  if (differ([was.groups, was.grants, was.needs], [is.groups, is.grants, is.needs]))
    news.push({ kind: 'permissions' })
  // What another site has comes with it.
  if (isAtSameSite) {
    const stretch = (c: Standing['closures'][number]) => `${c.from} ${c.to} ${c.name}`
    for (const closure of added(before.closures, after.closures, stretch))
      if (closure.to >= today)
        news.push({ kind: 'closure', ...closure, officeDays: officeDays(closure.from, closure.to) })
    // Another name, or other days around the same ones, is told by the closure that is new.
    for (const closure of added(after.closures, before.closures, stretch))
      if (closure.to >= today && !after.closures.some((c) => c.from <= closure.to && closure.from <= c.to))
        news.push({ kind: 'closureLifted', ...closure })
    const minute = otherwise(before.noon, after.noon)
    if (minute !== null) news.push({ kind: 'noon', minute })
  }
  const days = otherwise(before.bookingWindow, after.bookingWindow)
  if (days !== null) news.push({ kind: 'bookingWindow', days })
  for (const { name, from } of added(before.policies, after.policies, (p) => `${p.id} ${p.version}`))
    news.push({ kind: 'policy', name, from })
  for (const { name, from } of added(before.failedPlans, after.failedPlans, (p) => `${p.id} ${p.from}`))
    news.push({ kind: 'planFailed', name, from })
  const desk = (isOwn: boolean) => (at: Standing['fixedDesks'][number]) =>
    news.push({ kind: 'fixedDesk', isOwn, room: at.room, label: at.label })
  added(before.fixedDesks, after.fixedDesks, (d) => d.id).forEach(desk(true))
  added(after.fixedDesks, before.fixedDesks, (d) => d.id).forEach(desk(false))
  return news
}

function added<T>(before: readonly T[], after: readonly T[], key: (one: T) => string): T[] {
  const known = new Set(before.map(key))
  return after.filter((one) => !known.has(key(one)))
}

/** What it is now; null: the same, or what it was is not known. */
const otherwise = (was: number | null, is: number | null): number | null =>
  was === null || was === is ? null : is

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b)
