import { useQuery } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BuildingDraft, FloorDraft } from '#shared/contract/buildings.ts'
import type { BuildingId, FloorId, SiteId } from '#shared/domain/ids.ts'
import type { Building } from '#shared/domain/sites.ts'
import { isAt, navigate } from '../../app/location.ts'
import { paths } from '../../app/routes.ts'
import { api } from '../../core/client.ts'
import { useReady } from '../../core/session.ts'
import { buildingsNamed, type Directory } from '../../floor/bar/Pickers.tsx'
import { Message } from '../../session/Frame.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { Select } from '../../ui/Select.tsx'
import { notify } from '../../ui/toast.ts'
import { useStageView } from '../stage-view.tsx'
import { newId } from '../tools.ts'
import { type NotSaved, saveBuilding, untilKnown, useNotSavedWords } from './save-building.ts'
import './building.css'

const NEW = 'new'

/**
 * A building with its floors: another name, another floor, or a building that is new. What is drawn on a floor is not
 * touched.
 * @param building shown at first; null: a new one
 */
export function BuildingDialog(props: { building: BuildingId | null; onClose: () => void }) {
  const { t } = useTranslation()
  const { data: directory } = useQuery(api.directory.sites.queryOptions())
  const [chosen, setChosen] = useState<BuildingId | null>(props.building)
  if (!directory) return null
  const options = [...buildingsNamed(directory), { id: NEW, label: t('edit.building.new') }]
  return (
    <Fields
      // What was typed belongs to the building it was typed for.
      key={chosen ?? NEW}
      directory={directory}
      building={directory.buildings.find((b) => b.id === chosen) ?? null}
      onClose={props.onClose}
      choice={
        directory.buildings.length > 0 ? (
          <Select
            label={t('edit.building.which')}
            showLabel
            options={options}
            value={chosen ?? NEW}
            onChange={(id) => setChosen(id === NEW ? null : (id as BuildingId))}
          />
        ) : null
      }
    />
  )
}

function Fields(props: {
  directory: Directory
  building: Building | null
  choice: ReactNode
  onClose: () => void
}) {
  const { directory, building, choice, onClose } = props
  const { t } = useTranslation()
  const notSaved = useNotSavedWords()
  const { siteId: home } = useReady()
  const stageView = useStageView()
  /** As it was when the dialog opened: what others write meanwhile is not overwritten. */
  const [was] = useState(() => building && draftOf(directory, building))
  const [draft, setDraft] = useState<BuildingDraft>(
    was ?? { name: '', floors: [{ id: newId() as FloorId, name: t('edit.building.ground'), level: 0 }] },
  )
  const [siteId, setSite] = useState<SiteId>(building?.siteId ?? home)
  const [buildingId] = useState(() => building?.id ?? (newId() as BuildingId))
  const [isBusy, setBusy] = useState(false)
  const [why, setWhy] = useState<NotSaved | null>(null)
  const set = (id: FloorId, changes: Partial<FloorDraft>) =>
    setDraft({ ...draft, floors: draft.floors.map((f) => (f.id === id ? { ...f, ...changes } : f)) })
  const add = () => {
    const levels = draft.floors.map((f) => f.level).filter(Number.isFinite)
    const level = Math.max(-1, ...levels) + 1
    const floor = { id: newId() as FloorId, name: t('edit.building.nthFloor', { n: level }), level }
    setDraft({ ...draft, floors: [floor, ...draft.floors] })
  }
  const isWhole =
    draft.name.trim() !== '' &&
    draft.floors.length > 0 &&
    draft.floors.every((f) => f.name.trim() !== '' && Number.isInteger(f.level))
  const save = async () => {
    setBusy(true)
    setWhy(null)
    const problem = await saveBuilding({ siteId, buildingId, was, draft }).catch((error: unknown) => {
      setBusy(false)
      throw error
    })
    if (problem) {
      setBusy(false)
      setWhy(problem)
      return
    }
    const fresh = draft.floors.find((f) => !was?.floors.some((g) => g.id === f.id))
    if (fresh && (await untilKnown(fresh.id)) && isAt(paths.floors()))
      navigate(paths.floors(fresh.id, stageView))
    notify(t('edit.building.saved', { name: draft.name.trim() }))
    onClose()
  }
  return (
    <Dialog
      title={t('edit.building.title')}
      isOpen
      wide
      stays={isBusy}
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={isBusy} onPress={onClose}>
            {t('common.cancel')}
          </Button>
          <Button variant="primary" isDisabled={!isWhole} isPending={isBusy} onPress={() => void save()}>
            {t('edit.building.save')}
          </Button>
        </>
      }
    >
      <Message text={why && notSaved(why)} />
      {choice}
      {building ? null : (
        <Select
          label={t('edit.building.site')}
          showLabel
          options={directory.sites.map((s) => ({ id: s.id, label: s.name }))}
          value={siteId}
          onChange={setSite}
        />
      )}
      <TextField
        label={t('edit.building.name')}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name: name.slice(0, 120) })}
      />
      <fieldset className="building-floors">
        <legend>{t('edit.building.floorsOf')}</legend>
        <p className="hint">{t('edit.building.levelHint')}</p>
        <div>
          <Button small onPress={add}>
            <Plus size={14} aria-hidden />
            {t('edit.building.add')}
          </Button>
        </div>
        {draft.floors.map((floor, i) => (
          <div key={floor.id} className="building-floor">
            <TextField
              label={t('edit.building.floor', { number: i + 1 })}
              value={floor.name}
              onChange={(name) => set(floor.id, { name: name.slice(0, 120) })}
            />
            <NumberField
              label={t('edit.building.level', { number: i + 1 })}
              value={floor.level}
              min={-20}
              max={200}
              hint={t('edit.building.levelRange')}
              onChange={(level) => set(floor.id, { level })}
            />
            <IconButton
              small
              label={t('edit.building.remove', { name: floor.name })}
              isDisabled={draft.floors.length === 1}
              onPress={() => setDraft({ ...draft, floors: draft.floors.filter((f) => f.id !== floor.id) })}
            >
              <Trash2 size={14} aria-hidden />
            </IconButton>
          </div>
        ))}
      </fieldset>
    </Dialog>
  )
}

/** The highest floor first, as in the building. */
const draftOf = ({ floors }: Directory, { id, name }: Building): BuildingDraft => ({
  name,
  floors: floors
    .filter((f) => f.buildingId === id)
    .sort((a, b) => b.level - a.level)
    .map((f) => ({ id: f.id, name: f.name, level: f.level })),
})
