/** A space in words: its name, its state, what it has. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonId } from '#shared/domain/ids.ts'
import type { Person } from '#shared/domain/people.ts'
import { SPACE_STATE_NAMES, type SpaceStateName } from '#shared/domain/space-state.ts'
import { roomWords, spaceSaid, spaceWords } from '../changes/sentences.ts'
import { useReady } from '../core/session.ts'
import { useFormat } from '../i18n/format.ts'
import { keptNote, keptState, keptWhy } from './kept-words.ts'
import { Group, type Listing } from './model/list-order.ts'
import type { PlanReading } from './model/reading.ts'
import type { FloorDay } from './use-floor.ts'

export interface SpaceWords {
  stateName(index: number): SpaceStateName
  queued(index: number): boolean
  holder(index: number): Person | undefined
  /** For whom it is kept, and from when on it is not, in a sentence; null: it is not. */
  kept(index: number): string | null
  /** "2.14 · Platz 10" */
  name(index: number): string
  /** "frei", "belegt von Lena K." */
  state(index: number): string
  /** "Zone B, Raum 2.14, Platz 10, höhenverstellbar, frei": the name of the control. */
  full(index: number): string
  /** What stands at the end of the row in the list. */
  note(index: number): string
}

/** The part of a space's words that stays from day to day, each said once. */
function useNames(plan: PlanReading): { name(i: number): string; known(i: number): string } {
  const { t } = useTranslation()
  return useMemo(() => {
    const names = new Map<number, string>()
    const all = new Map<number, string>()
    const features = new Map(plan.features.map((f) => [f, t(`floor.featureSaid.${f}`)]))
    const once = (from: Map<number, string>, i: number, make: () => string): string => {
      let text = from.get(i)
      if (text === undefined) {
        text = make()
        from.set(i, text)
      }
      return text
    }
    return {
      name: (i) =>
        once(names, i, () => {
          const label = plan.spaces[i]?.label ?? ''
          const room = plan.room[i] ?? ''
          return spaceWords({ room, label }, t)
        }),
      known: (i) =>
        once(all, i, () =>
          [
            plan.zone[i]?.name,
            spaceSaid({ room: roomWords(plan.room[i] ?? '', t), label: plan.spaces[i]?.label ?? '' }, t),
            ...(plan.spaces[i]?.features.map((f) => features.get(f)) ?? []),
          ]
            .filter(Boolean)
            .join(', '),
        ),
    }
  }, [t, plan])
}

export function useWords(
  plan: PlanReading,
  day: FloorDay,
  groups: Listing['groups'],
  people: ReadonlyMap<PersonId, Person>,
): SpaceWords {
  const { t } = useTranslation()
  const format = useFormat()
  const { days } = useReady()
  const names = useNames(plan)
  return useMemo(() => {
    const holders = new Map(day.team.map((h) => [h.index, people.get(h.personId)]))
    const mine = new Map(day.mine.map((m) => [m.index, m]))
    const stateName = (i: number): SpaceStateName => SPACE_STATE_NAMES[day.states[i] ?? 0] ?? 'free'
    const kept = new Map(day.kept.flatMap((group) => group.desks.map((i) => [i, group] as const)))
    const words = { t, format, today: days.today }
    const own = new Set(day.own)
    const queued = (i: number) => mine.get(i)?.queued === true
    const plainState = {
      free: t('floor.state.free'),
      taken: t('floor.state.taken'),
      closed: t('floor.state.closed'),
      blocked: t('floor.state.blocked'),
      reserved: t('floor.state.reserved'),
    }
    const note = { teamZone: t('floor.note.teamZone'), near: t('floor.note.near') }
    const state = (i: number): string => {
      const s = stateName(i)
      if (s === 'mine') return t(queued(i) ? 'floor.state.mineQueued' : 'floor.state.mine')
      if (s === 'team') {
        const holder = holders.get(i)
        return holder ? t('floor.state.team', { name: holder.displayName }) : t('floor.state.teamUnknown')
      }
      const group = s === 'reserved' ? kept.get(i) : undefined
      if (group) return keptState(group, words)
      return s === 'free' && own.has(i) ? t('floor.state.fixed') : plainState[s]
    }
    return {
      stateName,
      queued,
      holder: (i) => holders.get(i),
      kept: (i) => {
        const group = kept.get(i)
        return group ? keptWhy(group, words) : null
      },
      name: names.name,
      state,
      full: (i) => `${names.known(i)}, ${state(i)}`,
      note: (i) => {
        if (own.has(i) && stateName(i) === 'free') return t('floor.note.fixed')
        switch (groups[i]) {
          case Group.mine:
            return queued(i) ? t('common.queued') : t('floor.note.mine')
          case Group.teamZone:
            return note.teamZone
          case Group.nearColleague:
            return note.near
          case Group.free:
            return plan.zone[i]?.name ?? ''
          case Group.reserved: {
            const group = kept.get(i)
            return group ? keptNote(group, words) : state(i)
          }
          case Group.team:
            return holders.get(i)?.displayName ?? t('floor.legend.team')
          default:
            return state(i)
        }
      },
    }
  }, [t, format, days.today, plan, names, day, groups, people])
}
