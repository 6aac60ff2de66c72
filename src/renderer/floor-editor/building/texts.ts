/** The words of buildings come with the editor: the first screen does not wait for them. */
import { addTexts } from '../../i18n/i18n.ts'
import { buildingDe } from './texts.de.ts'
import { buildingEn } from './texts.en.ts'

addTexts({ edit: { building: buildingDe } }, { edit: { building: buildingEn } })
