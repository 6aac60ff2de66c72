import { expect, test } from 'vitest'
import type { Day } from '#shared/calendar/day.ts'
import { FULL_TIME, NO_EMPLOYMENT } from '#shared/domain/employment.ts'
import type { FloorId, PolicyId, SiteId, SpaceId, TeamId } from '#shared/domain/ids.ts'
import { newsBetween, type Standing } from './standing.ts'

const TODAY = '2026-09-01' as Day
const standing: Standing = {
  team: { id: 'team-a' as TeamId, name: 'Bürgeramt' },
  leads: [],
  alsoIn: [],
  site: { id: 'site-a' as SiteId, name: 'Rathaus' },
  employment: NO_EMPLOYMENT,
  closures: [],
  noon: 780,
  bookingWindow: 28,
  policies: [],
  fixedDesks: [],
  failedPlans: [],
}
const news = (to: Partial<Standing>, from: Partial<Standing> = {}) =>
  newsBetween({ ...standing, ...from }, { ...standing, ...to }, TODAY, () => 2)

test('nothing that changed is no news', () => {
  expect(news({})).toEqual([])
})

test('team, leading, site, contract and permissions are told, each by itself', () => {
  const team = { id: 'team-b' as TeamId, name: 'Standesamt' }
  expect(news({ team })).toEqual([{ kind: 'team', name: 'Standesamt' }])
  for (const kind of ['leads', 'alsoIn'] as const) {
    expect(news({ [kind]: [team] })).toEqual([{ kind, isSo: true, name: 'Standesamt' }])
    expect(news({}, { [kind]: [team] })).toEqual([{ kind, isSo: false, name: 'Standesamt' }])
  }
  expect(news({ team }, { alsoIn: [team] })).toEqual([{ kind: 'team', name: 'Standesamt' }])
  const workingWeeks = [{ from: null, pattern: FULL_TIME }]
  expect(news({ employment: { ...NO_EMPLOYMENT, workingWeeks } })).toEqual([{ kind: 'contract' }])
  expect(news({ employment: { ...NO_EMPLOYMENT, groups: ['Auszubildende'] } })).toEqual([
    { kind: 'permissions' },
  ])
})

test('another noon of the own site and another booking window are told, but not what was never known', () => {
  expect(news({ noon: 720, bookingWindow: 56 })).toEqual([
    { kind: 'noon', minute: 720 },
    { kind: 'bookingWindow', days: 56 },
  ])
  expect(news({}, { alsoIn: null, noon: null, bookingWindow: null })).toEqual([])
  const site = { id: 'site-b' as SiteId, name: 'Technisches Rathaus' }
  expect(news({ site, noon: 720 })).toEqual([{ kind: 'site', name: 'Technisches Rathaus' }])
})

test('closures are told of the own site, and while they are ahead; those of a new site come with it', () => {
  const past = { name: 'Umzug', from: '2026-08-03' as Day, to: '2026-08-31' as Day }
  const ahead = { name: 'Betriebsferien', from: '2026-12-24' as Day, to: '2026-12-31' as Day }
  expect(news({ closures: [past, ahead] })).toEqual([{ kind: 'closure', ...ahead, officeDays: 2 }])
  expect(news({}, { closures: [past, ahead] })).toEqual([{ kind: 'closureLifted', ...ahead }])
  const longer = { ...ahead, to: '2027-01-01' as Day }
  expect(news({ closures: [longer] }, { closures: [ahead] })).toEqual([
    { kind: 'closure', ...longer, officeDays: 2 },
  ])
  const site = { id: 'site-b' as SiteId, name: 'Technisches Rathaus' }
  expect(news({ site, closures: [ahead] })).toEqual([{ kind: 'site', name: 'Technisches Rathaus' }])
})

test('each version of an agreement is told once, with the day from which it is in force', () => {
  const id = 'policy' as PolicyId
  const name = { de: 'DV Mobile Arbeit', en: 'Agreement' }
  const first = { id, version: 1, name, from: TODAY }
  const second = { id, version: 2, name, from: '2027-01-01' as Day }
  expect(news({ policies: [first, second] }, { policies: [first] })).toEqual([
    { kind: 'policy', name, from: '2027-01-01' },
  ])
})

test('a desk of one’s own is told when it begins and when it ends', () => {
  const desk = { id: 'desk' as SpaceId, room: '2.14', label: '6' }
  expect(news({ fixedDesks: [desk] })).toEqual([{ kind: 'fixedDesk', isOwn: true, room: '2.14', label: '6' }])
  expect(news({}, { fixedDesks: [desk] })).toEqual([
    { kind: 'fixedDesk', isOwn: false, room: '2.14', label: '6' },
  ])
})

test('a plan that could not come into force is told once, with the floor and its day', () => {
  const failed = { id: 'floor' as FloorId, name: 'Rathaus, 2. OG', from: TODAY }
  expect(news({ failedPlans: [failed] })).toEqual([
    { kind: 'planFailed', name: 'Rathaus, 2. OG', from: TODAY },
  ])
  expect(news({ failedPlans: [failed] }, { failedPlans: [failed] })).toEqual([])
  expect(news({}, { failedPlans: [failed] })).toEqual([])
})
