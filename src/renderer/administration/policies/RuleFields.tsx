import { useTranslation } from 'react-i18next'
import type { Rule } from '#shared/policy/rule.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { Select } from '../../ui/Select.tsx'
import { FeatureBoxes } from '../FeatureBoxes.tsx'
import { CountriesField } from './CountriesField.tsx'
import {
  AmountFields,
  GroupsField,
  KeptUntilFields,
  Months,
  type NumberedLimit,
  PartSelect,
  PLACES,
  PlaceBoxes,
  Raised,
  WeekdayFields,
  WindowFields,
  WorkPlaces,
} from './RuleParts.tsx'
import { TimeField } from './TimeField.tsx'

/** Where somebody is while others may have their fixed desk. */
const RELEASING = ['home', 'elsewhere', 'away'] as const

/** What a rule of its type asks. @param limits that an exception may raise */
export function RuleFields({
  rule,
  limits,
  onChange,
}: {
  rule: Rule
  limits: readonly NumberedLimit[]
  onChange: (rule: Rule) => void
}) {
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
          <Raised rule={rule} limits={limits} onChange={onChange} />
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
        <>
          <NumberField
            label={t('administration.policy.daysAhead')}
            value={rule.daysAhead}
            min={1}
            max={400}
            hint={t('administration.policy.number', { min: 1, max: 400 })}
            onChange={(daysAhead) => onChange({ ...rule, daysAhead })}
          />
          <Checkbox
            isSelected={rule.cutOff !== null}
            onChange={(on) => onChange({ ...rule, cutOff: on ? 600 : null })}
          >
            {t('administration.policy.cutOff')}
          </Checkbox>
          {rule.cutOff === null ? null : (
            <TimeField
              label={t('administration.policy.cutOffTime')}
              minute={rule.cutOff}
              onChange={(cutOff) => onChange({ ...rule, cutOff })}
            />
          )}
        </>
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
          <Months
            choice={t('administration.policy.onTrial')}
            label={t('administration.policy.trialMonths')}
            months={rule.trialMonths}
            first={6}
            most={24}
            onChange={(trialMonths) => onChange({ ...rule, trialMonths })}
          />
          <Months
            choice={t('administration.policy.limited')}
            label={t('administration.policy.termMonths')}
            months={rule.termMonths}
            first={36}
            most={120}
            onChange={(termMonths) => onChange({ ...rule, termMonths })}
          />
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
        <>
          <CountriesField
            countries={rule.countries}
            onChange={(countries) => onChange({ ...rule, countries })}
          />
          <Checkbox
            isSelected={rule.publicPlaces}
            onChange={(publicPlaces) => onChange({ ...rule, publicPlaces })}
          >
            {t('administration.policy.publicPlaces')}
          </Checkbox>
        </>
      )
  }
}
