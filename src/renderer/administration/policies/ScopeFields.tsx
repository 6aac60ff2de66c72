import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamRecord } from '#shared/contract/administration.ts'
import type { PersonId } from '#shared/domain/ids.ts'
import type { scopesOf } from '#shared/policy/draft.ts'
import type { Scope } from '#shared/policy/rule.ts'
import { api } from '../../core/client.ts'
import { ComboBox } from '../../ui/ComboBox.tsx'
import { Select } from '../../ui/Select.tsx'
import { ONLINE } from '../ask.ts'
import { usePeopleFound } from '../people/use-people-found.ts'
import { Chosen } from './Chosen.tsx'

/** Whom a rule is for. */
export function ScopeFields({
  scope,
  kinds,
  teams,
  onChange,
}: {
  scope: Scope
  /** That the rule may be for. */
  kinds: ReturnType<typeof scopesOf>
  teams: readonly TeamRecord[]
  onChange: (scope: Scope) => void
}) {
  const { t } = useTranslation()
  return (
    <>
      <Select
        label={t('administration.policy.scope')}
        showLabel
        options={kinds.map((id) => ({ id, label: t(`administration.policy.scopeKind.${id}`) }))}
        value={scope.kind}
        onChange={(kind) => onChange(kind === 'city' ? { kind } : { kind, ids: [] })}
      />
      {scope.kind === 'team' || scope.kind === 'department' ? (
        <Teams scope={scope} teams={teams} onChange={onChange} />
      ) : null}
      {scope.kind === 'person' ? <People scope={scope} onChange={onChange} /> : null}
    </>
  )
}

function Teams({
  scope,
  teams,
  onChange,
}: {
  scope: Extract<Scope, { kind: 'team' | 'department' }>
  teams: readonly TeamRecord[]
  onChange: (scope: Scope) => void
}) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const fitting = teams.filter(
    (team) => !scope.ids.includes(team.id) && team.name.toLowerCase().includes(typed.trim().toLowerCase()),
  )
  return (
    <div>
      <Chosen
        names={scope.ids.map((id) => ({ id, name: teams.find((team) => team.id === id)?.name ?? '…' }))}
        onRemove={(id) => onChange({ ...scope, ids: scope.ids.filter((other) => other !== id) })}
      />
      <ComboBox
        label={t('administration.policy.addTeam')}
        options={fitting.slice(0, 30).map((team) => ({ id: team.id, label: team.name }))}
        input={typed}
        onInput={setTyped}
        onChoose={(team) => {
          if (team) onChange({ ...scope, ids: [...scope.ids, team.id] })
          setTyped('')
        }}
      />
    </div>
  )
}

function People({
  scope,
  onChange,
}: {
  scope: Extract<Scope, { kind: 'person' }>
  onChange: (scope: Scope) => void
}) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [names, setNames] = useState<ReadonlyMap<PersonId, string>>(new Map())
  const { options, isSearching } = usePeopleFound(typed, (person) => scope.ids.includes(person.id))
  const known = useNames(scope.ids)
  return (
    <div>
      <Chosen
        names={scope.ids.map((id) => ({ id, name: names.get(id) ?? known.get(id) ?? '…' }))}
        onRemove={(id) => onChange({ ...scope, ids: scope.ids.filter((other) => other !== id) })}
      />
      <ComboBox
        label={t('administration.policy.addPerson')}
        options={options}
        isSearching={isSearching}
        input={typed}
        onInput={setTyped}
        onChoose={(person) => {
          if (!person) return
          setNames(new Map([...names, [person.id, person.label]]))
          onChange({ ...scope, ids: [...scope.ids, person.id] })
          setTyped('')
        }}
      />
    </div>
  )
}

/** Names of people whom a saved rule is for. */
function useNames(ids: readonly PersonId[]): ReadonlyMap<PersonId, string> {
  const { data } = useQuery({
    queryKey: [...api.administration.standing.key(), 'names', ids],
    queryFn: async () => {
      const answers = await Promise.all(ids.map((id) => api.administration.standing.call({ id })))
      return new Map(
        answers.flatMap((a) => (a.ok ? [[a.value.person.id, a.value.person.displayName] as const] : [])),
      )
    },
    enabled: ids.length > 0,
    ...ONLINE,
  })
  return data ?? new Map()
}
