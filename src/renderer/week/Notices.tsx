import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '#shared/contract/floor-plans.ts'
import type { News } from '#shared/contract/local.ts'
import { paths } from '../app/routes.ts'
import { spaceSaid } from '../changes/sentences.ts'
import { whyWords } from '../closings/sentences.ts'
import { api, core } from '../core/client.ts'
import { useFormat } from '../i18n/format.ts'
import { useLanguage } from '../i18n/i18n.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'

/** What others changed: where one sits now, that one has to look anew, and what else holds from now on. */
export function Notices() {
  const { t } = useTranslation()
  const format = useFormat()
  const newsWords = useNewsWords()
  const { data: notices = [] } = useQuery(api.notices.list.queryOptions())
  const { data: news = [] } = useQuery(api.notices.news.queryOptions())
  if (notices.length === 0 && news.length === 0) return null
  const said = (n: Notice) => {
    const about = { day: format.dayLong(n.day), from: spaceSaid(n, t) }
    if (n.kind === 'releasedByLead') return t('week.notices.releasedByLead', { ...about, by: n.by ?? '' })
    if (n.closing) {
      const closed = { ...about, why: whyWords(n.closing, t) }
      return n.target
        ? t('week.notices.movedByClosing', { ...closed, to: spaceSaid(n.target, t) })
        : t('week.notices.releasedByClosing', closed)
    }
    return n.target
      ? t('week.notices.moved', { ...about, to: spaceSaid(n.target, t) })
      : t('week.notices.released', about)
  }
  return (
    <section className="aside-section">
      <h2>{t('week.notices.title')}</h2>
      <ul className="aside-list">
        {notices.map((n) => (
          <Entry key={n.id} id={n.id} words={said(n)}>
            {n.target || n.closing?.kind === 'closure' ? null : (
              <ButtonLink small href={paths.plan({ day: n.day })}>
                {t('week.notices.look')}
              </ButtonLink>
            )}
          </Entry>
        ))}
        {news.map((n) => (
          <Entry key={n.id} id={n.id} words={newsWords(n)} />
        ))}
      </ul>
    </section>
  )
}

function Entry({ id, words, children }: { id: string; words: string; children?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <li className="notice">
      <p>{words}</p>
      <div className="notice-actions">
        {children}
        <Button small onPress={() => void core.notices.dismiss({ id })}>
          {t('week.notices.seen')}
        </Button>
      </div>
    </li>
  )
}

function useNewsWords() {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  return (news: News): string => {
    switch (news.kind) {
      case 'contract':
      case 'permissions':
        return t(`week.notices.news.${news.kind}`)
      case 'closure':
        return t('week.notices.news.closure', {
          name: news.name,
          days: format.range(news.from, news.to),
          officeDays: news.officeDays,
        })
      case 'closureLifted':
        return t('week.notices.news.closureLifted', {
          name: news.name,
          days: format.range(news.from, news.to),
        })
      case 'noon':
        return t('week.notices.news.noon', { time: format.minute(news.minute) })
      case 'bookingWindow':
        return t('week.notices.news.bookingWindow', { days: news.days })
      case 'leads':
      case 'alsoIn':
        return t(`week.notices.news.${news.kind}`, { name: news.name, is: news.isSo ? 'so' : 'other' })
      case 'policy':
        return t('week.notices.news.policy', { name: news.name[language], day: format.dateOfYear(news.from) })
      case 'fixedDesk':
        return t(`week.notices.news.${news.isOwn ? 'deskOwn' : 'deskOpen'}`, { space: spaceSaid(news, t) })
      case 'planFailed':
        return t('week.notices.news.planFailed', { name: news.name, day: format.dateOfYear(news.from) })
      default:
        return t(`week.notices.news.${news.kind}`, { name: news.name })
    }
  }
}
