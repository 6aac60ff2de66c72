import type { Queued } from '#shared/contract/local.ts'
import type { TeamId } from '#shared/domain/ids.ts'
import { isMember } from '#shared/domain/people.ts'
import { directoryRow, directoryRows } from '../cache/confirmed.ts'
import type { ReadDb } from '../cache/database.ts'
import { readMeta } from '../cache/meta.ts'
import { dayRefusal } from '../overlay/verdict.ts'
import { type Context, os, queue, READ_ONLY, signedIn, today } from '../procedures.ts'
import { teamMatrix } from './matrix.ts'

const NOT_LED: Queued = { ok: false, refusal: { reason: 'notLed' } }

export const teamProcedures = (context: Context) => ({
  list: os.teams.list.handler(() => {
    const { db } = signedIn(context)
    const me = readMeta(db, 'me')
    if (!me) return []
    const people = directoryRows(db, 'person')
    const home = me.person.teamId
    return [...new Set([home, ...me.leads, ...me.teams])].flatMap((id) => {
      const team = directoryRow(db, 'team', id)
      if (!team) return []
      return [{ team, leads: me.leads.includes(id), people: people.filter((p) => isMember(p, id)).length }]
    })
  }),

  matrix: os.teams.matrix.handler(({ input: { teamId, from, days } }) =>
    teamMatrix(signedIn(context).db, context.platform.clock.now(), teamId, from, days),
  ),

  setTeamDay: os.teams.setTeamDay.handler(({ input }): Queued => {
    const { db, sync } = signedIn(context)
    if (sync.readOnly()) return READ_ONLY
    const refusal = input.on.kind === 'day' ? dayRefusal(input.on.day, today(context)) : null
    if (refusal) return { ok: false, refusal }
    if (!leads(db, input.teamId)) return NOT_LED
    return queue(context, { name: 'teams.setTeamDay', args: input }, null)
  }),

  releaseForMember: os.teams.releaseForMember.handler(({ input }): Queued => {
    const { db, sync } = signedIn(context)
    if (sync.readOnly()) return READ_ONLY
    const refusal = dayRefusal(input.day, today(context), true)
    if (refusal) return { ok: false, refusal }
    const member = directoryRow(db, 'person', input.personId)
    if (!member || !leads(db, member.teamId)) return NOT_LED
    return queue(context, { name: 'teams.releaseForMember', args: input }, null)
  }),
})

const leads = (db: ReadDb, teamId: TeamId): boolean => readMeta(db, 'me')?.leads.includes(teamId) ?? false
