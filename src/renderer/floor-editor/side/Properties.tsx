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
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Feature, type FloorPlanDocument, type PlannedSpace } from '#shared/domain/floor-plan.ts'
import { align, distribute, type Edge } from '#shared/floor-edit/arrange.ts'
import { offsetsOf } from '#shared/floor-edit/arrays.ts'
import { changed } from '#shared/floor-edit/edit.ts'
import { renumber, schemeProblem } from '#shared/floor-edit/numbering.ts'
import type { PlanObject } from '#shared/floor-edit/objects.ts'
import { boundsOfAll, boundsOfObject, middleOf, move, normal } from '#shared/floor-edit/transform.ts'
import { ringsArea } from '#shared/geometry/ring.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { ToggleChip } from '../../ui/Chip.tsx'
import { Select } from '../../ui/Select.tsx'
import { duplicates } from '../clipboard.ts'
import { type EditActions, useEditor } from '../shell.ts'
import { NumberInput, TextInput } from './NumberInput.tsx'

type Placed = Extract<PlanObject, { object: { width: number; depth: number; at: unknown; rotation: number } }>
const isPlaced = (o: PlanObject): o is Placed => 'depth' in o.object

/** The value all of them have; null: they differ. */
function common<T>(values: readonly T[]): T | null {
  const [first, ...rest] = values
  return first !== undefined && rest.every((v) => v === first) ? first : null
}

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
  const {
    draft: { document },
    objects,
    actions,
    words,
  } = useEditor()
  const { t } = useTranslation()
  const [only] = objects.length === 1 ? objects : []
  const bounds = boundsOfAll(objects)
  if (!bounds) return null
  const [x, y] = middleOf(bounds)
  const placed = objects.filter(isPlaced)
  const spaces = objects.filter((o) => o.kind === 'space')
  const moveTo = (dx: number, dy: number) => actions.apply(changed(objects.map((o) => [o, move(o, dx, dy)])))
  const set = (fields: Record<string, unknown>, of: readonly PlanObject[] = objects) =>
    actions.apply(changed(of.map((o) => [o, { ...o.object, ...fields } as PlanObject['object']])))
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
            onChange={(m) => moveTo(Math.round(m * 1000 - x), 0)}
          />
          <NumberInput
            sign="y"
            label={t('edit.y')}
            value={y / 1000}
            digits={3}
            onChange={(m) => moveTo(0, Math.round(m * 1000 - y))}
          />
          {placed.length > 0 ? (
            <>
              <NumberInput
                sign={t('edit.sign.width')}
                label={t('edit.width')}
                value={scaled(common(placed.map((o) => o.object.width)))}
                digits={3}
                least={0.01}
                onChange={(m) => set({ width: Math.round(m * 1000) }, placed)}
              />
              <NumberInput
                sign={t('edit.sign.depth')}
                label={t('edit.depth')}
                value={scaled(common(placed.map((o) => o.object.depth)))}
                digits={3}
                least={0.01}
                onChange={(m) => set({ depth: Math.round(m * 1000) }, placed)}
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
        {only?.kind === 'zone' ? (
          <Select
            label={t('edit.zoneKind')}
            showLabel
            options={(
              ['open', 'quiet', 'counter', ...(only.object.teamId ? (['team'] as const) : [])] as const
            ).map((id) => ({ id, label: t(`floor.zoneKind.${id}`) }))}
            value={only.object.kind}
            onChange={(kind) => set({ kind })}
          />
        ) : null}
        {only?.kind === 'text' ? (
          <TextInput
            sign={t('edit.kind.text')}
            value={only.object.text}
            longest={500}
            needed
            onChange={(text) => set({ text })}
          />
        ) : null}
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
      {spaces.length > 0 ? <SpaceProperties document={document} spaces={spaces} actions={actions} /> : null}
      <Repeat objects={objects} actions={actions} />
    </>
  )
}

const scaled = (mm: number | null): number | null => (mm === null ? null : mm / 1000)

/** Width and depth of a rectangular room: its upper left corner stays. */
function RoomSize({
  room,
  actions,
}: {
  room: Extract<PlanObject, { kind: 'room' | 'zone' }>
  actions: EditActions
}) {
  const { t } = useTranslation()
  const b = boundsOfObject(room)
  const [width, depth] = [b.maxX - b.minX, b.maxY - b.minY]
  const resize = (w: number, d: number) => {
    const rings = room.object.rings.map((ring) =>
      ring.map(([x, y]): [number, number] => [
        Math.round(b.minX + ((x - b.minX) / width) * w),
        Math.round(b.minY + ((y - b.minY) / depth) * d),
      ]),
    )
    actions.apply(changed([[room as PlanObject, { ...room.object, rings }]]))
  }
  return (
    <>
      <NumberInput
        sign={t('edit.sign.width')}
        label={t('edit.width')}
        value={width / 1000}
        digits={3}
        least={0.3}
        onChange={(m) => resize(m * 1000, depth)}
      />
      <NumberInput
        sign={t('edit.sign.depth')}
        label={t('edit.depth')}
        value={depth / 1000}
        digits={3}
        least={0.3}
        onChange={(m) => resize(width, m * 1000)}
      />
    </>
  )
}

