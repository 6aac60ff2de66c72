/** What places and equipment are called inside a sentence, on every screen and in the audit. */
import type { Place } from './day-plan.ts'
import type { FEATURES } from './features.ts'

type Words<K extends string> = Readonly<Record<'de' | 'en', Readonly<Record<K, string>>>>

export const PLACE_WORDS: Words<Place> = {
  de: { office: 'Büro', home: 'Homeoffice', elsewhere: 'Unterwegs', away: 'Abwesend' },
  en: { office: 'Office', home: 'Home', elsewhere: 'Elsewhere', away: 'Away' },
}

export const FEATURE_WORDS: Words<(typeof FEATURES)[number]> = {
  de: {
    'height-adjustable': 'höhenverstellbar',
    'two-screens': 'zwei Bildschirme',
    docking: 'Dockingstation',
    accessible: 'barrierefrei',
    window: 'am Fenster',
    quiet: 'ruhig',
  },
  en: {
    'height-adjustable': 'height-adjustable',
    'two-screens': 'two screens',
    docking: 'docking station',
    accessible: 'accessible',
    window: 'by the window',
    quiet: 'quiet',
  },
}
