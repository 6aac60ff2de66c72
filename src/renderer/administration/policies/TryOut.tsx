import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TryOut as Effects } from '#shared/contract/administration.ts'
import type { PolicyId } from '#shared/domain/ids.ts'
import { K, SMALLEST_GROUP } from '#shared/policy/anonymous.ts'
import type { PolicyDraft } from '#shared/policy/draft.ts'
import { isAllowed } from '#shared/policy/monitoring.ts'
import { api, core } from '../../core/client.ts'
import { useReady } from '../../core/session.ts'
import { useFormat } from '../../i18n/format.ts'
import type { T } from '../../i18n/i18n.ts'
import { Message } from '../../session/Frame.tsx'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { announce } from '../../ui/toast.ts'
import { ONLINE, useLastAnswer, useWish } from '../ask.ts'

const WEEKS = [2, 4, 8] as const

/** What the rules, as they are entered, would come to with what is planned; numbers of people, nobody among them. */
export function TryOut({
  id,
  draft,
}: {
  id: PolicyId | null
  /** null: something is missing yet. */
  draft: PolicyDraft | null
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { days } = useReady()
  const { isBusy, words, wish } = useWish()
  const settings = useLastAnswer(
    useQuery({ ...api.administration.settings.queryOptions({ input: {} }), ...ONLINE }).data,
  )
  const isOff = settings !== null && !isAllowed(settings.tryOut, days.today)
  const [weeks, setWeeks] = useState<(typeof WEEKS)[number]>(4)
  const [tried, setTried] = useState<{ effects: Effects; of: PolicyDraft } | null>(null)
  const tryOut = async () => {
    if (!draft) return
    const effects = await wish(() => core.administration.tryPolicy({ id, policy: draft, weeks }))
    setTried(effects ? { effects, of: draft } : null)
    if (effects) announce(t('administration.tryOut.done'))
  }
  // Of rules that were changed since it says nothing.
  const isCurrent = tried !== null && JSON.stringify(tried.of.rules) === JSON.stringify(draft?.rules)
  return (
    <section className="try-out" aria-labelledby="try-out">
      <h3 id="try-out">{t('administration.tryOut.title')}</h3>
      <p className="hint">{t('administration.tryOut.intro', { k: K })}</p>
      {isOff ? <p>{t('administration.refusal.notApproved')}</p> : null}
      <div className="try-out-ask">
        <Select
          label={t('administration.tryOut.weeks')}
          showLabel
          options={WEEKS.map((n) => ({ id: String(n), label: t('administration.tryOut.weeksAhead', { n }) }))}
          value={String(weeks)}
          onChange={(chosen) => setWeeks(WEEKS.find((n) => String(n) === chosen) ?? 4)}
        />
        <Button isDisabled={draft === null || isOff} isPending={isBusy} onPress={() => void tryOut()}>
          {t('administration.tryOut.do')}
        </Button>
      </div>
      <Message text={words} />
      {tried && isCurrent ? (
        <>
          <p>
            {t('administration.tryOut.span', {
              from: format.date(tried.effects.from),
              to: format.date(tried.effects.to),
            })}
          </p>
          <ol className="try-out-effects">
            {tried.effects.rules.map(({ ruleId, effect }, i) => (
              <li key={ruleId}>
                {t('administration.tryOut.rule', {
                  number: i + 1,
                  type: t(`administration.policy.type.${tried.of.rules[i]?.type ?? 'quota'}`),
                })}{' '}
                {effectWords(effect, t)}
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </section>
  )
}

function effectWords(effect: Effects['rules'][number]['effect'], t: T): string {
  switch (effect.kind) {
    case 'about':
      return t('administration.tryOut.effect.about', {
        people: effect.people,
        of: effect.of,
        n: effect.weeks,
        k: K,
      })
    case 'few':
    case 'most':
      return t(`administration.tryOut.effect.${effect.kind}`, { of: effect.of, k: K })
    case 'tooSmall':
      return t('administration.tryOut.effect.tooSmall', { least: SMALLEST_GROUP })
    case 'notAboutPlans':
      return t('administration.tryOut.effect.notAboutPlans')
  }
}
