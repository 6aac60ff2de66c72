import { describe, expect, test } from 'vitest'
import type { Day } from '#shared/calendar/day.ts'
import type { Change } from '#shared/contract/local.ts'
import { Intent, Rejection } from '#shared/contract/mutations.ts'
import { formatFor } from '../i18n/format.ts'
import { LANGUAGES, type Language } from '../i18n/resources.ts'
import { translator } from '../i18n/testing.ts'
import { intentWords, type Refusal, refusalWords, rejectedWords } from './sentences.ts'

const words = (language: Language) => ({ t: translator(language), format: formatFor(language), noon: 780 })
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const day = '2026-11-26' as Day
const space = { room: '2.14', label: '12' }

const book = (from: number, to: number, replaces: string[] = []) =>
  Intent.parse({
    name: 'booking.book',
    args: { bookingId: id(1), spaceId: id(2), day, from, to, replaces },
  })
const place = (part: string, where: string | null) =>
  Intent.parse({
    name: 'planning.setPlace',
    args: { day, part, place: where, was: { am: null, pm: null }, restId: id(3) },
  })
const release = (minute: number | null) =>
  Intent.parse({
    name: 'booking.release',
    args: { bookingId: id(1), day, keepUntil: minute === null ? null : { minute, restId: id(4) } },
  })

describe('what the person wanted', () => {
  test.each([
    [book(0, 1440), '2.14 · Platz 12 am Do, 26. Nov. buchen', 'Book 2.14 · desk 12 on Thu 26 Nov'],
    [
      book(780, 1440),
      '2.14 · Platz 12 am Do, 26. Nov., nachmittags buchen',
      'Book 2.14 · desk 12 on Thu 26 Nov, in the afternoon',
    ],
    [
      book(540, 690),
      '2.14 · Platz 12 am Do, 26. Nov., 09:00–11:30 Uhr buchen',
      'Book 2.14 · desk 12 on Thu 26 Nov, 09:00–11:30',
    ],
    [place('am', 'home'), 'Homeoffice am Do, 26. Nov., vormittags', 'Home on Thu 26 Nov, in the morning'],
    [place('day', null), 'Planung am Do, 26. Nov. entfernen', 'Clear the plan on Thu 26 Nov'],
    [release(null), '2.14 · Platz 12 am Do, 26. Nov. freigeben', 'Release 2.14 · desk 12 on Thu 26 Nov'],
    [
      release(840),
      '2.14 · Platz 12 am Do, 26. Nov. um 14:00 Uhr freigeben',
      'Release 2.14 · desk 12 on Thu 26 Nov at 14:00',
    ],
  ])('%#', (intent, german, english) => {
    expect(intentWords(intent, space, words('de'))).toBe(german)
    expect(intentWords(intent, space, words('en'))).toBe(english)
  })

  test('a swap says that the desk held so far is given up', () => {
    expect(intentWords(book(0, 1440, [id(9)]), space, words('de'))).toContain('bisherigen Platz abgeben')
  })

  test('a space on no known plan, or in no room, is still a sentence', () => {
    expect(intentWords(book(0, 1440), null, words('de'))).toBe('Platz am Do, 26. Nov. buchen')
    expect(intentWords(book(0, 1440), { room: '', label: '7' }, words('en'))).toBe(
      'Book Desk 7 on Thu 26 Nov',
    )
  })
})

const rejections: Refusal[] = [
  { reason: 'spaceTaken', alternatives: [] },
  { reason: 'holderBusy', other: null },
  { reason: 'spaceUnknown' },
  { reason: 'spaceNotBookable', alternatives: [] },
  { reason: 'spaceReserved', kept: null, alternatives: [] },
  { reason: 'spaceReserved', kept: { for: 'holder', until: null }, alternatives: [] },
  {
    reason: 'spaceReserved',
    kept: { for: 'team', teamId: 't' as never, until: { day: '2026-11-26' as Day, minute: 540 } },
    alternatives: [],
  },
  {
    reason: 'spaceClosed',
    closing: {
      kind: 'defect',
      reason: 'Wasserschaden',
      fromDay: '2026-11-26' as Day,
      toDay: '2026-12-04' as Day,
      from: 0,
      to: 1440,
    },
    alternatives: [],
  },
  { reason: 'dayPast', today: '2026-11-27' as Day },
  { reason: 'beyondWindow', lastDay: '2026-12-15' as Day },
  { reason: 'notYours' },
  { reason: 'notLed' },
  {
    reason: 'changedElsewhere',
    current: { am: 'home', pm: 'home' },
    wanted: { am: 'office', pm: 'away' },
  },
  { reason: 'shareChangedElsewhere', current: 'planning', wanted: 'department' },
  { reason: 'dependencyRejected', dependsOn: id(5) as never },
  { reason: 'invalid', detail: 'x' },
  { reason: 'failed', reference: 'REF-4711' },
  {
    reason: 'rule',
    finding: {
      policyId: id(6) as never,
      ruleId: id(7) as never,
      type: 'quota',
      severity: 'block',
      state: 'violated',
      from: '2026-11-23' as Day,
      to: '2026-11-29' as Day,
      have: 5,
      limit: 4,
      bound: 'atMost',
      unit: 'halves',
      base: 10,
      percent: null,
      places: ['home'],
      excess: 1,
      away: 0,
      days: [],
      raised: false,
      remedy: { kind: 'fewer', places: ['home'], halves: 1, candidates: [] },
      paragraph: '§ 4',
      text: { de: 'Höchstens zwei Tage zu Hause.', en: 'At most two days at home.' },
    },
  },
  { reason: 'readOnly' },
  { reason: 'notStored' },
]

