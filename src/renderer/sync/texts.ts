/** The words of the sync page come with it: the first screen does not wait for them. */
import { addTexts } from '../i18n/i18n.ts'
import { syncDe } from './texts.de.ts'
import { syncEn } from './texts.en.ts'

addTexts({ sync: syncDe }, { sync: syncEn })
