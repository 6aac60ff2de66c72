/** Parts of what a rule asks, each for the types that have it. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WEEKDAYS } from '#shared/calendar/arithmetic.ts'
import type { DayPart } from '#shared/calendar/day.ts'
import type { Place } from '#shared/domain/day-plan.ts'
import {
  type Amount,
  type CountingWindow,
  type KeptUntil,
  type Limit,
  placesOf,
  type RuleOf,
} from '#shared/policy/rule.ts'
import { useFormat } from '../../i18n/format.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { TextField } from '../../ui/Field.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { Select } from '../../ui/Select.tsx'
import { listed } from '../listed.ts'
import { TimeField } from './TimeField.tsx'

export const PLACES: readonly Place[] = ['office', 'home', 'elsewhere']
const WINDOWS = ['weeks', 'month', 'quarter', 'halfYear', 'year'] as const

/** A limit of the agreement, with its number in the list, from 1. */
export type NumberedLimit = Limit & { readonly number: number }

/** What an exception raises: one limit, whose places are its own then, or every one of some places. */
export function Raised({
  rule,
  limits,
  onChange,
}: {
  rule: RuleOf<'quotaException'>
  limits: readonly NumberedLimit[]
  onChange: (rule: RuleOf<'quotaException'>) => void
}) {
  const { t } = useTranslation()
  const raised = limits.find((limit) => limit.id === rule.raises)
  return (
    <>
      <Select
        label={t('administration.policy.raises')}
        showLabel
        options={[
          { id: 'every', label: t('administration.policy.raisesEvery') },
          ...limits.map(({ id, number, paragraph }) => ({
            id,
            label: t('administration.policy.raisesRule', { number, paragraph }),
          })),
        ]}
        value={rule.raises === null ? 'every' : (raised?.id ?? null)}
        onChange={(id) => {
          const limit = limits.find((one) => one.id === id)
          onChange({
            ...rule,
            raises: limit?.id ?? null,
            places: limit ? [...placesOf(limit)] : rule.places,
          })
        }}
      />
      {rule.raises === null ? (
        <WorkPlaces places={rule.places} onChange={(places) => onChange({ ...rule, places })} />
      ) : null}
      {rule.raises !== null && !raised ? (
        <p className="rule-contradiction" role="alert">
          {t('administration.policy.raisesGone')}
        </p>
      ) : null}
    </>
  )
}

/** A number of months, or none. @param first to begin with */
export function Months(props: {
  choice: string
  label: string
  months: number | null
  first: number
  most: number
  onChange: (months: number | null) => void
}) {
  const { choice, label, months, first, most, onChange } = props
  const { t } = useTranslation()
  return (
    <div>
      <Checkbox isSelected={months !== null} onChange={(on) => onChange(on ? first : null)}>
        {choice}
      </Checkbox>
      {months === null ? null : (
        <NumberField
          label={label}
          value={months}
          min={1}
          max={most}
          hint={t('administration.policy.number', { min: 1, max: most })}
          onChange={onChange}
        />
      )}
    </div>
  )
}

export function WorkPlaces(props: { places: readonly Place[]; onChange: (places: Place[]) => void }) {
  const { t } = useTranslation()
  return <PlaceBoxes legend={t('administration.policy.places')} offered={PLACES} {...props} />
}

