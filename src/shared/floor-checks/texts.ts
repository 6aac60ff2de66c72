/** What warnings say, in each language of the app. */
import type { ChecksTexts } from './sentence.ts'
import { checksDe } from './texts.de.ts'
import { checksEn } from './texts.en.ts'

export const CHECK_TEXTS: Readonly<Record<'de' | 'en', ChecksTexts>> = { de: checksDe, en: checksEn }
