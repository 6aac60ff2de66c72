/** The words of closings come with the screens that close something: the first screen does not wait for them. */
import { addTexts } from '../i18n/i18n.ts'
import { closingsDe } from './texts.de.ts'
import { closingsEn } from './texts.en.ts'

addTexts({ closings: closingsDe }, { closings: closingsEn })
