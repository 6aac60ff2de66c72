import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FloorPlanDocument } from '../domain/floor-plan.ts'
import { applyEdit } from '../floor-edit/edit.ts'
import { objectsOf, type PlanObject } from '../floor-edit/objects.ts'
import { editFor, wishes } from '../floor-edit/testing/made-up.ts'
import { rotate } from '../floor-edit/transform.ts'
import { checkPlan, createChecker } from './checker.ts'
import { desk, door, roomOf, thing } from './testing/plan.ts'
import type { Warning } from './warning.ts'

const place = (max: number) => fc.integer({ min: 300, max })
const placed = fc.record({ x: place(9_700), y: place(7_700), rotation: fc.constantFrom(0, 30, 90, 180, 270) })
const plans: fc.Arbitrary<FloorPlanDocument> = fc
  .record({ desks: fc.array(placed, { maxLength: 7 }), things: fc.array(placed, { maxLength: 6 }) })
  .map(({ desks, things }) =>
    roomOf(10_000, 8_000, {
      spaces: desks.map(({ x, y, rotation }, i) =>
        desk(i, x, y, { rotation, features: i % 3 === 0 ? ['accessible'] : [], label: `${i % 4}` }),
      ),
      furniture: things.map(({ x, y, rotation }, i) =>
        thing(`thing-${i}`, x, y, 500 + 200 * i, 400, { rotation }),
      ),
      doors: [door('door', 5_000, 8_050, { hinge: 'left', opens: 'up' })],
      routes: [
        {
          id: 'way',
          axis: [
            [5_000, 4_000],
            [5_000, 8_000],
          ],
          width: 1_000,
        },
      ],
    }),
  )

const about = (w: Warning) => `${w.check} ${w.objects[0]}`

describe('checking', () => {
  it('an obstacle more removes no warning of a movement area, an overlap, a wheelchair or a blocked door', () => {
    const kept = [
      'movement-area',
      'movement-overlap',
      'wheelchair',
      'side-by-side',
      'door-swing',
      'escape-blocked',
    ]
    fc.assert(
      fc.property(plans, placed, (plan, { x, y, rotation }) => {
        const before = checkPlan(plan).filter((w) => kept.includes(w.check))
        const more = { ...plan, furniture: [...plan.furniture, thing('more', x, y, 900, 600, { rotation })] }
        const after = new Set(checkPlan(more).map(about))
        for (const w of before) expect(after, about(w)).toContain(about(w))
      }),
      { numRuns: 60 },
    )
  })

  it('another order of objects changes nothing', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const other = {
          ...plan,
          spaces: [...plan.spaces].reverse(),
          furniture: [...plan.furniture].reverse(),
        }
        expect(checkPlan(other).map(plain)).toEqual(checkPlan(plan).map(plain))
      }),
      { numRuns: 40 },
    )
  })

  it('turning and moving the whole plan changes nothing but where it is', () => {
    fc.assert(
      fc.property(
        plans,
        fc.constantFrom(90, 180, 270),
        fc.integer({ min: -50_000, max: 50_000 }),
        (plan, degrees, by) => {
          const there = [...objectsOf(plan)].reduce<FloorPlanDocument>(
            (next, o) =>
              applyEdit(next, [
                { kind: o.kind, id: o.object.id, before: o.object, after: turned(o, degrees, by), at: null },
              ]),
            plan,
          )
          const [before, after] = [plan, there].map((p) =>
            checkPlan(p)
              .filter((w) => !BY_RASTER.includes(w.check))
              .sort(byNumbers),
          )
          expect(after!.map(about)).toEqual(before!.map(about))
          // Turned points are rounded to a tenth of a millimetre.
          after!.forEach((w, i) => {
            expect(Math.abs((w.found ?? 0) - (before![i]!.found ?? 0))).toBeLessThanOrEqual(
              w.unit === 'mm2' ? 3_000 : 2,
            )
          })
        },
      ),
      { numRuns: 40 },
    )
  })

  it('sees what comes into the way of a wide leaf, however far from its door', () => {
    const gate = (width: number) => ({ ...door('door', 5_000, 8_050, { hinge: 'left', opens: 'up' }), width })
    const plan = roomOf(10_000, 8_000, { spaces: [desk(1, 3_000, 2_600)], furniture: [], doors: [gate(900)] })
    const checker = createChecker()
    checker.update(plan)
    const wide = { ...plan, doors: [gate(6_000)] }
    expect(checker.update(wide)).toEqual(checkPlan(wide))
    const barred = { ...wide, furniture: [thing('far', 2_200, 2_900, 500, 400, {})] }
    expect(checker.update(barred)).toEqual(checkPlan(barred))
    expect(checkPlan(barred).find((w) => w.check === 'door-swing')?.objects).toContain('far')
  })

  it('again after each of many edits comes to the same as checking the whole anew', () => {
    fc.assert(
      fc.property(plans, fc.array(wishes, { minLength: 1, maxLength: 6 }), (plan, todo) => {
        const checker = createChecker()
        let number = 100
        let document = plan
        checker.update(document)
        for (const wish of todo) {
          document = applyEdit(
            document,
            editFor(document, wish, () => number++),
          )
          expect(checker.update(document)).toEqual(checkPlan(document))
        }
      }),
      { numRuns: 60 },
    )
  })
})

const plain = ({ check, objects, found, limit, data }: Warning) => ({ check, objects, found, limit, data })
/** What is connected is decided in cells of 5 cm, which lie otherwise under a turned plan where things nearly touch. */
const BY_RASTER: readonly string[] = ['aisle', 'route-width', 'unreachable']
const byNumbers = (a: Warning, b: Warning) =>
  about(a) < about(b) ? -1 : about(a) > about(b) ? 1 : (a.found ?? 0) - (b.found ?? 0)

const turned = (o: PlanObject, degrees: number, by: number) => rotate(o, [by, 1_000], degrees)
