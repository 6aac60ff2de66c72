import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { Person } from '#shared/domain/people.ts'
import { checkPlan } from '#shared/floor-checks/checker.ts'
import { sentenceOf } from '#shared/floor-checks/sentence.ts'
import { checksDe } from '#shared/floor-checks/texts.de.ts'
import { cornersOf, rectanglesOverlap } from '#shared/geometry/rectangle.ts'
import { inRings, ringsArea } from '#shared/geometry/ring.ts'
import { buildCity } from './build.ts'
import { FLOORS } from './floors.ts'
import { TEAMS, teamTree } from './organisation.ts'
import { people, SIGN_INS } from './people.ts'

const city = buildCity()
const planOf = (key: string): FloorPlanDocument => JSON.parse(city.get(`plan-${key}.json`) ?? '')
const desksOf = (plan: FloorPlanDocument) => plan.spaces.filter((s) => s.kind === 'desk')

describe('the demo city', () => {
  it('is made the same every time, and what is kept is what is made', () => {
    expect([...buildCity()]).toEqual([...city])
    const folder = resolve(import.meta.dirname, '../../resources/demo-city')
    expect(readdirSync(folder).sort()).toEqual([...city.keys()].sort())
    for (const [name, content] of city)
      expect(readFileSync(resolve(folder, name), 'utf8') === content, `${name}: run npm run demo-city`).toBe(
        true,
      )
  })

  it('has three sites with six floors, one of 480 desks', () => {
    expect(new Set(FLOORS.map((f) => f.site)).size).toBe(3)
    expect(FLOORS).toHaveLength(6)
    expect(desksOf(planOf('technisches-3'))).toHaveLength(480)
    const ids = FLOORS.flatMap((f) => planOf(f.key).spaces.map((s) => s.id))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('has 900 people in 60 teams, each with a login, a lead and initials of their own', () => {
    const all = people()
    expect(all).toHaveLength(900)
    expect(TEAMS).toHaveLength(60)
    expect(new Set(all.map((p) => p.login)).size).toBe(900)
    expect(new Set(all.map((p) => p.displayName)).size).toBe(900)
    const nodes = new Set(teamTree().map((t) => t.id))
    for (const p of all) {
      Person.parse({ id: p.id, displayName: p.displayName, initials: p.initials, teamId: p.team, alsoIn: [] })
      expect(nodes.has(p.team as never)).toBe(true)
      expect(p.login).toMatch(/^[a-z]+(\.[a-z]+\d*)?$/)
    }
    for (const team of new Set(all.map((p) => p.team))) {
      const members = all.filter((p) => p.team === team)
      expect(members.filter((p) => p.roles.includes('lead'))).toHaveLength(1)
      expect(new Set(members.map((p) => p.initials)).size).toBe(members.length)
    }
    for (const s of SIGN_INS) expect(all.filter((p) => p.login === s.login)).toHaveLength(1)
  })
})

describe.each(FLOORS.map((f) => f.key))('the floor %s', (key) => {
  const plan = planOf(key)

  it('has everything inside one room, and no two things in the same place', () => {
    const things = [...plan.spaces, ...plan.furniture.filter((f) => f.what !== 'column')]
    for (const thing of things) {
      const rooms = plan.rooms.filter((r) => cornersOf(thing).every((c) => inRings(c, r.rings)))
      expect(rooms, JSON.stringify(thing)).toHaveLength(1)
      if ('roomId' in thing) expect(rooms[0]!.id).toBe(thing.roomId)
    }
    const solid = [...plan.spaces, ...plan.furniture]
    const meet = solid.flatMap((a, i) =>
      solid
        .slice(i + 1)
        .filter((b) => rectanglesOverlap(a, b, 5))
        .map((b) => [a, b]),
    )
    expect(meet).toEqual([])
  })

  it('gives each desk the area ASR A1.2 asks for: 8 m² and 6 m² for each further one in the room', () => {
    for (const room of plan.rooms) {
      const desks = desksOf(plan).filter((s) => s.roomId === room.id).length
      if (desks > 0) expect(ringsArea(room.rings) / 1e6).toBeGreaterThanOrEqual(8 + 6 * (desks - 1))
    }
  })

  it('keeps the workplace rules', () => {
    const breaches = checkPlan(plan).filter((w) => w.severity === 'warning')
    expect(breaches.map((w) => sentenceOf(w, plan, checksDe, 'de'))).toEqual([])
  })

  it('labels each space once in its room and numbers each room once', () => {
    const labels = plan.spaces.map((s) => `${s.roomId} ${s.label}`)
    expect(new Set(labels).size).toBe(labels.length)
    const numbers = plan.rooms.map((r) => r.number).filter((n) => n !== '')
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('has zones whose team exists, and doors and windows in walls', () => {
    const teams = new Set(teamTree().map((t) => t.id))
    for (const zone of plan.zones) expect(zone.teamId === null || teams.has(zone.teamId)).toBe(true)
    for (const opening of [...plan.doors, ...plan.windows]) {
      const inWall = plan.walls.some(({ shape }) => {
        if (!('axis' in shape)) return false
        const [[x0, y0], [x1, y1]] = shape.axis as [[number, number], [number, number]]
        const [x, y] = opening.at
        return (
          Math.min(x0, x1) <= x && x <= Math.max(x0, x1) && Math.min(y0, y1) <= y && y <= Math.max(y0, y1)
        )
      })
      expect(inWall, JSON.stringify(opening)).toBe(true)
    }
  })
})

describe('equipment', () => {
  it('is spread as in a real administration', () => {
    const desks = FLOORS.flatMap((f) => desksOf(planOf(f.key)))
    const share = (has: (d: (typeof desks)[number]) => boolean) => desks.filter(has).length / desks.length
    expect(share((d) => d.features.includes('height-adjustable'))).toBeGreaterThan(0.55)
    expect(share((d) => d.features.includes('height-adjustable'))).toBeLessThan(0.68)
    expect(share((d) => d.features.includes('accessible'))).toBeGreaterThan(0.02)
    expect(share((d) => d.features.includes('window'))).toBeGreaterThan(0.2)
    expect(share((d) => !d.bookable)).toBeGreaterThan(0.01)
    expect(share((d) => !d.bookable)).toBeLessThan(0.06)
  })
})
