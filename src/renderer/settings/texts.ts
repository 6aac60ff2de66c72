/** The words of the settings come with them: the first screen does not wait for them. */
import { addTexts } from '../i18n/i18n.ts'
import { settingsDe } from './texts.de.ts'
import { settingsEn } from './texts.en.ts'

addTexts({ settings: settingsDe }, { settings: settingsEn })
