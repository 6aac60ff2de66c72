import { describe, expect, it } from 'vitest'
import { checkPlan } from './checker.ts'
import { sentenceOf } from './sentence.ts'
import { desk, roomOf, thing } from './testing/plan.ts'
import { checksDe } from './texts.de.ts'
import { checksEn } from './texts.en.ts'

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([p]) => p).sort()

describe('warnings in words', () => {
  it('give name, number, limit and what is in the way, in both languages', () => {
    const plan = roomOf(6000, 4000, {
      spaces: [desk(1, 2000, 400)],
      furniture: [thing('c', 2000, 1800, 1600, 400)],
    })
    const [w] = checkPlan(plan)
    expect(sentenceOf(w!, plan, checksDe, 'de')).toBe(
      'Platz 1 in room: Die Bewegungsfläche ist 0,80 m tief, nötig sind 1,00 m. Beteiligt: Schrank.',
    )
    expect(sentenceOf(w!, plan, checksEn, 'en')).toBe(
      'Space 1 in room: the movement area is 0.80 m deep, 1.00 m are needed. Involved: Cabinet.',
    )
  })
  it('a number that is missed never reads like its limit', () => {
    const plan = roomOf(6000, 4000, {
      spaces: [desk(1, 2000, 400)],
      furniture: [thing('c', 2000, 1996, 1600, 400)],
    })
    expect(checkPlan(plan).map((w) => sentenceOf(w, plan, checksDe, 'de'))).toEqual([
      'Platz 1 in room: Die Bewegungsfläche ist 0,996 m tief, nötig sind 1,00 m. Beteiligt: Schrank.',
    ])
  })
  it('take the same values in both languages', () => {
    for (const key of Object.keys(checksDe.sentence) as (keyof typeof checksDe.sentence)[])
      expect(placeholders(checksEn.sentence[key]), key).toEqual(placeholders(checksDe.sentence[key]))
  })
})
