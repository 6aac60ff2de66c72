import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyRecord } from '#shared/contract/administration.ts'
import type { PolicyId, RuleId } from '#shared/domain/ids.ts'
import { contradictions } from '#shared/policy/contradictions.ts'
import type { Policy } from '#shared/policy/policy.ts'
import { isLimit, RULE_TYPES, type Rule } from '#shared/policy/rule.ts'
import { ruleInWords } from '#shared/policy/rule-words.ts'
import type { TemplateName } from '#shared/policy/templates.ts'
import { api, core } from '../../core/client.ts'
import { useReady, useSite } from '../../core/session.ts'
import { useFormat } from '../../i18n/format.ts'
import { type T, useLanguage } from '../../i18n/i18n.ts'
import { inDates } from '../../i18n/in-dates.ts'
import { Agreements } from '../../rules/Agreements.tsx'
import { useApprovalWords } from '../../rules/use-approval-words.ts'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { TextField } from '../../ui/Field.tsx'
import { MenuButton, MenuItem } from '../../ui/Menu.tsx'
import { notify } from '../../ui/toast.ts'
import { ONLINE, useLastAnswer, useWish } from '../ask.ts'
import { isSame, useEntering } from '../drafts.ts'
import { RecordPanel, type Shown } from '../RecordPanel.tsx'
import { Approve } from './Approve.tsx'
import {
  draftOf,
  entryFrom,
  entryOf,
  gapsOf,
  hasFigures,
  newRule,
  type PolicyEntry,
  partOf,
  rulesOf,
} from './entry.ts'
import { RuleForm } from './RuleForm.tsx'
import { TryOut } from './TryOut.tsx'

export const policyKey = (id: PolicyId | TemplateName) => `policy ${id}`

const NOTHING: PolicyEntry = { de: '', en: '', effectiveFrom: '' }

/** @param of a policy, or the template of a new one */
export function PolicyForm(props: {
  of: PolicyRecord | TemplateName
  onClose: () => void
  onCreated: (id: PolicyId) => void
}) {
  const { t } = useTranslation()
  const { days } = useReady()
  const wish = useWish()
  const policy = typeof props.of === 'string' ? null : props.of
  const [approving, setApproving] = useState(false)
  const [template] = useState(() =>
    typeof props.of === 'string' ? entryFrom(props.of, days.today) : NOTHING,
  )
  // A new policy counts as entered from the start, so that its template can be saved as it is.
  const present = policy
    ? { values: entryOf(policy), version: policy.version }
    : { values: NOTHING, version: '0' }
  const entering = useEntering<PolicyEntry>(
    policyKey(typeof props.of === 'string' ? props.of : props.of.id),
    present,
  )
  const isUntouched = policy === null && !entering.isDirty
  const values = isUntouched ? template : entering.values
  const change = (changes: Partial<PolicyEntry>) => entering.change({ ...values, ...changes })
  const rules = rulesOf(values)
  const teams =
    useLastAnswer(useQuery({ ...api.administration.teams.queryOptions({ input: {} }), ...ONLINE }).data)
      ?.teams ?? []
  const language = useLanguage()
  const format = useFormat()
  const teamNames = new Map(teams.map(({ id, name }) => [id, name]))
  const said = (part: Rule | string) =>
    inDates(
      typeof part === 'string' ? part : ruleInWords(part, language, { teams: teamNames, rules }),
      format,
    )
  const limits = rules.flatMap((rule, i) => (isLimit(rule) ? [{ ...rule, number: i + 1 }] : []))
  const gaps = gapsOf(values)
  const parents = new Map(teams.map(({ id, parentId }) => [id, parentId]))
  /** Whether it is the rule that the server has judged. */
  const isSaved = (id: RuleId) =>
    isSame(
      policy?.rules.find((r) => r.id === id),
      values[partOf({ id })],
    )
  // Who belongs to which teams is for the server to tell.
  const pairs = [
    ...contradictions(rules.filter(hasFigures), { parentOf: (id) => parents.get(id) ?? null, people: [] }),
    ...(policy?.contradictions ?? []).filter((pair) => pair.every(isSaved)),
  ]
  const save = async () => {
    const draft = draftOf(values)
    const saved = await wish.wish(() =>
      policy
        ? core.administration.changePolicy({ id: policy.id, version: entering.version, policy: draft })
        : core.administration.createPolicy({ policy: draft }),
    )
    if (!saved) return
    entering.discard()
    notify(t('administration.form.saved'))
    if (!policy) props.onCreated(saved.id)
  }
  return (
    <>
      <RecordPanel
        title={policy?.name.de ?? t('administration.policy.new')}
        isNew={policy === null}
        entering={isUntouched ? { ...entering, values, isDirty: true } : entering}
        present={present}
        wish={wish}
        missing={gaps.map((gap) => t(`administration.policy.gap.${gap}`))}
        show={(field, v) => shown(field, v, said, t)}
        onSave={() => void save()}
        onClose={props.onClose}
        actions={
          policy ? (
            <Standing policy={policy} isDirty={entering.isDirty} onApprove={() => setApproving(true)} />
          ) : null
        }
      >
        <TextField
          label={t('administration.policy.nameDe')}
          value={values.de}
          onChange={(de) => change({ de: de.slice(0, 600) })}
          isRequired
        />
        <TextField
          label={t('administration.policy.nameEn')}
          value={values.en}
          onChange={(en) => change({ en: en.slice(0, 600) })}
          isRequired
        />
        <DateField
          label={t('administration.policy.effectiveFrom')}
          value={values.effectiveFrom}
          onChange={(effectiveFrom) => change({ effectiveFrom })}
        />
        {policy?.approval ? <p className="hint">{t('administration.policy.newVersionHint')}</p> : null}
        {rules.map((rule, i) => (
          <RuleForm
            key={rule.id}
            rule={rule}
            number={i + 1}
            teams={teams}
            limits={limits}
            sharing={policy?.sharing.find((s) => s.ruleId === rule.id) ?? null}
            contradicts={numbersBeside(rule.id, pairs, rules)}
            collides={policy?.collisions.filter((c) => c.ruleId === rule.id && isSaved(rule.id)) ?? []}
            onChange={(next) => change({ [partOf(rule)]: next })}
            onRemove={() => change({ [partOf(rule)]: undefined })}
          />
        ))}
        <MenuButton
          label={t('administration.policy.addRule')}
          button={<Button>{t('administration.policy.addRule')}</Button>}
        >
          {RULE_TYPES.map((type) => (
            <MenuItem
              key={type}
              onAction={() => {
                const rule = newRule(type, days.today)
                change({ [partOf(rule)]: rule })
              }}
            >
              {t(`administration.policy.type.${type}`)}
            </MenuItem>
          ))}
        </MenuButton>
        <TryOut
          key={policy?.id ?? 'new'}
          id={policy?.id ?? null}
          draft={gaps.length === 0 ? draftOf(values) : null}
        />
      </RecordPanel>
      {policy && approving ? <Approve policy={policy} onClose={() => setApproving(false)} /> : null}
    </>
  )
}

