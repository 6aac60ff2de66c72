/** What leads, and whoever stands in for them, do for a team; at their own laptops, whichever a step was drawn for. */
import type { RouterClient } from '@orpc/server'
import type { CoreRouter } from '#core/core.ts'
import { personId, teamId } from '#server/testing/city.ts'
import { weekday } from '#shared/calendar/day.ts'
import type { TeamId } from '#shared/domain/ids.ts'
import type { Dice } from '../engine/dice.ts'
import type { SimLaptop } from '../world/laptop.ts'
import { ownerOf, type World } from '../world/world.ts'
import { moveTo, setDeputy } from './administration.ts'
import { kind } from './kind.ts'

const laptopOfLead = (world: World, dice: Dice): SimLaptop | undefined =>
  dice.pick(world.laptops.filter((l) => world.people.teamsLedBy(personId(ownerOf(l))).size > 0))

/** Null while a guest sits there, or nothing was pulled yet. */
const ledTeam = async (app: RouterClient<CoreRouter>, dice: Dice): Promise<TeamId | null> =>
  dice.pick((await app.teams.list()).filter((t) => t.leads))?.team.id ?? null

const teamDay = kind({
  name: 'team day',
  weight: 6,
  draw: (dice) => ({ day: dice.between(0, 6), weekly: dice.chance(0.4), meets: dice.chance(0.6) }),
  async play({ world, dice }, { day, weekly, meets }) {
    const laptop = laptopOfLead(world, dice)
    if (!laptop) return
    const date = world.day(day)
    const on = weekly
      ? ({ kind: 'weekly', weekday: weekday(date) } as const)
      : ({ kind: 'day', day: date } as const)
    const what = `says the team ${meets ? 'meets' : 'does not meet'} ${weekly ? 'weekly ' : ''}on day ${day}`
    await world.change(laptop, what, async (app) => {
      const teamId = await ledTeam(app, dice)
      return teamId && (await app.teams.setTeamDay({ teamId, on, meets }))
    })
  },
})

const releaseForMember = kind({
  name: 'release for a member',
  weight: 6,
  draw: (dice) => ({ day: dice.between(0, 3) }),
  async play({ world, dice }, { day }) {
    const laptop = laptopOfLead(world, dice)
    if (!laptop) return
    await world.change(laptop, `gives back a member's desk on day ${day}`, async (app) => {
      const teamId = await ledTeam(app, dice)
      const date = world.day(day)
      const matrix = teamId && (await app.teams.matrix({ teamId, from: date, days: 1 }))
      const held = (matrix?.people ?? []).flatMap(({ person, cells }) =>
        cells.flatMap((cell) => (cell?.desks ?? []).map((desk) => ({ personId: person.id, ...desk }))),
      )
      const one = dice.pick(held)
      if (!one) return null
      const { personId, spaceId, from, to } = one
      return await app.teams.releaseForMember({ personId, spaceId, day: date, from, to })
    })
  },
})

/** A lead goes to another team, or nobody's deputy any more, and says from a laptop that has not heard of it when the team meets. */
const leadNoMore = kind({
  name: 'lead no more',
  weight: 3,
  draw: (dice) => ({ day: dice.between(0, 6), meets: dice.chance(0.6) }),
  async play({ world, dice }, { day, meets }) {
    const laptop = laptopOfLead(world, dice)
    if (!laptop) return
    const number = ownerOf(laptop)
    const person = personId(number)
    const { leads, deputies, home } = world.people
    const other = [1, 2, 3, 4].map(teamId).find((id) => id !== home.get(person)) as TeamId
    if (leads.has(person)) await moveTo(world, number, other)
    for (const [lead, by] of deputies) if (by === person) await setDeputy(world, lead, null)
    await world.change(
      laptop,
      `says the team ${meets ? 'meets' : 'does not meet'} on day ${day}`,
      async (app) => {
        const teamId = await ledTeam(app, dice)
        return (
          teamId && (await app.teams.setTeamDay({ teamId, on: { kind: 'day', day: world.day(day) }, meets }))
        )
      },
    )
  },
})

export const leadKinds = [teamDay, releaseForMember, leadNoMore]
