/** What a lead, or whoever stands in for them, changes for a team: the days it meets, and a desk given back. */
import { sql } from 'kysely'
import type { ReleaseForMember } from '#shared/domain/day-plan.ts'
import type { BookingId, PersonId, SiteId, TeamId } from '#shared/domain/ids.ts'
import { applySetTeamDay, TeamDays } from '#shared/domain/team-days.ts'
import { endBookings } from '../booking/index.ts'
import { lockPerson } from '../database/index.ts'
import { knownDays, refuseBeyond, refusePast } from '../day-plan/index.ts'
import { newUuid, systemRandom } from '../random.ts'
import { type MutationContext, type MutationHandlers, Rejected } from '../sync/mutation-handler.ts'
import { teamsLedBy } from './leads.ts'

export const teamMutations: MutationHandlers<'teams.setTeamDay' | 'teams.releaseForMember'> = {
  'teams.setTeamDay': {
    async apply(context, args) {
      const { tx } = context
      const known = await knownDays(context)
      if (args.on.kind === 'day') {
        refusePast(context, known, args.on.day)
        refuseBeyond(context, known, args.on.day)
      }
      await refuseNotLed(context, args.teamId)
      const team = await tx
        .selectFrom('team')
        .select('team_days')
        .where('id', '=', args.teamId)
        .forUpdate()
        .executeTakeFirst()
      // Gone since it was accepted.
      if (!team) return { people: [], sites: [] }
      const before = TeamDays.parse(team.team_days)
      const after = JSON.stringify(applySetTeamDay(before, args, known.today))
      if (after === JSON.stringify(before)) return { people: [], sites: [] }
      await tx.updateTable('team').set({ team_days: after }).where('id', '=', args.teamId).execute()
      return { people: [], sites: [], teams: [args.teamId] }
    },
    conflict(context, args, constraint) {
      throw new Error(`a day of team ${args.teamId} cannot break ${constraint} (${context.now})`)
    },
  },

  'teams.releaseForMember': {
    async apply(context, args) {
      const { tx, personId, now } = context
      refusePast(context, await knownDays(context), args.day)
      // As for the member's own changes: one at a time.
      await lockPerson(tx, args.personId)
      const member = await tx
        .selectFrom('person')
        .select('team_id')
        .where('id', '=', args.personId)
        .executeTakeFirst()
      if (!member) throw new Rejected({ reason: 'notLed' })
      await refuseNotLed(context, member.team_id)
      const held = await heldDesk(context, args)
      // Given back meanwhile is what was wanted.
      if (!held) return { people: [], sites: [] }
      await endBookings(tx, [held.id])
      if (args.personId !== personId)
        await tx
          .insertInto('notice')
          .values({
            id: newUuid(systemRandom),
            person_id: args.personId,
            kind: 'releasedByLead',
            booking_id: held.id,
            day: args.day,
            from_minute: args.from,
            to_minute: args.to,
            room: held.room,
            label: held.label,
            new_space_id: null,
            new_room: null,
            new_label: null,
            by_name: await nameOf(context, personId),
            at: now,
            commit_order: sql<number>`nextval('mutation_order')`,
          })
          .execute()
      return { people: [args.personId], sites: [held.siteId] }
    },
    conflict(context, args, constraint) {
      throw new Error(`giving back ${args.spaceId} cannot break ${constraint} (${context.now})`)
    },
  },
}

/** @throws Rejected as `notLed` */
async function refuseNotLed({ tx, personId, wasAccepted }: MutationContext, teamId: TeamId): Promise<void> {
  if (wasAccepted) return
  const { rows } = await sql`select where ${teamId}::uuid in (${teamsLedBy(personId)})`.execute(tx)
  if (rows.length === 0) throw new Rejected({ reason: 'notLed' })
}

async function heldDesk({ tx }: MutationContext, args: ReleaseForMember) {
  const { rows } = await sql<{ id: BookingId; siteId: SiteId; room: string; label: string }>`
    select b.id, b.site_id as "siteId", s.room, s.label from booking b join space s on s.id = b.space_id
    where b.holder_id = ${args.personId} and b.space_id = ${args.spaceId} and b.day = ${args.day}
      and b.from_minute = ${args.from} and b.to_minute = ${args.to} and b.desk`.execute(tx)
  return rows[0] ?? null
}

async function nameOf({ tx }: MutationContext, id: PersonId): Promise<string> {
  const person = await tx.selectFrom('person').select('display_name').where('id', '=', id).executeTakeFirst()
  return person?.display_name ?? ''
}
