import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, CircleDashed, CloudCog } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '#shared/calendar/arithmetic.ts'
import type { Day } from '#shared/calendar/day.ts'
import type { Finding } from '#shared/policy/finding.ts'
import { api } from '../core/client.ts'
import { useReady } from '../core/session.ts'
import { useFormat } from '../i18n/format.ts'
import { Button } from '../ui/Button.tsx'
import { byWeight, findingWords, saidOfWeek } from './sentences.ts'
import './RuleStatus.css'

const Agreements = lazy(async () => ({ default: (await import('./Agreements.tsx')).Agreements }))

const ICON = { ok: CircleCheck, warn: CircleDashed, violated: CircleAlert, unknown: CloudCog } as const

/** What the service agreements say of the weeks shown; what is kept stays folded, and the way to their text is always there. */
export function RuleStatus({ weeks }: { weeks: readonly Day[] }) {
  const { t } = useTranslation()
  const { days } = useReady()
  const from = weeks[0] ?? days.today
  const to = addDays(weeks.at(-1) ?? from, 6)
  const { data } = useQuery({
    ...api.rules.findings.queryOptions({ input: { from, to } }),
    placeholderData: keepPreviousData,
  })
  const [reading, setReading] = useState(false)
  const { data: agreements } = useQuery({ ...api.rules.agreements.queryOptions(), enabled: reading })
  const findings = byWeight(saidOfWeek(data ?? []))
  const kept = findings.filter((f) => f.state === 'ok')
  const other = findings.filter((f) => f.state !== 'ok')
  return (
    <section className="aside-section" aria-labelledby="rule-status">
      <h2 id="rule-status">{t('rules.title')}</h2>
      {data && findings.length === 0 ? <p className="muted">{t('rules.nothing')}</p> : null}
      {other.length > 0 ? <Findings findings={other} /> : null}
      {kept.length > 0 ? (
        <details className="rules-kept">
          <summary>{t('rules.held', { n: kept.length })}</summary>
          <Findings findings={kept} />
        </details>
      ) : null}
      <Button small onPress={() => setReading(true)}>
        {t('rules.agreements.read')}
      </Button>
      {reading && agreements ? (
        <Suspense>
          <Agreements versions={agreements} onClose={() => setReading(false)} />
        </Suspense>
      ) : null}
    </section>
  )
}

function Findings({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <ul className="aside-list rules">
      {findings.map((f) => {
        const { title, figures, wayOut } = findingWords(f, { t, format })
        const Icon = ICON[f.state]
        return (
          <li key={`${f.policyId} ${f.ruleId} ${f.from}`} className={`rule ${f.state}`}>
            <Icon size={18} aria-hidden />
            <div>
              <strong>{title}</strong> <span className="visually-hidden">{t(`rules.state.${f.state}`)}.</span>
              <p className="muted">{figures}</p>
              {wayOut === '' ? null : <p>{wayOut}</p>}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
