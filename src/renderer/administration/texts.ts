/** The words of the administration come with it: the first screen does not wait for them. */
import { addTexts } from '../i18n/i18n.ts'
import { administrationDe } from './texts.de.ts'
import { administrationEn } from './texts.en.ts'

addTexts({ administration: administrationDe }, { administration: administrationEn })