/** Numbers of the rules in a pair with one, each once. */
const numbersBeside = (id: RuleId, pairs: readonly [RuleId, RuleId][], rules: readonly Rule[]): number[] => {
  const others = pairs.flatMap(([a, b]) => (a === id ? [b] : b === id ? [a] : []))
  return rules.flatMap((rule, i) => (others.includes(rule.id) ? [i + 1] : []))
}

/** Approved or not, and the versions there were. */
function Standing({
  policy,
  isDirty,
  onApprove,
}: {
  policy: PolicyRecord
  isDirty: boolean
  onApprove: () => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { timeZone } = useSite()
  const approvalWords = useApprovalWords()
  const [reading, setReading] = useState(false)
  const { approval } = policy
  return (
    <div className="policy-standing">
      {approval ? (
        <p>{approvalWords(approval)}</p>
      ) : (
        <>
          <p>{t('administration.policy.notApproved')}</p>
          <Button isDisabled={isDirty || policy.contradictions.length > 0} onPress={onApprove}>
            {t('administration.policy.approve')}
          </Button>
        </>
      )}
      <details>
        <summary>{t('administration.policy.versions', { n: policy.versions.length })}</summary>
        <ul>
          {policy.versions.map((v) => (
            <li key={v.number}>
              {t('administration.policy.version', {
                number: v.number,
                from: format.date(v.effectiveFrom),
                approved: String(v.approval !== null),
                by: v.by ?? '–',
                at: format.instant(v.at, timeZone),
              })}
            </li>
          ))}
        </ul>
      </details>
      <Button small onPress={() => setReading(true)}>
        {t('administration.policy.readVersions')}
      </Button>
      {reading ? <Agreements versions={versionsOf(policy)} onClose={() => setReading(false)} /> : null}
    </div>
  )
}

const versionsOf = ({ id, versions }: PolicyRecord): Policy[] =>
  versions.map(({ number, name, effectiveFrom, rules, approval }) => ({
    id,
    version: number,
    name,
    effectiveFrom,
    rules,
    approval,
  }))

function shown(
  field: keyof PolicyEntry,
  values: PolicyEntry,
  said: (part: Rule | string) => string,
  t: T,
): Shown {
  switch (field) {
    case 'de':
      return { label: t('administration.policy.nameDe'), text: values.de }
    case 'en':
      return { label: t('administration.policy.nameEn'), text: values.en }
    case 'effectiveFrom':
      return { label: t('administration.policy.effectiveFrom'), text: said(values.effectiveFrom) }
    default: {
      const rule = values[field]
      return {
        label: rule ? t(`administration.policy.type.${rule.type}`) : t('administration.policy.rules'),
        text: rule ? said(rule) : '',
      }
    }
  }
}
