/** A `t` in one language for tests, without React. */
import i18next from 'i18next'
import ICU from 'i18next-icu'
import { allDe, allEn } from './all.ts'
import type { T } from './i18n.ts'
import type { Language } from './resources.ts'

export function translator(language: Language): T {
  const instance = i18next.createInstance()
  void instance.use(ICU).init({
    resources: { de: { translation: allDe }, en: { translation: allEn } },
    lng: language,
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  return instance.t
}
