import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceAround,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceAround,
  Copy,
  FlipHorizontal2,
  RotateCw,
  Trash2,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { align, distribute, type Edge } from '#shared/floor-edit/arrange.ts'
import { changed } from '#shared/floor-edit/edit.ts'
import type { PlanObject } from '#shared/floor-edit/objects.ts'
import { type Placed, withExtent, withSide } from '#shared/floor-edit/resize.ts'
import { boundsOfAll, boundsOfObject, middleOf, normal } from '#shared/floor-edit/transform.ts'
import { ringsArea } from '#shared/geometry/ring.ts'
import { IconButton } from '../../ui/Button.tsx'
import { useEditor } from '../shell.ts'
import type { EditActions } from '../use-actions.ts'
import { Corners } from './Corners.tsx'
import { common } from './common.ts'
import { GroupButtons } from './GroupButtons.tsx'
import { NoteProperties } from './NoteProperties.tsx'
import { NumberInput, TextInput } from './NumberInput.tsx'
import { Repeat } from './Repeat.tsx'
import { SpaceProperties } from './SpaceProperties.tsx'
import { ZoneProperties } from './ZoneProperties.tsx'

const isPlaced = (o: PlanObject): o is Placed => 'depth' in o.object

const EDGES: readonly { edge: Edge; icon: ReactNode }[] = [
  { edge: 'left', icon: <AlignStartVertical size={16} aria-hidden /> },
  { edge: 'centre', icon: <AlignCenterVertical size={16} aria-hidden /> },
  { edge: 'right', icon: <AlignEndVertical size={16} aria-hidden /> },
  { edge: 'top', icon: <AlignStartHorizontal size={16} aria-hidden /> },
  { edge: 'middle', icon: <AlignCenterHorizontal size={16} aria-hidden /> },
  { edge: 'bottom', icon: <AlignEndHorizontal size={16} aria-hidden /> },
]

