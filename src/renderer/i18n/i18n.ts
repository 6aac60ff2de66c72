import i18next, { type TFunction } from 'i18next'
import ICU from 'i18next-icu'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { allDe } from './all.ts'
import { de, en, LANGUAGES, type Language } from './resources.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    returnNull: false
    resources: { translation: typeof allDe }
  }
}

/** `t` with the app's keys, for functions outside components. */
export type T = TFunction

function preferred(): Language {
  const first = navigator.languages.map((l) => l.slice(0, 2)).find((l) => LANGUAGES.some((x) => x === l))
  return first === 'en' ? 'en' : 'de'
}

/** Starts with the system's language; the settings of the person follow once they are read. */
export function startI18n(language: Language = preferred()): void {
  void i18next
    .use(ICU)
    .use(initReactI18next)
    .init({
      resources: { de: { translation: de }, en: { translation: en } },
      lng: language,
      fallbackLng: 'de',
      initAsync: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    })
  document.documentElement.lang = language
}

/** Texts of a part that is loaded when it is needed, beside those there are. */
export function addTexts(german: object, english: object): void {
  i18next.addResourceBundle('de', 'translation', german, true)
  i18next.addResourceBundle('en', 'translation', english, true)
}

/** The language that is spoken, as what is not in the texts needs it. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'de'
}

/** Between whole numbers and their parts. */
export const useDecimal = (): ',' | '.' => (useLanguage() === 'en' ? '.' : ',')

export function speak(language: Language): void {
  if (i18next.language === language) return
  document.documentElement.lang = language
  void i18next.changeLanguage(language)
}

export { i18next }
