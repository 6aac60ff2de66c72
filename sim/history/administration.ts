/** What leads, facility managers and administrators do while people plan. */

import { changeTeam, readTeams } from '#server/administration/teams.ts'
import { revokeDevice } from '#server/identity/index.ts'
import { personId, teamId } from '#server/testing/city.ts'
import type { PersonId, TeamId } from '#shared/domain/ids.ts'
import { SETTINGS } from '../world/city.ts'
import { LEADS } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { kind } from './kind.ts'
import { enter, rewritePerson } from './office.ts'

const membership = kind({
  name: 'membership',
  weight: 4,
  draw: (dice) => ({ team: dice.between(1, 4), person: dice.between(1, 8) }),
  async play({ world }, { team, person }) {
    const id = teamId(team)
    const key = `${id} ${personId(person)}`
    const isMember = world.people.memberships.has(key)
    await rewritePerson(
      world,
      `person ${person} ${isMember ? 'leaves' : 'joins'} team ${team}`,
      person,
      (draft) => {
        const others = draft.memberships.filter((m) => m !== id)
        return { ...draft, memberships: isMember ? others : [...others, id] }
      },
      ({ memberships, home }) => {
        if (isMember) memberships.delete(key)
        else if (home.get(personId(person)) !== id) memberships.add(key)
      },
    )
  },
})

export const moveTo = (world: World, person: number, team: TeamId): Promise<void> =>
  rewritePerson(
    world,
    `person ${person} moves to ${team}`,
    person,
    (draft) => ({ ...draft, teamId: team }),
    ({ home, memberships }) => {
      home.set(personId(person), team)
      memberships.delete(`${team} ${personId(person)}`)
    },
  )

const move = kind({
  name: 'move to another team',
  weight: 3,
  draw: (dice) => ({ team: dice.between(1, 4), person: dice.between(1, 8) }),
  play: ({ world }, { team, person }) => moveTo(world, person, teamId(team)),
})

/** A team goes below another; where that would be a circle, it stays. */
const moveTeam = kind({
  name: 'move a team',
  weight: 2,
  draw: (dice) => ({ team: dice.between(2, 4), below: dice.between(1, 4) }),
  play: ({ world }, { team, below }) =>
    enter(
      world,
      `team ${team} is moved below team ${below}`,
      async (a) => {
        const id = teamId(team)
        const record = (await readTeams(a.tx)).find((t) => t.id === id)
        if (!record) throw new Error(`there is no team ${team}`)
        const draft = { name: record.name, parentId: teamId(below) }
        await changeTeam(a, { id, version: record.version, draft })
      },
      ({ parents }) => parents.set(teamId(team), teamId(below)),
    ),
})

/** @param by who stands in for the lead; null: nobody any more */
export const setDeputy = (world: World, lead: PersonId, by: PersonId | null): Promise<void> =>
  rewritePerson(
    world,
    `${by ?? 'nobody'} stands in for ${lead}`,
    Number(lead.slice(-3)),
    (draft) => ({ ...draft, deputyId: by }),
    ({ deputies }) => {
      if (by === null) deputies.delete(lead)
      else deputies.set(lead, by)
    },
  )

const deputy = kind({
  name: 'deputy',
  weight: 3,
  draw: (dice) => ({
    lead: dice.below(LEADS.length),
    person: dice.chance(0.75) ? dice.between(1, 8) : null,
  }),
  play: ({ world }, { lead, person }) =>
    setDeputy(world, LEADS[lead] as PersonId, person === null ? null : personId(person)),
})

const rename = kind({
  name: 'rename',
  weight: 2,
  draw: (dice) => ({ person: dice.between(1, 8), name: `Person ${dice.below(1_000)}` }),
  play: ({ world }, { person, name }) =>
    rewritePerson(
      world,
      `person ${person} is called ${name}`,
      person,
      (draft) => ({ ...draft, displayName: name }),
      () => {},
    ),
})

export const setActive = (world: World, person: number, active: boolean): Promise<void> =>
  enter(
    world,
    `person ${person} is ${active ? 'active' : 'inactive'}`,
    ({ tx }) => tx.updateTable('person').set({ active }).where('id', '=', personId(person)).execute(),
    ({ inactive, everInactive }) => {
      if (active) inactive.delete(personId(person))
      else {
        inactive.add(personId(person))
        everInactive.add(personId(person))
      }
    },
  )

const leave = kind({
  name: 'leave and come back',
  weight: 1,
  draw: (dice) => ({ person: dice.between(1, 8), active: dice.chance(0.5) }),
  play: ({ world }, { person, active }) => setActive(world, person, active),
})

const bookingWindow = kind({
  name: 'booking window',
  weight: 1,
  draw: (dice) => ({ days: dice.between(3, 8) }),
  play: ({ world }, { days }) =>
    enter(
      world,
      `one may book ${days} days ahead`,
      ({ tx }) =>
        tx
          .updateTable('meta')
          .set({ settings: JSON.stringify({ ...SETTINGS, bookingWindowDays: days }) })
          .execute(),
      () => {},
    ),
})

/** A laptop is reported stolen. */
const revoke = kind({
  name: 'revoke',
  weight: 1,
  draw: () => ({}),
  async play({ world, laptop, dice }) {
    const person = await world.personAt(laptop)
    if (!person || !world.central.isUp) return
    const devices = await world.database.own.kysely
      .selectFrom('device')
      .select(['id', 'name'])
      .where('person_id', '=', person)
      .where('revoked_at', 'is', null)
      .orderBy('created_at')
      .execute()
    const device = dice.pick(devices.filter((d) => d.name === `Laptop ${laptop.number}`))
    if (!device) return
    world.note(`L${laptop.number} is revoked`)
    world.revocations.push({ laptop: laptop.number, person })
    const { services } = world.central
    // The server may fail over it, before or after.
    void world.time.working(() => revokeDevice(services, device.id).catch(() => false))
    await world.time.settle()
  },
})

export const administrationKinds = [membership, move, moveTeam, deputy, rename, leave, bookingWindow, revoke]
