import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Policy } from '#shared/policy/policy.ts'
import { ruleWords } from '#shared/policy/rule-words.ts'
import { api } from '../core/client.ts'
import { useReady } from '../core/session.ts'
import { useFormat } from '../i18n/format.ts'
import { useLanguage } from '../i18n/i18n.ts'
import { inDates } from '../i18n/in-dates.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { useApprovalWords } from './use-approval-words.ts'
import './Agreements.css'

/** What agreements say, version by version, as they were approved; first of all the one in force. */
export function Agreements({ versions, onClose }: { versions: readonly Policy[]; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const approvalWords = useApprovalWords()
  const { days } = useReady()
  const { data: teams } = useQuery(api.directory.teams.queryOptions())
  const [chosen, setChosen] = useState<string | null>(null)
  const keyOf = ({ id, version }: Policy) => `${id} ${version}`
  const inForce = versions.find((v) => v.approval !== null && v.effectiveFrom <= days.today)
  const read = versions.find((v) => keyOf(v) === chosen) ?? inForce ?? versions[0]
  const names = new Map((teams ?? []).map(({ id, name }) => [id, name]))
  return (
    <Dialog title={t('rules.agreements.title')} isOpen wide onClose={onClose}>
      {read ? (
        <div className="agreement">
          <Select
            label={t('rules.agreements.version')}
            showLabel
            options={versions.map((v) => ({
              id: keyOf(v),
              label: t('rules.agreements.option', {
                name: v.name[language],
                number: v.version,
                from: format.dateOfYear(v.effectiveFrom),
              }),
            }))}
            value={keyOf(read)}
            onChange={setChosen}
          />
          <p>{read.approval ? approvalWords(read.approval) : t('rules.agreements.notApproved')}</p>
          <ul className="agreement-rules">
            {read.rules.map((rule) => {
              const { asks, holds } = ruleWords(rule, language, { teams: names, rules: read.rules })
              return (
                <li key={rule.id}>
                  <strong>{rule.text[language]}</strong>
                  <p>
                    {rule.paragraph ? `${rule.paragraph} · ` : ''}
                    {asks}
                  </p>
                  <p className="muted">{inDates(holds, format)}</p>
                </li>
              )
            })}
          </ul>
        </div>
      ) : (
        <p>{t('rules.agreements.none')}</p>
      )}
    </Dialog>
  )
}
