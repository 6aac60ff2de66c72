import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ZoneKind } from '#shared/domain/floor-plan.ts'
import { inTreeOrder, pathTo } from '#shared/domain/team-tree.ts'
import { homesOf, type ZoneObject, zonesOfKind } from '#shared/floor-edit/zones.ts'
import { api } from '../../core/client.ts'
import { ComboBox } from '../../ui/ComboBox.tsx'
import { Select } from '../../ui/Select.tsx'
import { useEditor } from '../shell.ts'
import { common } from './common.ts'

/** What only zones have; of many, all of them at once. A zone is a team's only once it is said which team's. */
export function ZoneProperties({ zones }: { zones: readonly ZoneObject[] }) {
  const { actions } = useEditor()
  const { t } = useTranslation()
  const [wantsTeam, setWantsTeam] = useState(false)
  const is = common(zones.map((o) => o.object.kind))
  const kind = wantsTeam ? 'team' : is
  return (
    <>
      <Select
        label={t('edit.zoneKind')}
        showLabel
        options={[
          ...(kind === null ? [{ id: 'several' as const, label: t('edit.severalKinds') }] : []),
          ...ZoneKind.options.map((id) => ({ id, label: t(`floor.zoneKind.${id}`) })),
        ]}
        value={kind ?? 'several'}
        onChange={(next) => {
          setWantsTeam(next === 'team')
          if (next !== 'several' && next !== 'team') actions.apply(zonesOfKind(zones, next))
        }}
      />
      {kind === 'team' ? <HomeOf zones={zones} onChosen={() => setWantsTeam(false)} /> : null}
    </>
  )
}

/** As many as are looked through without typing more. */
const SHOWN = 30

/** Whose home they are, and another team to make them the home of. */
function HomeOf({ zones, onChosen }: { zones: readonly ZoneObject[]; onChosen: () => void }) {
  const { actions } = useEditor()
  const { t } = useTranslation()
  const { data: teams } = useQuery(api.directory.teams.queryOptions())
  const [typed, setTyped] = useState('')
  const options = useMemo(
    () => inTreeOrder(teams ?? []).map((row) => ({ id: row.team.id, label: pathTo(row) })),
    [teams],
  )
  const wanted = typed.trim().toLowerCase()
  const home = common(zones.map((o) => o.object.teamId))
  const said = () => {
    if (home === null)
      return t(`edit.zoneTeam.${zones.every((o) => o.object.teamId !== null) ? 'several' : 'none'}`)
    const path = options.find((team) => team.id === home)?.label
    return path === undefined ? t('edit.zoneTeam.gone') : t('edit.zoneTeam.is', { path })
  }
  return (
    <ComboBox
      label={t('edit.zoneTeam.label')}
      {...(teams ? { hint: said() } : {})}
      options={options.filter((team) => team.label.toLowerCase().includes(wanted)).slice(0, SHOWN)}
      isSearching={!teams}
      input={typed}
      onInput={setTyped}
      onChoose={(team) => {
        setTyped('')
        if (!team) return
        actions.apply(homesOf(zones, team.id))
        onChosen()
      }}
    />
  )
}
