import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EMPTY_PLAN } from '#shared/domain/floor-plan.ts'
import type { FloorId } from '#shared/domain/ids.ts'
import { type Taking, takeIn } from '#shared/floor-edit/take-in.ts'
import type { ImportedBuilding, ImportedStorey } from '#shared/plan-import/imported.ts'
import type { ImportWishes } from '#shared/plan-import/options.ts'
import type { BlockRole, LayerRole } from '#shared/plan-import/roles.ts'
import { IMPORT_SENTENCES } from '#shared/plan-import/sentences.ts'
import { isAt, navigate } from '../../app/location.ts'
import { paths } from '../../app/routes.ts'
import { api, core, queryClient } from '../../core/client.ts'
import { useReady } from '../../core/session.ts'
import { useLanguage } from '../../i18n/i18n.ts'
import { Message } from '../../session/Frame.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { Select } from '../../ui/Select.tsx'
import { notify } from '../../ui/toast.ts'
import { type NotSaved, untilKnown, useNotSavedWords } from '../building/save-building.ts'
import type { EditorShell } from '../shell.ts'
import { useStageView } from '../stage-view.tsx'
import { newId } from '../tools.ts'
import { BuildingFields, firstWishes, storeysTaken } from './BuildingFields.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { RoleFields } from './RoleFields.tsx'
import { type Measured, ScaleFields } from './ScaleFields.tsx'
import { takeBuilding } from './take-building.ts'
import './import.css'

/** The floor that is drawn. */
export type DrawnOn = Pick<EditorShell, 'floor' | 'draft' | 'actions' | 'toBoard'>

