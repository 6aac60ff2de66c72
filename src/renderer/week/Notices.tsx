import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Notice } from '#shared/contract/floor-plans.ts'
import { paths } from '../app/routes.ts'
import { whyWords } from '../closings/sentences.ts'
import { api, core } from '../core/client.ts'
import { useFormat } from '../i18n/format.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'

/** What others did with one's bookings: where one sits now, or that one has to look anew. */
export function Notices() {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = useQuery(api.notices.list.queryOptions())
  if (!data || data.length === 0) return null
  const name = (at: { room: string; label: string }) =>
    t('floor.spaceSaid', { room: at.room || 'none', label: at.label })
  const said = (n: Notice) => {
    const about = { day: format.dayLong(n.day), from: name(n) }
    if (n.kind === 'releasedByLead') return t('week.notices.releasedByLead', { ...about, by: n.by ?? '' })
    if (n.closing) {
      const closed = { ...about, why: whyWords(n.closing, t) }
      return n.target
        ? t('week.notices.movedByClosing', { ...closed, to: name(n.target) })
        : t('week.notices.releasedByClosing', closed)
    }
    return n.target
      ? t('week.notices.moved', { ...about, to: name(n.target) })
      : t('week.notices.released', about)
  }
  return (
    <section className="aside-section">
      <h2>{t('week.notices.title')}</h2>
      <ul className="aside-list">
        {data.map((n) => (
          <li key={n.id} className="notice">
            <p>{said(n)}</p>
            <div className="notice-actions">
              {n.target ? null : (
                <ButtonLink small href={paths.plan({ day: n.day })}>
                  {t('week.notices.look')}
                </ButtonLink>
              )}
              <Button small onPress={() => void core.notices.dismiss({ id: n.id })}>
                {t('week.notices.seen')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
