/** A small city for tests: three sites, four floors of desks, four teams, eight people. */
import type { FloorPlanDocument, PlannedSpace } from '#shared/domain/floor-plan.ts'
import { EMPTY_PLAN } from '#shared/domain/floor-plan.ts'
import type { BuildingId, FloorId, PersonId, SiteId, SpaceId, TeamId } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/people.ts'
import type { Database } from '../database/index.ts'
import { hashPassword } from '../identity/index.ts'
import { systemRandom } from '../random.ts'

/** An id that can be told in a failing test: what it is of, and its number. */
const id = <T>(kind: string, n: number): T =>
  `${kind.padEnd(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}` as T

export const siteId = (n: number) => id<SiteId>('51', n)
export const buildingId = (n: number) => id<BuildingId>('b1', n)
export const floorId = (n: number) => id<FloorId>('f1', n)
/** Floor n has desks 100n, 100n+1, … */
export const deskId = (n: number) => id<SpaceId>('de', n)
export const teamId = (n: number) => id<TeamId>('7e', n)
export const personId = (n: number) => id<PersonId>('9e', n)

export const DESKS_PER_FLOOR = 6
export const PASSWORD = 'ein gutes Kennwort'
/** People 1–3 in team 1, 4–5 in team 2, 6–7 in team 3, 8 in team 4; person 4 belongs to team 1 as well. */
export const HOME_TEAMS = [1, 1, 1, 2, 2, 3, 3, 4]
export const PEOPLE = HOME_TEAMS.length
/** Floors 1 and 2 are of site 1, floor 3 of site 2, floor 4 of site 3. */
const FLOOR_SITES = [1, 1, 2, 3]
export const loginOf = (person: number) => `person${person}`

const desk = (floor: number, i: number): PlannedSpace => ({
  id: deskId(floor * 100 + i),
  kind: 'desk',
  at: [i * 1_500, 1_000],
  width: 1_600,
  depth: 800,
  rotation: 0,
  label: String(i + 1),
  roomId: 'room',
  zoneId: null,
  features: i % 2 === 0 ? ['docking'] : [],
  // The last desk of each floor is blocked.
  bookable: i < DESKS_PER_FLOOR - 1,
})

export const planOfFloor = (floor: number): FloorPlanDocument => ({
  ...EMPTY_PLAN,
  rooms: [
    {
      id: 'room',
      rings: [
        [
          [0, 0],
          [20_000, 0],
          [20_000, 5_000],
        ],
      ],
      number: `${floor}.01`,
      name: 'Büro',
    },
  ],
  spaces: Array.from({ length: DESKS_PER_FLOOR }, (_, i) => desk(floor, i)),
})

let passwordHash: Promise<string> | null = null

export async function buildCity({ kysely }: Database, now: number): Promise<void> {
  passwordHash ??= hashPassword(PASSWORD, systemRandom)
  const password_hash = await passwordHash
  const sites = [1, 2, 3]
  await kysely
    .insertInto('site')
    .values(
      sites.map((n) => ({
        id: siteId(n),
        name: `Standort ${n}`,
        address: `Straße ${n}`,
        time_zone: 'Europe/Berlin',
        federal_state: 'NW' as const,
        noon: 780,
      })),
    )
    .execute()
  await kysely
    .insertInto('building')
    .values(sites.map((n) => ({ id: buildingId(n), site_id: siteId(n), name: `Haus ${n}`, sort_order: n })))
    .execute()
  for (const [i, site] of FLOOR_SITES.entries()) {
    const floor = i + 1
    const ids = { floor_id: floorId(floor), site_id: siteId(site) }
    await kysely
      .insertInto('floor')
      .values({
        id: ids.floor_id,
        building_id: buildingId(site),
        site_id: ids.site_id,
        name: `Etage ${floor}`,
        level: floor,
      })
      .execute()
    const document = planOfFloor(floor)
    await kysely
      .insertInto('space')
      .values(
        document.spaces.map((s) => ({
          ...ids,
          id: s.id,
          kind: s.kind,
          label: s.label,
          room: `${floor}.01`,
          room_id: s.roomId,
          zone_id: s.zoneId,
          features: s.features,
          bookable: s.bookable,
          active: true,
          x: s.at[0],
          y: s.at[1],
        })),
      )
      .execute()
    await kysely
      .insertInto('floor_plan')
      .values({
        floor_id: ids.floor_id,
        version: 1,
        state: 'published',
        document: JSON.stringify(document),
        created_at: now,
      })
      .execute()
  }
  await kysely
    .insertInto('team')
    .values(
      [1, 2, 3, 4].map((n) => ({ id: teamId(n), parent_id: n === 1 ? null : teamId(1), name: `Team ${n}` })),
    )
    .execute()
  await kysely
    .insertInto('person')
    .values(
      HOME_TEAMS.map((team, i) => ({
        id: personId(i + 1),
        login: loginOf(i + 1),
        display_name: `Person ${i + 1}`,
        initials: `P${i + 1}`,
        team_id: teamId(team),
        site_id: siteId(1),
        roles: ['staff'] as Role[],
        password_hash,
        active: true,
      })),
    )
    .execute()
  await kysely
    .insertInto('team_membership')
    .values({ team_id: teamId(1), person_id: personId(4) })
    .execute()
}
