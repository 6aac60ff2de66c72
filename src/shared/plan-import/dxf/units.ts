/**
 * How long a unit of a DXF drawing is. Its header says so, but is often wrong: what its
 * dimensions say of the lengths they measure, and the size of its doors, is better evidence.
 */
import { LENGTH_UNITS, type LengthUnit, PER_METRE, type Scale, type ScaleGiven } from '../scale.ts'
import { at, type Entity, isEntity, listOf, num, pointOf, text, typeOf } from './entity.ts'
import { arcOf } from './shape.ts'
import { wordsOf } from './words.ts'

/** Values of `$INSUNITS`. */
const HEADER_UNITS: ReadonlyMap<number, LengthUnit> = new Map([
  [1, 'in'],
  [2, 'ft'],
  [4, 'mm'],
  [5, 'cm'],
  [6, 'm'],
])

export interface DxfScale {
  readonly scale: Scale
  /** The header says something else than the drawing. */
  readonly doubtful: boolean
}

export function dxfScale(
  given: ScaleGiven | null,
  header: Entity,
  entities: readonly Entity[],
  blocks: readonly Entity[],
): DxfScale {
  if (given?.kind === 'unit') return sure(PER_METRE[given.unit], given.unit)
  if (given?.kind === 'unitsPerMetre') return sure(given.value, 'unit')
  const stated = HEADER_UNITS.get(num(header, 'insUnits', 0)) ?? null
  const measured = byDimensions(entities, blocks) ?? byDoors(entities, blocks, stated)
  const unit = measured?.unit ?? stated
  if (unit === null)
    return {
      scale: { unitsPerMetre: null, unit: 'unit', certainty: 'unknown', evidence: null },
      doubtful: false,
    }
  return {
    scale: {
      unitsPerMetre: PER_METRE[unit],
      unit,
      certainty: measured ? 'measured' : 'stated',
      evidence: measured?.evidence ?? (stated ? `$INSUNITS = ${num(header, 'insUnits', 0)}` : null),
    },
    doubtful: stated !== null && unit !== stated,
  }
}

const sure = (unitsPerMetre: number, unit: Scale['unit']): DxfScale => ({
  scale: { unitsPerMetre, unit, certainty: 'given', evidence: null },
  doubtful: false,
})

interface Evidence {
  readonly unit: LengthUnit
  readonly evidence: string
}

/** Most dimensions with a readable text must agree. */
function byDimensions(entities: readonly Entity[], blocks: readonly Entity[]): Evidence | null {
  const byName = new Map(blocks.map((b) => [text(b, 'name'), b]))
  const votes = new Map<LengthUnit, { count: number; longest: number; said: string }>()
  let read = 0
  for (const e of entities) {
    if (typeOf(e) !== 'DIMENSION') continue
    const length = measuredBy(e)
    const said = textOf(byName.get(text(e, 'block')))
    const metres = said === null ? null : saidMetres(said)
    if (length === null || metres === null || said === null) continue
    read++
    for (const unit of LENGTH_UNITS) {
      const real = length / PER_METRE[unit]
      if (metres.every((m) => Math.abs(real - m) > Math.max(0.012, m * 0.01))) continue
      const vote = votes.get(unit)
      if (!vote) votes.set(unit, { count: 1, longest: real, said: `${rounded(length)} = ${said}` })
      else {
        vote.count++
        if (real > vote.longest) [vote.longest, vote.said] = [real, `${rounded(length)} = ${said}`]
      }
    }
  }
  const [best, second] = [...votes].sort((a, b) => b[1].count - a[1].count)
  if (!best || best[1].count < Math.max(2, read * 0.6) || (second && second[1].count === best[1].count))
    return null
  return { unit: best[0], evidence: best[1].said.slice(0, 120) }
}

const rounded = (n: number) => String(Math.round(n * 100) / 100)

/** Straight dimensions only: along their direction when they are turned. */
function measuredBy(e: Entity): number | null {
  const kind = num(e, 'dimensionType', 0)
  if (kind !== 0 && kind !== 1) return null
  const [[ax, ay], [bx, by]] = [pointOf(e, 'measureStart'), pointOf(e, 'measureEnd')]
  const r = (num(e, 'rotation', 0) * Math.PI) / 180
  const length =
    kind === 1 ? Math.hypot(bx - ax, by - ay) : Math.abs((bx - ax) * Math.cos(r) + (by - ay) * Math.sin(r))
  return length > 0 && Number.isFinite(length) ? length : null
}

/** What the drawn dimension says: the text of its block. */
function textOf(block: Entity | undefined): string | null {
  if (!block) return null
  for (const e of listOf(block.entities))
    if (typeOf(e) === 'MTEXT' || typeOf(e) === 'TEXT') return wordsOf(e)?.text ?? null
  return null
}

const FEET = /^(?:(\d+)\s*'\s*-?\s*)?(?:(\d+)?\s*(?:(\d+)\s*\/\s*(\d+))?\s*(?:"|''))?$/
/** The lengths in metres that a dimension's text may mean; null when it is none. */
function saidMetres(said: string): number[] | null {
  const short = said.replace(/\s+/g, ' ').trim()
  const feet = FEET.exec(short)
  if (feet && short !== '') {
    const [, ft, inch, above, below] = feet
    const inches = Number(ft ?? 0) * 12 + Number(inch ?? 0) + (below ? Number(above) / Number(below) : 0)
    return inches > 0 && Number.isFinite(inches) ? [inches * 0.0254] : null
  }
  // Metric plans give metres with decimals ("3,01") or whole centimetres or millimetres.
  const metric = /^(\d+)([.,]\d+)?(?:\s*(m|cm|mm))?$/.exec(short)
  if (!metric) return null
  const n = Number(short.replace(',', '.').replace(/\s*[a-z]+$/, ''))
  const unit = metric[3]
  if (unit === 'm' || unit === 'cm' || unit === 'mm') return [n / PER_METRE[unit]]
  return metric[2] ? [n] : n >= 1000 ? [n / 1000] : [n / 100]
}

/** Doors are between 0.6 and 1.2 m wide nearly everywhere. */
function byDoors(
  entities: readonly Entity[],
  blocks: readonly Entity[],
  stated: LengthUnit | null,
): Evidence | null {
  const radii: number[] = []
  for (const e of [...entities, ...blocks.flatMap((b) => listOf(b.entities))]) {
    const arc = arcOf(e)
    if (
      arc &&
      isEntity(e) &&
      at(e).every(Number.isFinite) &&
      Math.abs(arc.to - arc.from - Math.PI / 2) < 0.05
    )
      radii.push(arc.radius)
  }
  if (radii.length < 3) return null
  const share = (unit: LengthUnit) =>
    radii.filter((r) => r / PER_METRE[unit] >= 0.6 && r / PER_METRE[unit] <= 1.25).length / radii.length
  // What the header says is only overruled by doors that cannot be.
  if (stated !== null && share(stated) >= 0.2) return null
  const [best] = LENGTH_UNITS.map((unit) => ({ unit, share: share(unit) })).sort((a, b) => b.share - a.share)
  if (!best || best.share < 0.6) return null
  const middle = radii.sort((a, b) => a - b)[radii.length >> 1] ?? 0
  return { unit: best.unit, evidence: `${radii.length} doors, ${rounded(middle)} units wide` }
}