export function PlaceBoxes<P extends Place>(props: {
  legend: string
  offered: readonly P[]
  places: readonly P[]
  onChange: (places: P[]) => void
}) {
  const { t } = useTranslation()
  const { legend, offered, places, onChange } = props
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="boxes">
        {offered.map((place) => (
          <Checkbox
            key={place}
            isSelected={places.includes(place)}
            onChange={(on) => onChange(offered.filter((p) => (p === place ? on : places.includes(p))))}
          >
            {t(`common.place.${place as Place}`)}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}

/** Parted by commas; what is typed stays, and the groups are those in it. */
export function GroupsField(props: { groups: readonly string[]; onChange: (groups: string[]) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const groupsIn = (text: string) => listed(text).map((group) => group.slice(0, 80))
  // What was typed about other groups, taken back meanwhile, is gone.
  const isTyped = groupsIn(typed).join() === props.groups.join()
  return (
    <TextField
      label={t('administration.policy.groups')}
      hint={t('administration.policy.groupsHint')}
      value={isTyped ? typed : props.groups.join(', ')}
      onChange={(text) => {
        setTyped(text)
        props.onChange(groupsIn(text))
      }}
    />
  )
}

/** So many days before, at a time of the day; NaN while it cannot be read. */
export function KeptUntilFields({
  kept,
  onChange,
}: {
  kept: KeptUntil
  onChange: (kept: KeptUntil) => void
}) {
  const { t } = useTranslation()
  return (
    <div className="pair">
      <NumberField
        label={t('administration.policy.keptDays')}
        value={kept.daysBefore}
        min={0}
        max={60}
        hint={t('administration.policy.number', { min: 0, max: 60 })}
        onChange={(daysBefore) => onChange({ ...kept, daysBefore })}
      />
      <TimeField
        label={t('administration.policy.keptTime')}
        minute={kept.minute}
        onChange={(minute) => onChange({ ...kept, minute })}
      />
    </div>
  )
}

/** A share, or days with or without part time taken into account. */
export function AmountFields({ amount, onChange }: { amount: Amount; onChange: (amount: Amount) => void }) {
  const { t } = useTranslation()
  const kind = amount.kind === 'percent' ? 'percent' : amount.partTime
  return (
    <div className="pair">
      <Select
        label={t('administration.policy.amount')}
        showLabel
        options={(['percent', 'proportional', 'fixed'] as const).map((id) => ({
          id,
          label: t(`administration.policy.amountKind.${id}`),
        }))}
        value={kind}
        onChange={(chosen) =>
          onChange(
            chosen === 'percent'
              ? { kind: 'percent', percent: amount.kind === 'percent' ? amount.percent : 50 }
              : { kind: 'days', days: amount.kind === 'days' ? amount.days : 2, partTime: chosen },
          )
        }
      />
      {amount.kind === 'percent' ? (
        <NumberField
          label={t('administration.policy.percent')}
          value={amount.percent}
          min={0}
          max={100}
          hint={t('administration.policy.number', { min: 0, max: 100 })}
          onChange={(percent) => onChange({ ...amount, percent })}
        />
      ) : (
        <NumberField
          label={t('administration.policy.days')}
          value={amount.days}
          min={0}
          max={366}
          step={0.5}
          hint={t('administration.policy.halfDays')}
          onChange={(days) => onChange({ ...amount, days })}
        />
      )}
    </div>
  )
}

export function WindowFields({
  window,
  onChange,
}: {
  window: CountingWindow
  onChange: (window: CountingWindow) => void
}) {
  const { t } = useTranslation()
  return (
    <div className="pair">
      <Select
        label={t('administration.policy.window')}
        showLabel
        options={WINDOWS.map((id) => ({ id, label: t(`administration.policy.windowUnit.${id}`) }))}
        value={window.unit}
        onChange={(unit) => onChange(unit === 'weeks' ? { unit, count: 1 } : { unit })}
      />
      {window.unit === 'weeks' ? (
        <NumberField
          label={t('administration.policy.weeks')}
          value={window.count}
          min={1}
          max={52}
          hint={t('administration.policy.number', { min: 1, max: 52 })}
          onChange={(count) => onChange({ unit: 'weeks', count })}
        />
      ) : null}
    </div>
  )
}

export function WeekdayFields(props: {
  weekdays: readonly number[]
  onChange: (weekdays: number[]) => void
}) {
  const { weekdays, onChange } = props
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <fieldset>
      <legend>{t('administration.policy.weekdays')}</legend>
      <div className="boxes">
        {WEEKDAYS.map((weekday) => (
          <Checkbox
            key={weekday}
            isSelected={weekdays.includes(weekday)}
            onChange={(on) => onChange(WEEKDAYS.filter((d) => (d === weekday ? on : weekdays.includes(d))))}
          >
            {format.weekday(weekday)}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}

export function PartSelect({ part, onChange }: { part: DayPart; onChange: (part: DayPart) => void }) {
  const { t } = useTranslation()
  return (
    <Select
      label={t('administration.policy.part')}
      showLabel
      options={(['day', 'am', 'pm'] as const).map((id) => ({ id, label: t(`common.part.${id}`) }))}
      value={part}
      onChange={onChange}
    />
  )
}
