/**
 * All texts. Each folder of screens keeps its own in `texts.de.ts` and `texts.en.ts`; German is
 * the original, English must have the same keys. Messages are ICU: `{n, plural, one {…} other {…}}`.
 */
import { administrationDe } from '../administration/texts.de.ts'
import { administrationEn } from '../administration/texts.en.ts'
import { appDe } from '../app/texts.de.ts'
import { appEn } from '../app/texts.en.ts'
import { changesDe } from '../changes/texts.de.ts'
import { changesEn } from '../changes/texts.en.ts'
import { closingsDe } from '../closings/texts.de.ts'
import { closingsEn } from '../closings/texts.en.ts'
import { floorDe } from '../floor/texts.de.ts'
import { floorEn } from '../floor/texts.en.ts'
import { editDe } from '../floor-editor/texts.de.ts'
import { editEn } from '../floor-editor/texts.en.ts'
import { rulesDe } from '../rules/texts.de.ts'
import { rulesEn } from '../rules/texts.en.ts'
import { sessionDe } from '../session/texts.de.ts'
import { sessionEn } from '../session/texts.en.ts'
import { settingsDe } from '../settings/texts.de.ts'
import { settingsEn } from '../settings/texts.en.ts'
import { syncDe } from '../sync/texts.de.ts'
import { syncEn } from '../sync/texts.en.ts'
import { teamDe } from '../team/texts.de.ts'
import { teamEn } from '../team/texts.en.ts'
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
  edit: editDe,
  changes: changesDe,
  closings: closingsDe,
  rules: rulesDe,
  team: teamDe,
  sync: syncDe,
  settings: settingsDe,
  administration: administrationDe,
}

export const en: Shape<typeof de> = {
  common: commonEn,
  app: appEn,
  session: sessionEn,
  week: weekEn,
  floor: floorEn,
  edit: editEn,
  changes: changesEn,
  closings: closingsEn,
  rules: rulesEn,
  team: teamEn,
  sync: syncEn,
  settings: settingsEn,
  administration: administrationEn,
}

export const LANGUAGES = ['de', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
