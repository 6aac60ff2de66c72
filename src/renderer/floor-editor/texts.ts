/** The words of the editor come with it: the first screen does not wait for them. */
import { addTexts } from '../i18n/i18n.ts'
import { editDe } from './texts.de.ts'
import { editEn } from './texts.en.ts'

addTexts({ edit: editDe }, { edit: editEn })