/** What was found, and how it is taken. */
export function Found(props: {
  /** Null: the file can only become a building. */
  onto: DrawnOn | null
  onClose: () => void
  file: File
  building: ImportedBuilding
  /** Why the last wish could not be read, as a sentence. */
  problem: string | null
  isBusy: boolean
  wishes: ImportWishes
  onWishes: (wishes: ImportWishes) => void
}) {
  const { onto, onClose: close, file, building, problem, isBusy, wishes, onWishes } = props
  const { t } = useTranslation()
  const { siteId: home } = useReady()
  const notSaved = useNotSavedWords()
  const stageView = useStageView()
  const { warningSentence } = IMPORT_SENTENCES[useLanguage()]
  const [at, setAt] = useState(() => likeliest(building, onto?.floor.level ?? 0))
  const [how, setHow] = useState<Taking>('add')
  const [scope, setScope] = useState<'one' | 'whole'>(onto ? 'one' : 'whole')
  const [whole, setWhole] = useState(() => firstWishes(building, file.name, onto?.floor.siteId ?? home))
  /** Storeys that are done; null: nothing is under way. */
  const [done, setDone] = useState<number | null>(null)
  const [why, setWhy] = useState<NotSaved | null>(null)
  const [isMeasuring, setMeasuring] = useState(false)
  const [measured, setMeasured] = useState<Measured | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: points of a drawing of another size are elsewhere
  useEffect(() => setMeasured(null), [building])
  const storey = building.storeys[at] ?? building.storeys[0]
  const drawn = onto?.draft.document ?? EMPTY_PLAN
  const isEmpty = drawn.walls.length + drawn.rooms.length + drawn.spaces.length === 0
  const taken = useMemo(
    () => (storey ? takeIn(drawn, storey.document, how, newId) : null),
    [drawn, storey, how],
  )
  if (!storey) return null
  const isSized = building.scale.unitsPerMetre !== null
  const pages = building.contents.pages ?? 1
  const storeys = storeysTaken(building, whole)
  const remember = () => {
    const { layers, blocks } = wishes
    if (Object.keys(layers).length + Object.keys(blocks).length > 0)
      void core.floorEditor
        .rememberRoles({ layers: { ...layers }, blocks: { ...blocks } })
        .then(() => queryClient.invalidateQueries({ queryKey: api.floorEditor.planRoles.key() }))
  }
  const take = () => {
    if (!taken || !onto?.actions.takeIn(taken)) return
    remember()
    notify(t('edit.import.taken', { name: file.name }))
    close()
    onto.toBoard()
  }
  const takeWhole = async () => {
    setWhy(null)
    setDone(0)
    const { siteId, publishes } = whole
    const name = whole.name.trim()
    const made = await takeBuilding({ siteId, name, storeys, publishes }, setDone).catch((error: unknown) => {
      setDone(null)
      throw error
    })
    if (!made.ok) {
      setDone(null)
      setWhy(made.why)
      return
    }
    remember()
    const { floors, published, notStored } = made
    const first = floors[fullest(storeys)] as FloorId
    await untilKnown(first)
    notify(t('edit.building.taken', { name, floors: floors.length, published }))
    if (notStored.length > 0) notify(t('edit.building.notStored', { names: notStored.join(', ') }))
    close()
    if (isAt(paths.floors())) navigate(paths.floors(first, stageView))
  }
  const isWhole = scope === 'whole'
  const state = () => {
    if (isBusy) return t('edit.import.again')
    if (!isSized) return t('edit.import.needsScale')
    if (done !== null)
      return t('edit.building.taking', { done: Math.min(done + 1, storeys.length), all: storeys.length })
    if (isWhole) return t('edit.building.takes', { n: storeys.length })
    if (taken === null) return t('edit.import.tooMuch')
    return how === 'add'
      ? t('edit.import.stays')
      : t('edit.import.replaces', { kept: taken.kept, gone: taken.gone })
  }
  const lacks = isWhole
    ? storeys.length === 0 || whole.name.trim() === '' || storeys.some((s) => s.name === '')
    : taken === null
  return (
    <Dialog
      title={t('edit.import.from', { name: file.name })}
      isOpen
      wide="whole"
      stays={done !== null}
      onClose={close}
      actions={
        <>
          <span className="import-state muted" role="status">
            {state()}
          </span>
          <Button isDisabled={done !== null} onPress={close}>
            {t('common.cancel')}
          </Button>
          <Button
            variant="primary"
            isDisabled={isBusy || !isSized || lacks || problem !== null}
            isPending={done !== null}
            onPress={isWhole ? () => void takeWhole() : take}
          >
            {t(isWhole ? 'edit.building.take' : 'edit.import.take')}
          </Button>
        </>
      }
    >
      <Message text={problem ?? (why && notSaved(why))} />
      <div className="import-found">
        <ImportPreview
          document={storey.document}
          isMeasuring={isMeasuring}
          measured={measured}
          onMeasure={setMeasured}
        />
        <section
          className="import-side"
          aria-label={t('edit.import.settings')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
          tabIndex={0}
        >
          {onto && building.storeys.length > 1 ? (
            <div className="edit-section">
              <RadioCards
                label={t('edit.building.scope')}
                options={[
                  { id: 'one', label: t('edit.building.one'), about: t('edit.building.oneAbout') },
                  { id: 'whole', label: t('edit.building.whole'), about: t('edit.building.wholeAbout') },
                ]}
                value={scope}
                onChange={setScope}
              />
            </div>
          ) : null}
          {isWhole ? <BuildingFields building={building} wishes={whole} onWishes={setWhole} /> : null}
          <div className="edit-section">
            {building.storeys.length > 1 ? (
              <Select
                label={t(isWhole ? 'edit.building.previewed' : 'edit.import.storey')}
                showLabel
                options={building.storeys.map((s, i) => ({ id: String(i), label: s.name }))}
                value={String(at)}
                onChange={(id) => setAt(Number(id))}
              />
            ) : null}
            {pages > 1 ? (
              <Select
                label={t('edit.import.page')}
                showLabel
                options={Array.from({ length: Math.min(pages, 200) }, (_, i) => ({
                  id: String(i + 1),
                  label: String(i + 1),
                }))}
                value={String(wishes.page)}
                onChange={(page) => onWishes({ ...wishes, page: Number(page) })}
              />
            ) : null}
            <Counts storey={storey} />
            {building.warnings.length > 0 ? (
              <ul className="import-warnings" aria-label={t('edit.import.warnings')}>
                {building.warnings.map((w) => (
                  <li key={w.kind}>{warningSentence(w)}</li>
                ))}
              </ul>
            ) : null}
          </div>
          {isEmpty || isWhole ? null : (
            <div className="edit-section">
              <RadioCards
                label={t('edit.import.how')}
                options={[
                  { id: 'add', label: t('edit.import.add'), about: t('edit.import.addAbout') },
                  { id: 'replace', label: t('edit.import.replace'), about: t('edit.import.replaceAbout') },
                ]}
                value={how}
                onChange={setHow}
              />
            </div>
          )}
          <ScaleFields
            building={building}
            document={storey.document}
            isMeasuring={isMeasuring}
            onMeasuring={setMeasuring}
            measured={measured}
            onMeasured={setMeasured}
            onScale={(scale) => {
              setMeasuring(false)
              onWishes({ ...wishes, scale })
            }}
          />
          <RoleFields
            building={building}
            onLayer={(name: string, role: LayerRole) =>
              onWishes({ ...wishes, layers: { ...wishes.layers, [name]: role } })
            }
            onBlock={(name: string, role: BlockRole) =>
              onWishes({ ...wishes, blocks: { ...wishes.blocks, [name]: role } })
            }
          />
        </section>
      </div>
    </Dialog>
  )
}

/** The storey of this level, else the one with most desks. */
function likeliest({ storeys }: ImportedBuilding, level: number): number {
  const same = storeys.findIndex((s) => s.level === level && s.document.rooms.length > 0)
  if (same >= 0) return same
  return fullest(storeys)
}

/** The one with most spaces. */
function fullest(storeys: readonly ImportedStorey[]): number {
  const most = Math.max(...storeys.map((s) => s.document.spaces.length))
  return Math.max(
    0,
    storeys.findIndex((s) => s.document.spaces.length === most),
  )
}

function Counts({ storey: { document: d } }: { storey: ImportedStorey }) {
  const { t } = useTranslation()
  const counts = {
    spaces: d.spaces.length,
    rooms: d.rooms.length,
    zones: d.zones.length,
    walls: d.walls.length,
    doors: d.doors.length,
    windows: d.windows.length,
    furniture: d.furniture.length,
    texts: d.texts?.length ?? 0,
    lines: d.underlay?.length ?? 0,
    images: d.images?.length ?? 0,
  }
  const keys = (Object.keys(counts) as (keyof typeof counts)[]).filter((key) => counts[key] > 0)
  return (
    <ul className="import-counts" aria-label={t('edit.import.found')}>
      {keys.map((key) => (
        <li key={key}>{t(`edit.import.count.${key}`, { n: counts[key] })}</li>
      ))}
    </ul>
  )
}
