/**
 * Texts that are there from the first screen on. Each folder of screens keeps its own in `texts.de.ts` and `texts.en.ts`; German is
 * the original, English must have the same keys. Messages are ICU: `{n, plural, one {…} other {…}}`.
 * Those of most screens come with them (their `texts.ts`); all there are: `all.ts`.
 */
import { appDe } from '../app/texts.de.ts'
import { appEn } from '../app/texts.en.ts'
import { changesDe } from '../changes/texts.de.ts'
import { changesEn } from '../changes/texts.en.ts'
import { floorDe } from '../floor/texts.de.ts'
import { floorEn } from '../floor/texts.en.ts'
import { rulesDe } from '../rules/texts.de.ts'
import { rulesEn } from '../rules/texts.en.ts'
import { sessionDe } from '../session/texts.de.ts'
import { sessionEn } from '../session/texts.en.ts'
import { weekDe } from '../week/texts.de.ts'
import { weekEn } from '../week/texts.en.ts'
import { commonDe } from './common.de.ts'
import { commonEn } from './common.en.ts'
import type { Shape } from './shape.ts'

export const de = {
  common: commonDe,
  app: appDe,
  session: sessionDe,
  week: weekDe,
  floor: floorDe,
  changes: changesDe,
  rules: rulesDe,
}

export const en: Shape<typeof de> = {
  common: commonEn,
  app: appEn,
  session: sessionEn,
  week: weekEn,
  floor: floorEn,
  changes: changesEn,
  rules: rulesEn,
}

export const LANGUAGES = ['de', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
