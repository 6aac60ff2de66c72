/** Paths of the app, in one place so that screens need not know each other. */
import type { Day, DayPart } from '#shared/calendar/day.ts'
import type { FloorId, SpaceId, TeamId } from '#shared/domain/ids.ts'

export const paths = {
  /** @param from any day of the first of the two weeks; without it, this week */
  week: (from?: Day) => (from ? `/week/${from}` : '/week'),
  plan: (at: { floor?: FloorId; day?: Day; part?: DayPart; space?: SpaceId } = {}) => {
    const query = new URLSearchParams()
    if (at.day) query.set('day', at.day)
    if (at.part && at.part !== 'day') query.set('part', at.part)
    if (at.space) query.set('space', at.space)
    const search = query.toString()
    return `/plan${at.floor ? `/${at.floor}` : ''}${search ? `?${search}` : ''}`
  },
  team: (team?: TeamId) => (team ? `/team/${team}` : '/team'),
  /** Drawing floors; for facility managers. */
  floors: (floor?: FloorId) => (floor ? `/floors/${floor}` : '/floors'),
  sync: '/sync',
  administration: (section: 'people' | 'teams' | 'sites' | 'policies' | 'settings' | 'audit' = 'people') =>
    `/administration/${section}`,
  settings: '/settings',
  help: '/settings/help',
}
