import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamRecord } from '#shared/contract/administration.ts'
import type { TeamId } from '#shared/domain/ids.ts'
import { inTreeOrder } from '#shared/domain/team-tree.ts'
import { api } from '../../core/client.ts'
import { Message } from '../../session/Frame.tsx'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { ONLINE, useLastAnswer, useRefusalWords } from '../ask.ts'
import { useDrafted } from '../drafts.ts'
import { ImportFile } from '../import-file/ImportFile.tsx'
import { TeamForm, teamKey } from './TeamForm.tsx'

export function Teams() {
  const { t } = useTranslation()
  const refusalWords = useRefusalWords()
  const drafted = useDrafted()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<TeamId | 'new' | null>(null)
  const answer = useQuery({ ...api.administration.teams.queryOptions({ input: {} }), ...ONLINE }).data
  const teams = useLastAnswer(answer)?.teams ?? []
  const wanted = search.trim().toLowerCase()
  const rows = inTreeOrder(teams).filter(({ team }) => team.name.toLowerCase().includes(wanted))
  const team = teams.find((x) => x.id === chosen) ?? null
  return (
    <div className="admin-panes">
      <section className="admin-list" aria-label={t('administration.teams')}>
        <div className="admin-filters">
          <SearchField
            label={t('administration.team.search')}
            placeholder={t('administration.team.search')}
            value={search}
            onChange={setSearch}
          />
          <ImportFile kind="teams" />
          <Button variant={chosen === null ? 'primary' : 'secondary'} onPress={() => setChosen('new')}>
            <Plus size={16} aria-hidden />
            {t('administration.team.new')}
          </Button>
        </div>
        <div className="admin-rows">
          <Message text={answer && !answer.ok ? refusalWords(answer.refusal) : null} />
          <ul>
            {rows.map((row) => (
              <li key={row.team.id}>
                <Row
                  {...row}
                  isChosen={row.team.id === chosen}
                  isDrafted={drafted.has(teamKey(row.team.id))}
                  onChoose={() => setChosen(row.team.id)}
                />
              </li>
            ))}
          </ul>
        </div>
        <div className="admin-foot">
          <p role="status">{answer?.ok ? t('administration.team.found', { n: rows.length }) : null}</p>
        </div>
      </section>
      <div className="admin-panel">
        {chosen === 'new' || team ? (
          <TeamForm
            key={team?.id ?? 'new'}
            team={team}
            teams={teams}
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

function Row(props: {
  team: TeamRecord
  depth: number
  path: string
  isChosen: boolean
  isDrafted: boolean
  onChoose: () => void
}) {
  const { t } = useTranslation()
  const { team, depth } = props
  return (
    <button
      type="button"
      className={`admin-row depth-${Math.min(depth, 5)}`}
      aria-pressed={props.isChosen}
      onClick={props.onChoose}
    >
      <span className="name">{team.name}</span>
      <span className="detail">
        <span className="visually-hidden">{props.path} </span>
        {t('administration.team.people', { n: team.people })}
      </span>
      <span className="marks">
        {props.isDrafted ? <Chip tone="warning">{t('administration.list.unsaved')}</Chip> : null}
      </span>
    </button>
  )
}