/** Numbers and words of what is chosen; with several, of all of them at once. */
export function Properties() {
  const { objects, actions, words } = useEditor()
  const { t } = useTranslation()
  const [only] = objects.length === 1 ? objects : []
  const bounds = boundsOfAll(objects)
  if (!bounds) return null
  const [x, y] = middleOf(bounds)
  const placed = objects.filter(isPlaced)
  const spaces = objects.filter((o) => o.kind === 'space')
  const zones = objects.filter((o) => o.kind === 'zone')
  const set = (fields: Record<string, unknown>, of: readonly PlanObject[] = objects) =>
    actions.apply(changed(of.map((o) => [o, { ...o.object, ...fields } as PlanObject['object']])))
  const resize = (side: 'width' | 'depth', mm: number) =>
    actions.apply(changed(placed.map((o) => [o, withSide(o, side, mm)])))
  return (
    <>
      <section className="edit-section">
        <h2>{only ? words.name(only) : t('edit.several', { n: objects.length })}</h2>
        <div className="edit-fields">
          <NumberInput
            sign="x"
            label={t('edit.x')}
            value={x / 1000}
            digits={3}
            onChange={(m) => actions.move(Math.round(m * 1000 - x), 0)}
          />
          <NumberInput
            sign="y"
            label={t('edit.y')}
            value={y / 1000}
            digits={3}
            onChange={(m) => actions.move(0, Math.round(m * 1000 - y))}
          />
          {placed.length > 0 ? (
            <>
              <NumberInput
                sign={t('edit.sign.width')}
                label={t('edit.width')}
                value={scaled(common(placed.map((o) => o.object.width)))}
                digits={3}
                least={0.01}
                onChange={(m) => resize('width', m * 1000)}
              />
              <NumberInput
                sign={t('edit.sign.depth')}
                label={t('edit.depth')}
                value={scaled(common(placed.map((o) => o.object.depth)))}
                digits={3}
                least={0.01}
                onChange={(m) => resize('depth', m * 1000)}
              />
              <NumberInput
                sign="∠"
                label={t('edit.rotation')}
                value={common(placed.map((o) => normal(o.object.rotation)))}
                digits={2}
                least={-360}
                most={360}
                onChange={(rotation) => set({ rotation: normal(rotation) }, placed)}
              />
            </>
          ) : null}
          {only?.kind === 'wall' && 'axis' in only.object.shape ? (
            <NumberInput
              sign={t('edit.sign.thickness')}
              label={t('edit.thickness')}
              value={only.object.shape.thickness / 1000}
              digits={3}
              least={0.01}
              most={2}
              onChange={(m) => set({ shape: { ...only.object.shape, thickness: m * 1000 } })}
            />
          ) : null}
          {only?.kind === 'room' || only?.kind === 'zone' ? <RoomSize room={only} actions={actions} /> : null}
          {only?.kind === 'route' ? (
            <NumberInput
              sign={t('edit.sign.width')}
              label={t('edit.width')}
              value={only.object.width / 1000}
              digits={3}
              least={0.1}
              onChange={(m) => set({ width: m * 1000 })}
            />
          ) : null}
        </div>
        {only?.kind === 'room' ? (
          <>
            <p className="muted">
              {t('edit.area', { area: words.metres(ringsArea(only.object.rings) / 1000) })}
            </p>
            <TextInput
              sign={t('edit.number')}
              value={only.object.number}
              longest={120}
              onChange={(number) => set({ number })}
            />
            <TextInput
              sign={t('edit.name')}
              value={only.object.name}
              longest={120}
              onChange={(name) => set({ name })}
            />
          </>
        ) : null}
        {only?.kind === 'zone' || only?.kind === 'furniture' ? (
          <TextInput
            sign={t('edit.name')}
            value={only.object.name}
            longest={120}
            onChange={(name) => set({ name })}
          />
        ) : null}
        {zones.length > 0 ? (
          <ZoneProperties key={zones.map((o) => o.object.id).join()} zones={zones} />
        ) : null}
        <NoteProperties />
        {only?.kind === 'space' ? (
          <TextInput
            sign={t('edit.label')}
            value={only.object.label}
            longest={40}
            needed
            onChange={(label) => set({ label })}
          />
        ) : null}
        <div className="edit-buttons">
          <IconButton label={t('edit.turn')} keys="R" onPress={() => actions.turn(90)}>
            <RotateCw size={16} aria-hidden />
          </IconButton>
          <IconButton label={t('edit.mirror')} keys="M" onPress={actions.mirror}>
            <FlipHorizontal2 size={16} aria-hidden />
          </IconButton>
          <IconButton label={t('edit.duplicate')} keys={`${t('app.ctrl')} D`} onPress={actions.duplicate}>
            <Copy size={16} aria-hidden />
          </IconButton>
          <IconButton label={t('edit.remove')} keys={t('edit.deleteKey')} danger onPress={actions.remove}>
            <Trash2 size={16} aria-hidden />
          </IconButton>
          <GroupButtons />
        </div>
      </section>
      {objects.length > 1 ? (
        <section className="edit-section">
          <h2>{t('edit.arrange')}</h2>
          <div className="edit-buttons">
            {EDGES.map(({ edge, icon }) => (
              <IconButton
                key={edge}
                small
                label={t(`edit.align.${edge}`)}
                onPress={() => actions.apply(align(objects, edge))}
              >
                {icon}
              </IconButton>
            ))}
            <IconButton
              small
              label={t('edit.distribute.x')}
              isDisabled={objects.length < 3}
              onPress={() => actions.apply(distribute(objects, 'x'))}
            >
              <AlignHorizontalSpaceAround size={16} aria-hidden />
            </IconButton>
            <IconButton
              small
              label={t('edit.distribute.y')}
              isDisabled={objects.length < 3}
              onPress={() => actions.apply(distribute(objects, 'y'))}
            >
              <AlignVerticalSpaceAround size={16} aria-hidden />
            </IconButton>
          </div>
        </section>
      ) : null}
      <Corners />
      {spaces.length > 0 ? <SpaceProperties spaces={spaces} /> : null}
      <Repeat />
    </>
  )
}

const scaled = (mm: number | null): number | null => (mm === null ? null : mm / 1000)

/** Width and depth of a room or zone. */
function RoomSize({
  room,
  actions,
}: {
  room: Extract<PlanObject, { kind: 'room' | 'zone' }>
  actions: EditActions
}) {
  const { t } = useTranslation()
  const b = boundsOfObject(room)
  const resize = (side: 'width' | 'depth', mm: number) =>
    actions.apply(changed([[room, withExtent(room, side, mm)]]))
  return (
    <>
      <NumberInput
        sign={t('edit.sign.width')}
        label={t('edit.width')}
        value={(b.maxX - b.minX) / 1000}
        digits={3}
        least={0.3}
        onChange={(m) => resize('width', m * 1000)}
      />
      <NumberInput
        sign={t('edit.sign.depth')}
        label={t('edit.depth')}
        value={(b.maxY - b.minY) / 1000}
        digits={3}
        least={0.3}
        onChange={(m) => resize('depth', m * 1000)}
      />
    </>
  )
}
