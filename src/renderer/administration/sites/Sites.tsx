import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SiteId } from '#shared/domain/ids.ts'
import { api } from '../../core/client.ts'
import { Message } from '../../session/Frame.tsx'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { ONLINE, useLastAnswer, useRefusalWords } from '../ask.ts'
import { useDrafted } from '../drafts.ts'
import { SiteForm, siteKey } from './SiteForm.tsx'

export function Sites() {
  const { t } = useTranslation()
  const refusalWords = useRefusalWords()
  const drafted = useDrafted()
  const [chosen, setChosen] = useState<SiteId | 'new' | null>(null)
  const answer = useQuery({ ...api.administration.sites.queryOptions({ input: {} }), ...ONLINE }).data
  const sites = useLastAnswer(answer)?.sites ?? []
  const site = sites.find((s) => s.id === chosen) ?? null
  return (
    <div className="admin-panes">
      <section className="admin-list" aria-label={t('administration.sites')}>
        <div className="admin-filters">
          <Button variant={chosen === null ? 'primary' : 'secondary'} onPress={() => setChosen('new')}>
            <Plus size={16} aria-hidden />
            {t('administration.site.new')}
          </Button>
        </div>
        <div className="admin-rows">
          <Message text={answer && !answer.ok ? refusalWords(answer.refusal) : null} />
          <ul>
            {sites.map((s) => (
              <li key={s.id}>
                <button
                  type="button"
                  className="admin-row"
                  aria-pressed={s.id === chosen}
                  onClick={() => setChosen(s.id)}
                >
                  <span className="name">{s.name}</span>
                  <span className="detail">
                    {[
                      s.address,
                      t(`administration.site.states.${s.federalState}`),
                      t('administration.team.people', { n: s.people }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                  <span className="marks">
                    {drafted.has(siteKey(s.id)) ? (
                      <Chip tone="warning">{t('administration.list.unsaved')}</Chip>
                    ) : null}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
        <div className="admin-foot">
          <p role="status">{answer?.ok ? t('administration.site.found', { n: sites.length }) : null}</p>
        </div>
      </section>
      <div className="admin-panel">
        {chosen === 'new' || site ? (
          <SiteForm
            key={site?.id ?? 'new'}
            site={site}
            onClose={() => setChosen(null)}
            onCreated={setChosen}
          />
        ) : (
          <p className="admin-empty">{t('administration.list.choose')}</p>
        )}
      </div>
    </div>
  )
}
