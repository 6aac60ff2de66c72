/** All texts, also those that come with their screens: for types and tests, so that the app loads none of them here. */
import { administrationDe } from '../administration/texts.de.ts'
import { administrationEn } from '../administration/texts.en.ts'
import { closingsDe } from '../closings/texts.de.ts'
import { closingsEn } from '../closings/texts.en.ts'
import { buildingDe } from '../floor-editor/building/texts.de.ts'
import { buildingEn } from '../floor-editor/building/texts.en.ts'
import { importDe } from '../floor-editor/import/texts.de.ts'
import { importEn } from '../floor-editor/import/texts.en.ts'
import { replaceDe, tableDe } from '../floor-editor/table/texts.de.ts'
import { replaceEn, tableEn } from '../floor-editor/table/texts.en.ts'
import { editDe } from '../floor-editor/texts.de.ts'
import { editEn } from '../floor-editor/texts.en.ts'
import { settingsDe } from '../settings/texts.de.ts'
import { settingsEn } from '../settings/texts.en.ts'
import { syncDe } from '../sync/texts.de.ts'
import { syncEn } from '../sync/texts.en.ts'
import { teamDe } from '../team/texts.de.ts'
import { teamEn } from '../team/texts.en.ts'
import { de, en } from './resources.ts'
import type { Shape } from './shape.ts'

export const allDe = {
  ...de,
  administration: administrationDe,
  closings: closingsDe,
  settings: settingsDe,
  sync: syncDe,
  team: teamDe,
  edit: { ...editDe, building: buildingDe, import: importDe, table: tableDe, replace: replaceDe },
}

export const allEn: Shape<typeof allDe> = {
  ...en,
  administration: administrationEn,
  closings: closingsEn,
  settings: settingsEn,
  sync: syncEn,
  team: teamEn,
  edit: { ...editEn, building: buildingEn, import: importEn, table: tableEn, replace: replaceEn },
}
