/** Paths of the app, in one place so that screens need not know each other. */
import type { Day, DayPart } from '#shared/calendar/day.ts'
import type { FloorId, SpaceId, TeamId } from '#shared/domain/ids.ts'

/** How a floor that is drawn is shown: as drawing, as a table of its objects, or both. */
export const STAGE_VIEWS = ['plan', 'both', 'table'] as const
export type StageView = (typeof STAGE_VIEWS)[number]

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
  floors: (floor?: FloorId, view: StageView = 'plan') =>
    `/floors${floor ? `/${floor}` : ''}${view === 'plan' ? '' : `?view=${view}`}`,
  sync: '/sync',
  administration: (section: 'people' | 'teams' | 'sites' | 'policies' | 'settings' | 'audit' = 'people') =>
    `/administration/${section}`,
  settings: '/settings',
  help: '/settings/help',
}
