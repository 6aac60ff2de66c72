/** The words of importing come with the editor: the first screen does not wait for them. */
import { addTexts } from '../../i18n/i18n.ts'
import { importDe } from './texts.de.ts'
import { importEn } from './texts.en.ts'

addTexts({ edit: { import: importDe } }, { edit: { import: importEn } })
