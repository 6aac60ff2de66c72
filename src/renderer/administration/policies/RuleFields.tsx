import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WEEKDAYS } from '#shared/calendar/arithmetic.ts'
import type { DayPart } from '#shared/calendar/day.ts'
import type { Place } from '#shared/domain/day-plan.ts'
import type { Amount, CountingWindow, KeptUntil, Rule } from '#shared/policy/rule.ts'
import { useFormat } from '../../i18n/format.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { TextField } from '../../ui/Field.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { Select } from '../../ui/Select.tsx'
import { FeatureBoxes } from '../FeatureBoxes.tsx'
import { listed } from '../listed.ts'
import { clockOf, minuteOf } from '../sites/time.ts'

const PLACES: readonly Place[] = ['office', 'home', 'elsewhere']
/** Where somebody is while others may have their fixed desk. */
const RELEASING = ['home', 'elsewhere', 'away'] as const
const WINDOWS = ['weeks', 'month', 'quarter', 'halfYear', 'year'] as const

/** What a rule of its type asks. */
export function RuleFields({ rule, onChange }: { rule: Rule; onChange: (rule: Rule) => void }) {
  const { t } = useTranslation()
  switch (rule.type) {
    case 'quota':
      return (
        <>
          <Select
            label={t('administration.policy.place')}
            showLabel
            options={PLACES.map((id) => ({ id, label: t(`common.place.${id}`) }))}
            value={rule.place as (typeof PLACES)[number]}
            onChange={(place) => onChange({ ...rule, place })}
          />
          <AmountFields amount={rule.amount} onChange={(amount) => onChange({ ...rule, amount })} />
          <WindowFields window={rule.window} onChange={(window) => onChange({ ...rule, window })} />
        </>
      )
    case 'combinedCap':
    case 'minPresence':
      return (
        <>
          <WorkPlaces places={rule.places} onChange={(places) => onChange({ ...rule, places })} />
          <AmountFields amount={rule.amount} onChange={(amount) => onChange({ ...rule, amount })} />
          <WindowFields window={rule.window} onChange={(window) => onChange({ ...rule, window })} />
        </>
      )
    case 'quotaException':
      return (
        <>
          <WorkPlaces places={rule.places} onChange={(places) => onChange({ ...rule, places })} />
          <AmountFields amount={rule.amount} onChange={(amount) => onChange({ ...rule, amount })} />
          <Checkbox
            isSelected={rule.withRepresentation}
            onChange={(withRepresentation) => onChange({ ...rule, withRepresentation })}
          >
            {t('administration.policy.withRepresentation')}
          </Checkbox>
        </>
      )
    case 'coreDay':
      return (
        <>
          <WeekdayFields weekdays={rule.weekdays} onChange={(weekdays) => onChange({ ...rule, weekdays })} />
          <div className="pair">
            <PartSelect part={rule.part} onChange={(part) => onChange({ ...rule, part })} />
            <NumberField
              label={t('administration.policy.everyWeeks')}
              value={rule.everyWeeks}
              min={1}
              max={12}
              hint={t('administration.policy.number', { min: 1, max: 12 })}
              onChange={(everyWeeks) => onChange({ ...rule, everyWeeks })}
            />
          </div>
        </>
      )
    case 'minStaffing':
      return (
        <>
          <WeekdayFields weekdays={rule.weekdays} onChange={(weekdays) => onChange({ ...rule, weekdays })} />
          <div className="pair">
            <PartSelect part={rule.part} onChange={(part) => onChange({ ...rule, part })} />
            <NumberField
              label={t('administration.policy.people')}
              value={rule.people}
              min={1}
              max={500}
              hint={t('administration.policy.number', { min: 1, max: 500 })}
              onChange={(people) => onChange({ ...rule, people })}
            />
          </div>
        </>
      )
    case 'bookingWindow':
      return (
        <NumberField
          label={t('administration.policy.daysAhead')}
          value={rule.daysAhead}
          min={1}
          max={400}
          hint={t('administration.policy.number', { min: 1, max: 400 })}
          onChange={(daysAhead) => onChange({ ...rule, daysAhead })}
        />
      )
    case 'eligibility':
      return (
        <>
          <WorkPlaces places={rule.places} onChange={(places) => onChange({ ...rule, places })} />
          <GroupsField groups={rule.groups} onChange={(groups) => onChange({ ...rule, groups })} />
        </>
      )
    case 'grant':
      return (
        <>
          <WorkPlaces places={rule.places} onChange={(places) => onChange({ ...rule, places })} />
          <NumberField
            label={t('administration.policy.remindDays')}
            value={rule.remindDays}
            min={0}
            max={366}
            hint={t('administration.policy.number', { min: 0, max: 366 })}
            onChange={(remindDays) => onChange({ ...rule, remindDays })}
          />
        </>
      )
    case 'accessibleDesk':
      return (
        <>
          <FeatureBoxes
            legend={t('administration.policy.features')}
            features={rule.features}
            onChange={(features) => onChange({ ...rule, features })}
          />
          <KeptUntilFields kept={rule.keptUntil} onChange={(keptUntil) => onChange({ ...rule, keptUntil })} />
        </>
      )
    case 'homeZone':
      return <KeptUntilFields kept={rule.opensAt} onChange={(opensAt) => onChange({ ...rule, opensAt })} />
    case 'reservedDesk':
      return (
        <PlaceBoxes
          legend={t('administration.policy.releasedAt')}
          offered={RELEASING}
          places={rule.releasedAt}
          onChange={(releasedAt) => onChange({ ...rule, releasedAt })}
        />
      )
    case 'sharingRatio':
      return (
        <div className="pair">
          <NumberField
            label={t('administration.policy.desksPerHundred')}
            value={Math.round(rule.ratio * 100)}
            min={0}
            max={200}
            hint={t('administration.policy.number', { min: 0, max: 200 })}
            onChange={(percent) => onChange({ ...rule, ratio: percent / 100 })}
          />
          <NumberField
            label={t('administration.policy.guaranteed')}
            value={rule.guaranteed}
            min={0}
            max={1000}
            hint={t('administration.policy.number', { min: 0, max: 1000 })}
            onChange={(guaranteed) => onChange({ ...rule, guaranteed })}
          />
        </div>
      )
    case 'placeLimit':
      return (
        <Checkbox
          isSelected={rule.publicPlaces}
          onChange={(publicPlaces) => onChange({ ...rule, publicPlaces })}
        >
          {t('administration.policy.publicPlaces')}
        </Checkbox>
      )
  }
}

