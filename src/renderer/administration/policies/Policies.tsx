import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyId } from '#shared/domain/ids.ts'
import { TEMPLATES, type TemplateName } from '#shared/policy/templates.ts'
import { api } from '../../core/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { Message } from '../../session/Frame.tsx'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { MenuButton, MenuItem } from '../../ui/Menu.tsx'
import { ONLINE, useLastAnswer, useRefusalWords } from '../ask.ts'
import { useDrafted } from '../drafts.ts'
import { PolicyForm, policyKey } from './PolicyForm.tsx'
import './Policies.css'

export function Policies() {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const refusalWords = useRefusalWords()
  const drafted = useDrafted()
  const [chosen, setChosen] = useState<PolicyId | TemplateName | null>(null)
  const answer = useQuery({ ...api.administration.policies.queryOptions({ input: {} }), ...ONLINE }).data
  const policies = useLastAnswer(answer)?.policies ?? []
  const template = TEMPLATES.find((name) => name === chosen)
  const shown = template ?? policies.find((p) => p.id === chosen)
  return (
    <div className="admin-panes">
      <section className="admin-list" aria-label={t('administration.policies')}>
        <div className="admin-filters">
          <MenuButton
            label={t('administration.policy.new')}
            button={
              <Button variant={chosen === null ? 'primary' : 'secondary'}>
                <Plus size={16} aria-hidden />
                {t('administration.policy.new')}
              </Button>
            }
          >
            {TEMPLATES.map((name) => (
              <MenuItem key={name} onAction={() => setChosen(name)}>
                {t(`administration.policy.template.${name}`)}
              </MenuItem>
            ))}
          </MenuButton>
        </div>
        <div className="admin-rows">
          <Message text={answer && !answer.ok ? refusalWords(answer.refusal) : null} />
          <ul>
            {policies.map((p) => (
              <li key={p.id}>
                <button
                  type="button"
                  className="admin-row"
                  aria-pressed={p.id === chosen}
                  onClick={() => setChosen(p.id)}
                >
                  <span className="name">{i18n.language === 'en' ? p.name.en : p.name.de}</span>
                  <span className="detail">
                    {t('administration.policy.detail', {
                      number: p.number,
                      from: format.date(p.effectiveFrom),
                      n: p.rules.length,
                    })}
                  </span>
                  <span className="marks">
                    {p.approval ? null : <Chip tone="warning">{t('administration.policy.unapproved')}</Chip>}
                    {drafted.has(policyKey(p.id)) ? (
                      <Chip tone="warning">{t('administration.list.unsaved')}</Chip>
                    ) : null}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
        <div className="admin-foot">
          <p role="status">{answer?.ok ? t('administration.policy.found', { n: policies.length }) : null}</p>
        </div>
      </section>
      <div className="admin-panel">
        {shown ? (
          <PolicyForm
            key={typeof shown === 'string' ? shown : shown.id}
            of={shown}
            onClose={() => setChosen(null)}
            onCreated={setChosen}
          />
        ) : (
          <p className="admin-empty">{t('administration.policy.intro')}</p>
        )}
      </div>
    </div>
  )
}
