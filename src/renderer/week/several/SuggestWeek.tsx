import { useQuery } from '@tanstack/react-query'
import { Sparkles } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/calendar/day.ts'
import type { SuggestedWeek, SuggestionReason, Wishes } from '#shared/contract/local.ts'
import { FEATURES } from '#shared/domain/features.ts'
import type { Feature } from '#shared/domain/floor-plan.ts'
import { spaceWords } from '../../changes/sentences.ts'
import { api, core } from '../../core/client.ts'
import { type Format, useFormat } from '../../i18n/format.ts'
import type { T } from '../../i18n/i18n.ts'
import { findingWords } from '../../rules/sentences.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { PlaceIcon } from '../../ui/PlaceIcon.tsx'
import { Select } from '../../ui/Select.tsx'
import { useSeveralDays } from './use-several-days.ts'
import './SuggestWeek.css'

const PLACES = ['any', 'office', 'home'] as const

/** Offers the open days of a week filled, with a reason for each; nothing is planned until it is taken. */
export function SuggestWeek({ monday, title }: { monday: Day; title: string }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button variant="quiet" small onPress={() => setOpen(true)}>
        <Sparkles size={14} aria-hidden />
        {t('week.suggest.button')}
        <span className="visually-hidden">: {title}</span>
      </Button>
      {isOpen ? <SuggestDialog monday={monday} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

type Suggested = Extract<SuggestedWeek, { kind: 'plan' }>['days'][number]

function SuggestDialog({ monday, onClose }: { monday: Day; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const several = useSeveralDays()
  const { data } = useQuery(api.planning.suggestWeek.queryOptions({ input: { monday } }))
  const [left, setLeft] = useState<ReadonlySet<Day>>(new Set())
  const [isBusy, setBusy] = useState(false)
  const days = data?.kind === 'plan' ? data.days : []
  const taken = days.filter((d) => !left.has(d.day))
  const take = async () => {
    setBusy(true)
    try {
      await several.take(taken)
    } finally {
      onClose()
    }
  }
  const toggle = (day: Day, on: boolean) =>
    setLeft((before) => {
      const after = new Set(before)
      if (on) after.delete(day)
      else after.add(day)
      return after
    })
  return (
    <Dialog
      wide
      title={t('week.suggest.title', { day: format.range(monday, monday) })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={taken.length === 0}
            isPending={isBusy}
            onPress={() => void take()}
          >
            {t('week.suggest.take', { n: taken.length })}
          </Button>
        </>
      }
    >
      <div aria-live="polite">
        {data?.kind === 'conflict' ? <Conflict suggestion={data} /> : null}
        {data?.kind === 'plan' && days.length === 0 ? <p>{t('week.suggest.nothingOpen')}</p> : null}
        {days.length > 0 ? (
          <ul className="suggested">
            {days.map((day) => (
              <SuggestedDay
                key={day.day}
                day={day}
                isTaken={!left.has(day.day)}
                onChange={(on) => toggle(day.day, on)}
              />
            ))}
          </ul>
        ) : null}
        {data?.kind === 'plan' && data.broken.length > 0 ? (
          <>
            <p>{t('week.suggest.broken')}</p>
            <Rules findings={data.broken} />
          </>
        ) : null}
        {data?.kind === 'plan' && data.undecided.length > 0 ? (
          <>
            <p>{t('week.suggest.undecided')}</p>
            <Rules findings={data.undecided} />
          </>
        ) : null}
      </div>
      <WishFields />
    </Dialog>
  )
}

function SuggestedDay(props: { day: Suggested; isTaken: boolean; onChange: (on: boolean) => void }) {
  const { day, isTaken, onChange } = props
  const { t } = useTranslation()
  const format = useFormat()
  const place = t(`common.place.${day.place}`)
  const where = [
    day.part === 'day' ? place : t('week.suggest.half', { part: t(`common.part.${day.part}`), place }),
    ...(day.place === 'office' ? [day.space ? spaceWords(day.space, t) : t('week.suggest.noDesk')] : []),
  ].join(', ')
  const why = [...day.reasons, ...day.deskReasons].map((reason) => reasonWords(reason, { t, format }))
  return (
    <li>
      <Checkbox isSelected={isTaken} onChange={onChange} hint={why.join(' · ')}>
        <span className={`suggested-day ${day.place}`}>
          <PlaceIcon place={day.place} size={16} />
          <strong>{format.dayLong(day.day)}</strong> {where}
        </span>
      </Checkbox>
    </li>
  )
}

/** Why, in a few words. */
function reasonWords(reason: SuggestionReason, { t, format }: { t: T; format: Format }): string {
  const rule = (r: { text: { de: string; en: string }; paragraph: string }) => ({
    text: r.text[t('rules.language') === 'en' ? 'en' : 'de'],
    paragraph: r.paragraph,
  })
  const features = (all: readonly Feature[]) => format.list(all.map((f) => t(`floor.feature.${f}`)))
  switch (reason.kind) {
    case 'rule':
      return t('week.suggest.why.rule', rule(reason))
    case 'wish':
    case 'usual':
      return t(`week.suggest.why.${reason.kind}`, {
        weekday: format.weekday(reason.weekday),
      })
    case 'colleagues':
      return t('week.suggest.why.colleagues', { n: reason.count })
    case 'deskNearTeam':
      return t('week.suggest.why.deskNearTeam', {
        to: reason.to,
        metres: format.number(Math.max(1, Math.round(reason.distance / 1000))),
      })
    case 'feature':
      return [
        ...(reason.has.length > 0 ? [t('week.suggest.why.has', { features: features(reason.has) })] : []),
        ...(reason.lacks.length > 0
          ? [t('week.suggest.why.lacks', { features: features(reason.lacks) })]
          : []),
      ].join(', ')
    case 'sameDeskAsBefore':
      return t('week.suggest.why.sameDeskAsBefore', { day: format.dayShort(reason.day) })
    case 'teamDay':
    case 'noDesk':
    case 'noneFree':
    case 'fixedDesk':
      return t(`week.suggest.why.${reason.kind}`)
  }
}

function Conflict({ suggestion }: { suggestion: Extract<SuggestedWeek, { kind: 'conflict' }> }) {
  const { t } = useTranslation()
  return (
    <>
      <p>{t('week.suggest.conflict', { n: suggestion.rules.length })}</p>
      <Rules findings={suggestion.rules} />
      <p>{t('week.suggest.conflictAdvice')}</p>
    </>
  )
}

function Rules({ findings }: { findings: Extract<SuggestedWeek, { kind: 'conflict' }>['rules'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <ul className="suggested-rules">
      {findings.map((finding) => {
        const { title, figures } = findingWords(finding, { t, format })
        return (
          <li key={`${finding.ruleId} ${finding.from}`}>
            <strong>{title}</strong> <span className="muted">{figures}</span>
          </li>
        )
      })}
    </ul>
  )
}

function WishFields() {
  const { t } = useTranslation()
  const format = useFormat()
  const { data: wishes } = useQuery(api.planning.wishes.queryOptions())
  if (!wishes) return null
  const set = (change: Partial<Wishes>) => void core.planning.setWishes({ ...wishes, ...change })
  return (
    <details className="wishes">
      <summary>{t('week.suggest.wishes')}</summary>
      <p className="muted">{t('week.suggest.wishesHint')}</p>
      <div className="wish-days">
        {wishes.places.map((wanted, i) => (
          <Select
            // biome-ignore lint/suspicious/noArrayIndexKey: the weekdays
            key={i}
            label={format.weekday(i + 1)}
            showLabel
            small
            options={PLACES.map((id) => ({
              id,
              label: id === 'any' ? t('week.suggest.any') : t(`common.place.${id}`),
            }))}
            value={wanted ?? 'any'}
            onChange={(place) =>
              set({ places: wishes.places.map((p, n) => (n === i ? (place === 'any' ? null : place) : p)) })
            }
          />
        ))}
      </div>
      <fieldset className="wish-features">
        <legend>{t('week.suggest.deskWishes')}</legend>
        {FEATURES.map((feature) => (
          <Checkbox
            key={feature}
            isSelected={wishes.features.includes(feature)}
            onChange={(on) =>
              set({
                features: on ? [...wishes.features, feature] : wishes.features.filter((f) => f !== feature),
              })
            }
          >
            {t(`floor.feature.${feature}`)}
          </Checkbox>
        ))}
      </fieldset>
    </details>
  )
}
