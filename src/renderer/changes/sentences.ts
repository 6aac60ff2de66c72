/** Changes and their rejections as sentences: what happened, what was kept, what to do. Pure. */
import { minutesOf } from '#shared/calendar/arithmetic.ts'
import type { Day, Half, Minutes } from '#shared/calendar/day.ts'
import type { Change, Queued, SpaceRef } from '#shared/contract/local.ts'
import type { Intent } from '#shared/contract/mutations.ts'
import type { Places } from '#shared/domain/day-plan.ts'
import { untilWords, whyWords } from '../closings/sentences.ts'
import type { Format } from '../i18n/format.ts'
import type { T } from '../i18n/i18n.ts'
import { findingWords } from '../rules/sentences.ts'

/** Why a change was refused at once or rejected later. */
export type Refusal = Extract<Queued, { ok: false }>['refusal']

export interface Words {
  t: T
  format: Format
  /** Minute that splits the halves. */
  noon: number
}

type SpaceWords = Pick<SpaceRef, 'room' | 'label'>

/** A room by what stands on its door; a bare number needs the word to be known for a room: "Raum 1". */
export const roomWords = (room: string, t: T): string =>
  /^\d+$/.test(room) ? t('common.room', { room }) : room

/** "2.14 · Platz 6" */
export const spaceWords = (space: SpaceWords | null, t: T): string =>
  space === null
    ? t('changes.intent.unknownSpace')
    : space.room === ''
      ? t('common.space', { label: space.label })
      : t('common.spaceInRoom', { room: roomWords(space.room, t), label: space.label })

/** A space in the course of a sentence. */
export const spaceSaid = ({ room, label }: SpaceWords, t: T): string =>
  t('floor.spaceSaid', { room: room || 'none', label })

/** A time of the day as people say it: "ganztägig", "vormittags", "bis 15:30 Uhr", "09:00–11:30 Uhr" */
export function spanWords({ from, to }: Minutes, { t, format, noon }: Words): string {
  const half = (['am', 'pm'] as const).find((part) => {
    const m = minutesOf(part, noon)
    return m.from === from && m.to === to
  })
  const kind =
    from === 0 && to === 1440 ? 'day' : (half ?? (from === 0 ? 'until' : to === 1440 ? 'since' : 'hours'))
  return t('common.span', { kind, from: format.minute(from), to: format.minute(to) })
}

/** "Büro", or "vormittags Büro, nachmittags Homeoffice" */
export function placesWords(places: Places, t: T, nothing: Record<Half, string> = open(t)): string {
  const word = (half: Half) => {
    const place = places[half]
    return place === null ? nothing[half] : t(`common.place.${place}`)
  }
  return places.am === places.pm && (places.am !== null || nothing.am === nothing.pm)
    ? word('am')
    : t('changes.halves', { am: word('am'), pm: word('pm') })
}

/** What a half without a place is called where nobody knows better. */
const open = (t: T) => ({ am: t('changes.open'), pm: t('changes.open') })

/** "am Dienstag, 24. November", with the time of the day where it is not the whole day */
export function periodWords(day: Day, from: number, to: number, words: Words): string {
  const { t, format } = words
  const named = format.dayShort(day)
  return from === 0 && to === 1440
    ? t('changes.intent.onDay', { day: named })
    : t('changes.intent.onSpan', { day: named, span: spanWords({ from, to }, words) })
}