function WorkPlaces(props: { places: readonly Place[]; onChange: (places: Place[]) => void }) {
  const { t } = useTranslation()
  return <PlaceBoxes legend={t('administration.policy.places')} offered={PLACES} {...props} />
}

function PlaceBoxes<P extends Place>(props: {
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
function GroupsField(props: { groups: readonly string[]; onChange: (groups: string[]) => void }) {
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
function KeptUntilFields({ kept, onChange }: { kept: KeptUntil; onChange: (kept: KeptUntil) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string | null>(null)
  // A time that came from elsewhere, as when changes are discarded, is shown in place of what was typed.
  const isTyped = typed !== null && Object.is(minuteOf(typed) ?? Number.NaN, kept.minute)
  const text = isTyped ? typed : Number.isNaN(kept.minute) ? '' : clockOf(kept.minute)
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
      <TextField
        label={t('administration.policy.keptTime')}
        value={text}
        onChange={(next) => {
          setTyped(next)
          onChange({ ...kept, minute: minuteOf(next) ?? Number.NaN })
        }}
        {...(minuteOf(text) === null ? { hint: t('administration.policy.badTime') } : {})}
      />
    </div>
  )
}

/** A share, or days with or without part time taken into account. */
function AmountFields({ amount, onChange }: { amount: Amount; onChange: (amount: Amount) => void }) {
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

function WindowFields({
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

function WeekdayFields(props: { weekdays: readonly number[]; onChange: (weekdays: number[]) => void }) {
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

function PartSelect({ part, onChange }: { part: DayPart; onChange: (part: DayPart) => void }) {
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
