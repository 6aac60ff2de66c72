import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRecord, SiteRecord, TeamRecord } from '#shared/contract/administration.ts'
import type { PersonId, TeamId } from '#shared/domain/ids.ts'
import { api } from '../../core/client.ts'
import { useRested } from '../../core/rested.ts'
import { Message } from '../../session/Frame.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Select } from '../../ui/Select.tsx'
import { ONLINE, useLastAnswer, useRefusalWords } from '../ask.ts'
import { useDrafted } from '../drafts.ts'
import { ImportFile } from '../import-file/ImportFile.tsx'
import { NewPerson, OnePerson } from './PersonForm.tsx'

export interface Surroundings {
  readonly teams: readonly TeamRecord[]
  readonly sites: readonly SiteRecord[]
}

/** A key as the drafts know it. */
export const personKey = (id: PersonId | 'new') => `person ${id}`

export function People() {
  const { t } = useTranslation()
  const refusalWords = useRefusalWords()
  const drafted = useDrafted()
  const [search, setSearch] = useState('')
  const [teamId, setTeamId] = useState<TeamId | 'any'>('any')
  const [show, setShow] = useState<'active' | 'inactive' | 'all'>('active')
  const [page, setPage] = useState(0)
  const [chosen, setChosen] = useState<PersonId | 'new' | null>(null)
  const rested = useRested(search)
  const input = { search: rested, teamId: teamId === 'any' ? null : teamId, show, page }
  const found = useQuery({
    ...api.administration.people.queryOptions({ input, placeholderData: keepPreviousData }),
    ...ONLINE,
  }).data
  const teams = useQuery({ ...api.administration.teams.queryOptions({ input: {} }), ...ONLINE }).data
  const sites = useQuery({ ...api.administration.sites.queryOptions({ input: {} }), ...ONLINE }).data
  const around: Surroundings = {
    teams: useLastAnswer(teams)?.teams ?? [],
    sites: useLastAnswer(sites)?.sites ?? [],
  }
  const filter = (change: () => void) => {
    change()
    setPage(0)
  }
  const list = useLastAnswer(found)
  const pages = list ? Math.max(1, Math.ceil(list.total / list.pageSize)) : 1
  return (
    <div className="admin-panes">
      <section className="admin-list" aria-label={t('administration.people')}>
        <div className="admin-filters">
          <SearchField
            label={t('administration.list.search')}
            placeholder={t('administration.list.search')}
            value={search}
            onChange={(text) => filter(() => setSearch(text))}
          />
          <Select
            label={t('administration.list.team')}
            options={[
              { id: 'any' as const, label: t('administration.list.anyTeam') },
              ...around.teams.map((team) => ({ id: team.id, label: team.name })),
            ]}
            value={teamId}
            onChange={(id) => filter(() => setTeamId(id))}
          />
          <Select
            label={t('administration.list.show')}
            options={(['active', 'inactive', 'all'] as const).map((id) => ({
              id,
              label: t(`administration.list.${id}`),
            }))}
            value={show}
            onChange={(id) => filter(() => setShow(id))}
          />
          <ImportFile kind="people" />
          <Button variant={chosen === null ? 'primary' : 'secondary'} onPress={() => setChosen('new')}>
            <Plus size={16} aria-hidden />
            {t('administration.list.newPerson')}
          </Button>
        </div>
        <div className="admin-rows">
          <Message text={found && !found.ok ? refusalWords(found.refusal) : null} />
          <ul>
            {list?.people.map((person) => (
              <li key={person.id}>
                <Row
                  person={person}
                  team={around.teams.find((team) => team.id === person.teamId)?.name ?? ''}
                  isChosen={chosen === person.id}
                  isDrafted={drafted.has(personKey(person.id))}
                  onChoose={() => setChosen(person.id)}
                />
              </li>
            ))}
          </ul>
        </div>
        <div className="admin-foot">
          <p role="status">{list ? t('administration.list.found', { n: list.total }) : null}</p>
          {pages > 1 ? (
            <div className="admin-pager">
              <IconButton
                small
                label={t('administration.list.previous')}
                isDisabled={page === 0}
                onPress={() => setPage(page - 1)}
              >
                <ChevronLeft size={16} aria-hidden />
              </IconButton>
              <span>{t('administration.list.page', { page: page + 1, pages })}</span>
              <IconButton
                small
                label={t('administration.list.next')}
                isDisabled={page + 1 >= pages}
                onPress={() => setPage(page + 1)}
              >
                <ChevronRight size={16} aria-hidden />
              </IconButton>
            </div>
          ) : null}
        </div>
      </section>
      <div className="admin-panel">
        {chosen === null || around.teams.length === 0 || around.sites.length === 0 ? (
          <p className="admin-empty">{t('administration.list.choose')}</p>
        ) : chosen === 'new' ? (
          <NewPerson around={around} onClose={() => setChosen(null)} onCreated={setChosen} />
        ) : (
          <OnePerson key={chosen} id={chosen} around={around} onClose={() => setChosen(null)} />
        )}
      </div>
    </div>
  )
}

function Row(props: {
  person: PersonRecord
  team: string
  isChosen: boolean
  isDrafted: boolean
  onChoose: () => void
}) {
  const { t } = useTranslation()
  const { person } = props
  return (
    <button type="button" className="admin-row" aria-pressed={props.isChosen} onClick={props.onChoose}>
      <span className="name">{person.displayName}</span>
      <span className="detail">
        {[person.login, props.team, ...(person.roles.some((r) => r !== 'staff') ? [roleNames()] : [])].join(
          ' · ',
        )}
      </span>
      <span className="marks">
        {props.isDrafted ? <Chip tone="warning">{t('administration.list.unsaved')}</Chip> : null}
        {person.active ? null : <Chip>{t('administration.list.inactiveMark')}</Chip>}
        {person.mustChangePassword ? <Chip>{t('administration.list.oneTimeMark')}</Chip> : null}
      </span>
    </button>
  )

  function roleNames(): string {
    return person.roles
      .filter((role) => role !== 'staff')
      .map((role) => t(`administration.person.role.${role}`))
      .join(', ')
  }
}
