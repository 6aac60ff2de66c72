/** What zones are for: a zone is the home of a team, or of another kind. */
import type { ZoneKind } from '../domain/floor-plan.ts'
import type { TeamId } from '../domain/ids.ts'
import { changed, type Edit } from './edit.ts'
import type { PlanObject } from './objects.ts'

export type ZoneObject = Extract<PlanObject, { kind: 'zone' }>

/** Makes zones the home of a team. */
export const homesOf = (zones: readonly ZoneObject[], teamId: TeamId): Edit =>
  changed(zones.map((o) => [o, { ...o.object, kind: 'team', teamId }]))

/** Gives zones another kind; whose home they were is forgotten. */
export const zonesOfKind = (zones: readonly ZoneObject[], kind: Exclude<ZoneKind, 'team'>): Edit =>
  changed(zones.map((o) => [o, { ...o.object, kind, teamId: null }]))
