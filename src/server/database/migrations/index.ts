/** Forward only; a number is used once and a released migration never changes. */
import { sql as start } from './0001-start.ts'
import { sql as repair } from './0002-repair.ts'
import { sql as sessions } from './0003-sessions.ts'
import { sql as floorEditing } from './0004-floor-editing.ts'
import { sql as sharedDrafts } from './0005-shared-drafts.ts'
import { sql as administration } from './0006-administration.ts'
import { sql as visibility } from './0007-visibility.ts'
import { sql as policies } from './0008-policies.ts'
import { sql as teams } from './0009-teams.ts'
import { sql as employment } from './0010-employment.ts'
import { sql as closings } from './0011-closings.ts'
import { sql as fixedDesks } from './0013-fixed-desks.ts'
import { sql as beforeAbsence } from './0014-before-absence.ts'
import { sql as scheduledPlans } from './0015-scheduled-plans.ts'
import { sql as fixedDesksOfTeams } from './0016-fixed-desks-of-teams.ts'
import { sql as failedPlans } from './0017-failed-plans.ts'

export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
}

export const migrations: readonly Migration[] = [
  { number: 1, name: 'start', sql: start },
  { number: 2, name: 'repair', sql: repair },
  { number: 3, name: 'sessions', sql: sessions },
  { number: 4, name: 'floor-editing', sql: floorEditing },
  { number: 5, name: 'shared-drafts', sql: sharedDrafts },
  { number: 6, name: 'administration', sql: administration },
  { number: 7, name: 'visibility', sql: visibility },
  { number: 8, name: 'policies', sql: policies },
  { number: 9, name: 'teams', sql: teams },
  { number: 10, name: 'employment', sql: employment },
  { number: 11, name: 'closings', sql: closings },
  { number: 13, name: 'fixed-desks', sql: fixedDesks },
  { number: 14, name: 'before-absence', sql: beforeAbsence },
  { number: 15, name: 'scheduled-plans', sql: scheduledPlans },
  { number: 16, name: 'fixed-desks-of-teams', sql: fixedDesksOfTeams },
  { number: 17, name: 'failed-plans', sql: failedPlans },
]

/** Where a database of this version stands; not the count, as a number may be kept for work under way. */
export const newest: number = migrations.reduce((number, m) => Math.max(number, m.number), 0)
