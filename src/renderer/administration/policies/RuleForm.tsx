import { Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/calendar/day.ts'
import type { TeamRecord } from '#shared/contract/administration.ts'
import { canRefuse, scopesOf } from '#shared/policy/draft.ts'
import type { Rule } from '#shared/policy/rule.ts'
import type { SharingFigures } from '#shared/policy/sharing.ts'
import { IconButton } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { type Collision, Collisions } from './Collisions.tsx'
import { severitiesOf } from './entry.ts'
import { RuleFields } from './RuleFields.tsx'
import type { NumberedLimit } from './RuleParts.tsx'
import { ScopeFields } from './ScopeFields.tsx'

/** One rule: what it asks, of whom, since when, and what it says. */
export function RuleForm({
  rule,
  number,
  teams,
  limits,
  sharing,
  contradicts,
  collides,
  onChange,
  onRemove,
}: {
  rule: Rule
  /** From 1, as it stands in the list. */
  number: number
  teams: readonly TeamRecord[]
  /** That an exception may raise. */
  limits: readonly NumberedLimit[]
  /** What its ratio comes to as it was saved. */
  sharing: SharingFigures | null
  /** Numbers of the rules it contradicts. */
  contradicts: readonly number[]
  /** Rules of other agreements that it collides with. */
  collides: readonly Collision[]
  onChange: (rule: Rule) => void
  onRemove: () => void
}) {
  const { t } = useTranslation()
  const type = t(`administration.policy.type.${rule.type}`)
  return (
    <fieldset className="rule-form">
      <legend>{t('administration.policy.rule', { number, type })}</legend>
      <IconButton small label={t('administration.policy.removeRule', { number, type })} onPress={onRemove}>
        <Trash2 size={14} aria-hidden />
      </IconButton>
      {contradicts.length > 0 ? (
        <p className="rule-contradiction" role="alert">
          {t('administration.policy.contradicts', { n: contradicts.length, others: contradicts.join(', ') })}
        </p>
      ) : null}
      <Collisions collisions={collides} />
      <RuleFields rule={rule} limits={limits} onChange={onChange} />
      {sharing ? (
        <p className={sharing.desks < sharing.needed ? 'rule-contradiction' : 'hint'}>
          {t('administration.policy.sharing', {
            desks: sharing.desks,
            people: sharing.people,
            needed: sharing.needed,
            lacking: Math.max(0, sharing.needed - sharing.desks),
          })}
        </p>
      ) : null}
      <ScopeFields
        scope={rule.scope}
        kinds={scopesOf(rule.type)}
        teams={teams}
        onChange={(scope) => onChange({ ...rule, scope })}
      />
      <div className="pair">
        <TextField
          label={t('administration.policy.paragraph')}
          value={rule.paragraph}
          onChange={(paragraph) => onChange({ ...rule, paragraph: paragraph.slice(0, 80) })}
          isRequired
        />
        {canRefuse(rule.type) ? (
          <Select
            label={t('administration.policy.severity')}
            showLabel
            options={[...new Set([...severitiesOf(rule.type), rule.severity])].map((id) => ({
              id,
              label: t(`administration.policy.severityKind.${id}`),
            }))}
            value={rule.severity}
            onChange={(severity) => onChange({ ...rule, severity })}
          />
        ) : null}
      </div>
      <TextField
        label={t('administration.policy.textDe')}
        value={rule.text.de}
        onChange={(de) => onChange({ ...rule, text: { ...rule.text, de: de.slice(0, 600) } })}
        isRequired
      />
      <TextField
        label={t('administration.policy.textEn')}
        value={rule.text.en}
        onChange={(en) => onChange({ ...rule, text: { ...rule.text, en: en.slice(0, 600) } })}
        isRequired
      />
      <div className="pair">
        <DateField
          label={t('administration.policy.validFrom')}
          value={rule.validFrom}
          onChange={(day) => onChange({ ...rule, validFrom: day as Day })}
        />
        <DateField
          label={t('administration.policy.validTo')}
          value={rule.validTo ?? ''}
          onChange={(day) => onChange({ ...rule, validTo: day === '' ? null : (day as Day) })}
        />
      </div>
    </fieldset>
  )
}