describe('why it was not made', () => {
  test('every reason of the contract is told', () => {
    const told = new Set(rejections.map((r) => r.reason))
    for (const option of Rejection.options) expect(told).toContain(option.shape.reason.value)
  })

  test.each(LANGUAGES)('says what happened and what to do, never a code (%s)', (language) => {
    for (const rejection of rejections) {
      const { title, advice } = refusalWords(rejection, { day, space, offered: false }, words(language))
      for (const text of [title, advice]) {
        expect(text, rejection.reason).toMatch(/[.:]$/)
        expect(text, rejection.reason).not.toMatch(/[{}]|changes\.|undefined/)
      }
    }
  })

  test('of a rule: what it asks, the figures, the paragraph and the way out', () => {
    const broken = rejections.find((r) => r.reason === 'rule')
    if (!broken) throw new Error('no such rejection')
    expect(refusalWords(broken, { day, space, offered: false }, words('de'))).toEqual({
      title: 'Höchstens zwei Tage zu Hause.',
      advice:
        'Homeoffice: 2½ von höchstens 2 Tagen, Woche ab 23. Nov., § 4. Planen Sie ½ Tag weniger mit „Homeoffice“.',
    })
    expect(refusalWords(broken, { day, space, offered: false }, words('en'))).toEqual({
      title: 'At most two days at home.',
      advice: 'Home: 2½ of at most 2 days, week of 23 Nov, § 4. Plan ½ day less with “Home”.',
    })
  })

  test('facts are in the sentence', () => {
    const say = (refusal: Refusal) => refusalWords(refusal, { day, space, offered: false }, words('de'))
    expect(say({ reason: 'spaceTaken', alternatives: [] }).title).toBe(
      '2.14 · Platz 12 am Do, 26. Nov. ist vergeben.',
    )
    expect(say({ reason: 'beyondWindow', lastDay: '2026-12-15' as Day }).advice).toContain('15. Dezember')
    expect(
      refusalWords(
        { reason: 'beyondWindow', lastDay: '2026-12-15' as Day },
        { day: null, space: null, offered: false },
        words('de'),
      ).title,
      'of several days',
    ).toBe('Diese Tage lassen sich noch nicht planen.')
    expect(say({ reason: 'failed', reference: 'REF-4711' }).advice).toContain('REF-4711')
    expect(
      say({
        reason: 'changedElsewhere',
        current: { am: 'home', pm: 'home' },
        wanted: { am: 'office', pm: 'away' },
      }).advice,
    ).toContain('Homeoffice. Hier wollten Sie: Vormittag Büro, Nachmittag Abwesend')
    expect(
      say({ reason: 'shareChangedElsewhere', current: 'planning', wanted: 'department' }).advice,
    ).toContain('nur wo nötig. Hier wollten Sie: Ihr Fachbereich')
  })

  test('only with alternatives at hand does it offer them', () => {
    const change = (alternatives: Change['alternatives']): Change => ({
      id: id(1) as never,
      at: 0,
      state: 'rejected',
      intent: book(0, 1440),
      space: null,
      rejection: { reason: 'spaceTaken', alternatives: [] },
      alternatives,
      dismissed: false,
    })
    const free = {
      spaceId: id(2),
      floorId: id(3),
      index: 0,
      label: '11',
      room: '2.14',
      floor: '',
      building: '',
      site: '',
    }
    expect(rejectedWords(change([]), words('de'))?.advice).toContain('Wählen Sie im Plan')
    expect(rejectedWords(change([free as never]), words('de'))?.advice).toContain(
      'Nehmen Sie einen freien Platz:',
    )
  })
})
