/** Reads what a plan needs from an opened IFC model: ids, names, relations, units, placements. */
import type { IfcAPI } from 'web-ifc'
import type { Point } from '../../domain/floor-plan.ts'

export type IfcId = number

/** An attribute as web-ifc gives it; only the shapes asked for here are trusted. */
type Attribute = unknown

export class IfcModel {
  readonly api: IfcAPI
  readonly id: number
  /** The element each element is part of or contained in. */
  private readonly parents = new Map<IfcId, IfcId>()
  private readonly children = new Map<IfcId, IfcId[]>()
  /** Opening cut for a door or window. */
  private readonly openings = new Map<IfcId, IfcId>()
  private readonly typeOf = new Map<IfcId, IfcId>()
  /** Lines that could not be read. */
  unreadable = 0

  constructor(api: IfcAPI, id: number) {
    this.api = api
    this.id = id
    this.relate('IFCRELAGGREGATES', 'RelatingObject', 'RelatedObjects', (whole, part) => {
      this.parents.set(part, whole)
      const list = this.children.get(whole)
      if (list) list.push(part)
      else this.children.set(whole, [part])
    })
    this.relate('IFCRELCONTAINEDINSPATIALSTRUCTURE', 'RelatingStructure', 'RelatedElements', (place, e) => {
      this.parents.set(e, place)
    })
    this.relate(
      'IFCRELFILLSELEMENT',
      'RelatedBuildingElement',
      'RelatingOpeningElement',
      (filling, opening) => this.openings.set(filling, opening),
    )
    this.relate('IFCRELDEFINESBYTYPE', 'RelatingType', 'RelatedObjects', (type, e) =>
      this.typeOf.set(e, type),
    )
  }

  private relate(
    relation: string,
    one: string,
    many: string,
    found: (one: IfcId, other: IfcId) => void,
  ): void {
    for (const line of this.idsOf(relation)) {
      const from = this.ref(line, one)
      if (from === null) continue
      for (const to of this.refs(line, many)) found(from, to)
    }
  }

  /** Ids of all instances of the types, in the order of the file. */
  idsOf(...types: readonly string[]): IfcId[] {
    const ids = new Set<IfcId>()
    for (const type of types) {
      const code = this.api.GetTypeCodeFromName(type)
      if (!code) continue
      for (const id of this.api.GetLineIDsWithType(this.id, code)) ids.add(id)
    }
    return [...ids].sort((a, b) => a - b)
  }

  private readonly lines = new Map<IfcId, Record<string, Attribute> | null>()

  private line(id: IfcId): Record<string, Attribute> | null {
    const known = this.lines.get(id)
    if (known !== undefined) return known
    let line: Record<string, Attribute> | null = null
    try {
      line = this.api.GetLine(this.id, id) ?? null
    } catch {
      this.unreadable++
    }
    this.lines.set(id, line)
    return line
  }

  /** A text or enumeration attribute, trimmed and without control characters; '' when absent. */
  text(id: IfcId, attribute: string): string {
    const value = unwrap(this.line(id)?.[attribute])
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
    return typeof value === 'string' ? value.replace(/[\x00-\x1f\x7f]+/g, ' ').trim() : ''
  }

  number(id: IfcId, attribute: string): number | null {
    const value = unwrap(this.line(id)?.[attribute])
    const n = typeof value === 'string' ? Number.parseFloat(value) : value
    return typeof n === 'number' && Number.isFinite(n) ? n : null
  }

  ref(id: IfcId, attribute: string): IfcId | null {
    return asRef(this.line(id)?.[attribute])
  }

  private refs(id: IfcId, attribute: string): IfcId[] {
    const value = this.line(id)?.[attribute]
    const list = Array.isArray(value) ? value : [value]
    return list.map(asRef).filter((r) => r !== null)
  }

  /** The first of `targets` met on the way up from an element; null when there is none. */
  ancestorIn(id: IfcId, targets: ReadonlySet<IfcId>): IfcId | null {
    // A damaged file may have circles.
    for (let [at, steps]: [IfcId | undefined, number] = [id, 0]; at !== undefined && steps < 64; steps++) {
      if (targets.has(at)) return at
      at = this.parents.get(at)
    }
    return null
  }

  /** The element and everything it is made of. */
  withParts(id: IfcId): IfcId[] {
    const found = new Set([id])
    for (const at of found) for (const part of this.children.get(at) ?? []) found.add(part)
    return [...found]
  }

  openingOf(id: IfcId): IfcId | null {
    return this.openings.get(id) ?? null
  }

  /** All that says what an element is: its name, its object type and the name of its type. */
  description(id: IfcId): string {
    const type = this.typeOf.get(id)
    return [this.text(id, 'Name'), this.text(id, 'ObjectType'), type ? this.text(type, 'Name') : '']
      .filter((t) => t !== '')
      .join(' | ')
  }

  /** `SINGLE_SWING_LEFT` and the like, from the door (IFC4) or its type; '' when not given. */
  doorOperation(id: IfcId): string {
    const own = this.text(id, 'OperationType')
    const type = this.typeOf.get(id)
    return own || (type ? this.text(type, 'OperationType') : '')
  }

  /** The x axis of an element's own placement as a direction on the plan (y down); null when unknown. */
  axisOf(id: IfcId): Point | null {
    const placement = this.ref(id, 'ObjectPlacement')
    if (placement === null) return null
    try {
      const m = this.api.GetWorldTransformMatrix(this.id, placement)
      const [x, y] = [m[0] ?? Number.NaN, -(m[1] ?? Number.NaN)]
      const length = Math.hypot(x, y)
      return length > 1e-6 && Number.isFinite(length) ? [x / length, y / length] : null
    } catch {
      return null
    }
  }

  /** Metres in one length unit of the file; 1 when it does not say. */
  metresPerUnit(): number {
    for (const assignment of this.idsOf('IFCUNITASSIGNMENT'))
      for (const unit of this.refs(assignment, 'Units'))
        if (this.text(unit, 'UnitType') === 'LENGTHUNIT') return this.metresOf(unit, 3)
    return 1
  }

  private metresOf(unit: IfcId, depth: number): number {
    const factor = this.ref(unit, 'ConversionFactor')
    if (factor === null) return PREFIXES[this.text(unit, 'Prefix')] ?? 1
    const base = this.ref(factor, 'UnitComponent')
    const inner = base !== null && depth > 0 ? this.metresOf(base, depth - 1) : 1
    const value = this.number(factor, 'ValueComponent') ?? 1
    return value > 0 ? value * inner : 1
  }
}

const PREFIXES: Readonly<Record<string, number>> = { KILO: 1000, DECI: 0.1, CENTI: 0.01, MILLI: 0.001 }

/** web-ifc wraps values as `{ value }` (and numbers as written in `_representationValue`). */
function unwrap(a: Attribute): Attribute {
  if (typeof a !== 'object' || a === null) return a
  if ('_representationValue' in a) return a._representationValue
  return 'value' in a ? a.value : null
}

function asRef(a: Attribute): IfcId | null {
  if (typeof a !== 'object' || a === null || !('value' in a) || !('type' in a)) return null
  return a.type === REFERENCE && typeof a.value === 'number' ? a.value : null
}
/** web-ifc's tag of a reference to another line. */
const REFERENCE = 5
