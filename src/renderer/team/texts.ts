/** The words of the team page come with it: the first screen does not wait for them. */
import { addTexts } from '../i18n/i18n.ts'
import { teamDe } from './texts.de.ts'
import { teamEn } from './texts.en.ts'

addTexts({ team: teamDe }, { team: teamEn })