/** What the person wanted, in one line. */
export function intentWords(intent: Intent, space: SpaceWords | null, words: Words): string {
  const { t, format, noon } = words
  switch (intent.name) {
    case 'planning.setPlace': {
      const { from, to } = minutesOf(intent.args.part, noon)
      const when = periodWords(intent.args.day, from, to, words)
      return intent.args.place === null
        ? t('changes.intent.placeOpen', { when })
        : t('changes.intent.place', { place: t(`common.place.${intent.args.place}`), when })
    }
    case 'booking.book': {
      const { day, from, to, replaces } = intent.args
      const when = periodWords(day, from, to, words)
      const key = replaces.length > 0 ? 'changes.intent.swap' : 'changes.intent.book'
      return t(key, { space: spaceWords(space, t), when })
    }
    case 'booking.release': {
      const { day, keepUntil } = intent.args
      const when = t('changes.intent.onDay', { day: format.dayShort(day) })
      return keepUntil === null
        ? t('changes.intent.release', { space: spaceWords(space, t), when })
        : t('changes.intent.releaseEarly', {
            space: spaceWords(space, t),
            when,
            time: format.minute(keepUntil.minute),
          })
    }
    case 'people.share':
      return t(`changes.intent.share.${intent.args.share}`)
    case 'teams.setTeamDay': {
      const { on, meets } = intent.args
      return on.kind === 'day'
        ? t('changes.intent.teamDay', { day: format.dayShort(on.day), meets: String(meets) })
        : t('changes.intent.teamWeekday', {
            weekday: format.weekday(on.weekday),
            meets: String(meets),
          })
    }
    case 'teams.releaseForMember': {
      const { day, from, to } = intent.args
      return t('changes.intent.releaseForMember', {
        space: spaceWords(space, t),
        when: periodWords(day, from, to, words),
      })
    }
    case 'planning.restoreDay':
      return t('changes.intent.restore', {
        when: t('changes.intent.onDay', { day: format.dayShort(intent.args.day) }),
      })
  }
}

export interface RefusalWords {
  /** What happened. */
  title: string
  /** What was kept and what to do. */
  advice: string
}

/** What the advice of a rejection may name. */
type Facts = Partial<
  Record<
    'offered' | 'by' | 'opens' | 'why' | 'span' | 'today' | 'last' | 'current' | 'wanted' | 'reference',
    string
  >
>

/** @param about the day and space of the change, where they are known */
export function refusalWords(
  refusal: Refusal,
  about: { day: Day | null; space: SpaceWords | null; offered: boolean },
  { t, format }: Pick<Words, 't' | 'format'>,
): RefusalWords {
  const { reason } = refusal
  if (reason === 'rule') {
    const { title, figures, wayOut } = findingWords(refusal.finding, { t, format })
    return { title, advice: [figures, wayOut].filter(Boolean).join(' ') }
  }
  const by = reason === 'spaceReserved' ? (refusal.kept?.for ?? 'team') : ''
  const title = t(`changes.title.${reason}`, {
    by,
    day: about.day === null ? '' : format.dayShort(about.day),
    dated: String(about.day !== null),
    space: spaceWords(about.space, t),
  })
  const advice = (facts: Facts = {}) => t(`changes.advice.${reason}`, { ...facts })
  switch (reason) {
    case 'spaceTaken':
    case 'spaceNotBookable':
      return { title, advice: advice({ offered: String(about.offered) }) }
    case 'spaceReserved': {
      const until = refusal.kept?.until
      return {
        title,
        advice: advice({
          by,
          opens: until ? `${format.dayShort(until.day)}, ${format.minute(until.minute)}` : 'none',
          offered: String(about.offered),
        }),
      }
    }
    case 'spaceClosed': {
      const { closing } = refusal
      const [why, span] = [whyWords(closing, t), untilWords(closing, { t, format })]
      return { title, advice: advice({ why, span, offered: String(about.offered) }) }
    }
    case 'dayPast':
      return { title, advice: advice({ today: format.date(refusal.today) }) }
    case 'beyondWindow':
      return { title, advice: advice({ last: format.date(refusal.lastDay) }) }
    case 'changedElsewhere':
      return {
        title,
        advice: advice({
          current: placesWords(refusal.current, t),
          wanted: placesWords(refusal.wanted, t),
        }),
      }
    case 'shareChangedElsewhere':
      return {
        title,
        advice: advice({
          current: t(`changes.shared.${refusal.current}`),
          wanted: t(`changes.shared.${refusal.wanted}`),
        }),
      }
    case 'failed':
      return { title, advice: advice({ reference: refusal.reference }) }
    default:
      return { title, advice: advice() }
  }
}

/** The day a change is about, if it is about one. */
export const dayOfIntent = ({ args }: Intent): Day | null => ('day' in args ? args.day : null)

/** A rejected change in words. */
export const rejectedWords = (change: Change, words: Pick<Words, 't' | 'format'>): RefusalWords | null =>
  change.rejection === null
    ? null
    : refusalWords(
        change.rejection,
        { day: dayOfIntent(change.intent), space: change.space, offered: change.alternatives.length > 0 },
        words,
      )