type SpaceObject = Extract<PlanObject, { kind: 'space' }>

function SpaceProperties(props: {
  document: FloorPlanDocument
  spaces: readonly SpaceObject[]
  actions: EditActions
}) {
  const { document, spaces, actions } = props
  const { t } = useTranslation()
  const [scheme, setScheme] = useState('{n}')
  const [from, setFrom] = useState(1)
  const each = (next: (space: PlannedSpace) => PlannedSpace) =>
    actions.apply(changed(spaces.map((o) => [o, next(o.object)])))
  const has = (feature: Feature) => spaces.every((o) => o.object.features.includes(feature))
  return (
    <section className="edit-section">
      <h2>{t('edit.spaces', { n: spaces.length })}</h2>
      <div className="edit-chips">
        {Feature.options.map((feature) => (
          <ToggleChip
            key={feature}
            isSelected={has(feature)}
            onChange={(on) =>
              each((s) => ({
                ...s,
                features: on
                  ? [...s.features.filter((f) => f !== feature), feature]
                  : s.features.filter((f) => f !== feature),
              }))
            }
          >
            {t(`floor.feature.${feature}`)}
          </ToggleChip>
        ))}
        <ToggleChip
          isSelected={spaces.every((o) => !o.object.bookable)}
          onChange={(blocked) => each((s) => ({ ...s, bookable: !blocked }))}
        >
          {t('edit.blocked')}
        </ToggleChip>
      </div>
      <Button onPress={() => each((s) => ({ ...s, rotation: normal(s.rotation + 180) }))}>
        {t('edit.chairSide')}
      </Button>
      <TextInput sign={t('edit.scheme')} value={scheme} longest={40} needed onChange={setScheme} />
      <div className="edit-fields">
        <NumberInput
          sign={t('edit.sign.from')}
          label={t('edit.numberFrom')}
          value={from}
          digits={0}
          least={0}
          most={99_999}
          onChange={(n) => setFrom(Math.round(n))}
        />
        <Button
          isDisabled={schemeProblem(scheme) !== null}
          onPress={() =>
            actions.apply(
              renumber(document, new Set(spaces.map((o) => o.object.id)), { scheme, from, perRoom: false }),
            )
          }
        >
          {t('edit.renumber')}
        </Button>
      </div>
    </section>
  )
}

/** Rows and columns of what is chosen. */
function Repeat({ objects, actions }: { objects: readonly PlanObject[]; actions: EditActions }) {
  const { t } = useTranslation()
  const bounds = boundsOfAll(objects)
  const [columns, setColumns] = useState(2)
  const [rows, setRows] = useState(1)
  const [gap, setGap] = useState(1.8)
  if (!bounds) return null
  const make = () => {
    const offsets = offsetsOf({
      columns,
      rows,
      stepX: bounds.maxX - bounds.minX + gap * 1000,
      stepY: bounds.maxY - bounds.minY + gap * 1000,
    })
    actions.add(offsets.flatMap(([dx, dy]) => duplicates(objects, dx, dy)))
  }
  const count = (n: number) => Math.max(1, Math.min(50, Math.round(n)))
  return (
    <section className="edit-section">
      <h2>{t('edit.repeat')}</h2>
      <div className="edit-fields three">
        <NumberInput
          sign="↔"
          label={t('edit.columns')}
          value={columns}
          digits={0}
          least={1}
          most={50}
          onChange={(n) => setColumns(count(n))}
        />
        <NumberInput
          sign="↕"
          label={t('edit.rows')}
          value={rows}
          digits={0}
          least={1}
          most={50}
          onChange={(n) => setRows(count(n))}
        />
        <NumberInput
          sign={t('edit.sign.gap')}
          label={t('edit.gap')}
          value={gap}
          digits={3}
          least={0}
          most={100}
          onChange={setGap}
        />
      </div>
      <Button isDisabled={columns * rows < 2 || columns * rows * objects.length > 2_000} onPress={make}>
        {t('edit.repeatDo')}
      </Button>
    </section>
  )
}
