import { useTranslation } from 'react-i18next'
import type { TeamDraft, TeamRecord } from '#shared/contract/administration.ts'
import type { TeamId } from '#shared/domain/ids.ts'
import { inTreeOrder, subtreeOf } from '#shared/domain/team-tree.ts'
import { core } from '../../core/client.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { notify } from '../../ui/toast.ts'
import { useWish } from '../ask.ts'
import { useEntering } from '../drafts.ts'
import { RecordPanel } from '../RecordPanel.tsx'

export const teamKey = (id: TeamId | 'new') => `team ${id}`

/** @param team null: a new one */
export function TeamForm(props: {
  team: TeamRecord | null
  teams: readonly TeamRecord[]
  onClose: () => void
  onCreated: (id: TeamId) => void
}) {
  const { t } = useTranslation()
  const wish = useWish()
  const { team, teams, onClose } = props
  const blank: TeamDraft = { name: '', parentId: teams.find((x) => x.parentId === null)?.id ?? null }
  const present = team
    ? { values: { name: team.name, parentId: team.parentId }, version: team.version }
    : { values: blank, version: '0' }
  const entering = useEntering<TeamDraft>(teamKey(team?.id ?? 'new'), present)
  const { values, change } = entering
  const own = team ? subtreeOf(teams, team.id) : new Set<TeamId>()
  const save = async () => {
    const saved = await wish.wish(() =>
      team
        ? core.administration.changeTeam({ id: team.id, version: entering.version, team: values })
        : core.administration.createTeam({ team: values }),
    )
    if (!saved) return
    entering.discard()
    notify(team ? t('administration.form.saved') : t('administration.team.created', { name: saved.name }))
    if (!team) props.onCreated(saved.id)
  }
  const remove = async (doomed: TeamRecord) => {
    const { id, version, name } = doomed
    if (!(await wish.wish(() => core.administration.deleteTeam({ id, version })))) return
    entering.discard()
    notify(t('administration.team.deleted', { name }))
    onClose()
  }
  const nameOf = (id: TeamId | null) =>
    id === null ? t('administration.team.root') : (teams.find((x) => x.id === id)?.name ?? '')
  return (
    <RecordPanel
      title={team?.name ?? t('administration.team.new')}
      isNew={team === null}
      entering={entering}
      present={present}
      wish={wish}
      missing={values.name.trim() === '' ? [t('administration.team.name')] : []}
      show={(field, v) =>
        field === 'name'
          ? { label: t('administration.team.name'), text: v.name }
          : { label: t('administration.team.parent'), text: nameOf(v.parentId) }
      }
      onSave={() => void save()}
      onClose={onClose}
      actions={
        team ? (
          <Button danger onPress={() => void remove(team)}>
            {t('administration.team.delete')}
          </Button>
        ) : null
      }
    >
      <TextField
        label={t('administration.team.name')}
        value={values.name}
        onChange={(name) => change({ name: name.slice(0, 120) })}
        isRequired
      />
      <Select
        label={t('administration.team.parent')}
        showLabel
        options={[
          ...(values.parentId === null || teams.length === 0
            ? [{ id: 'root' as const, label: t('administration.team.root') }]
            : []),
          ...inTreeOrder(teams)
            .filter((row) => !own.has(row.team.id))
            .map((row) => ({ id: row.team.id, label: row.team.name })),
        ]}
        value={values.parentId ?? 'root'}
        onChange={(id) => change({ parentId: id === 'root' ? null : id })}
      />
    </RecordPanel>
  )
}
