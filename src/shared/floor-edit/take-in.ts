/** Takes a drawing made elsewhere into the one at hand, as one edit. */
import { EMPTY_PLAN, type FloorPlanDocument, type Point, type Room } from '../domain/floor-plan.ts'
import { planBounds } from '../geometry/plan-bounds.ts'
import type { Edit } from './edit.ts'
import { isWithinLimits } from './limits.ts'
import { difference } from './merge.ts'
import { type ObjectKind, objectsOf, type PlanObject, withList } from './objects.ts'
import { boundsOfAll, middleOf, move } from './transform.ts'

/**
 * `add`: beside what is drawn, or under it when it is only lines, texts and pictures. `replace`: in its
 * place; zones and escape routes stay when the other drawing has none of them.
 */
export type Taking = 'add' | 'replace'

export interface TakenIn {
  readonly edit: Edit
  /** What now stands beside the rest and is to be moved to its place; none when it is in the place of all. */
  readonly ids: readonly string[]
  /** Spaces that go on as they were known, by the same label in the same room: their bookings stay. */
  readonly kept: number
  /** Spaces that are no longer there. */
  readonly gone: number
}

/** Between what is drawn and what is put beside it, mm. */
const APART = 2_000
/** Same things lie as far apart in both drawings, to this many mm. */
const ALIKE = 100

/** null: together they would be more than a plan can hold. @param newId gives ids that nothing else has */
export function takeIn(
  document: FloorPlanDocument,
  other: FloorPlanDocument,
  how: Taking,
  newId: () => string,
): TakenIn | null {
  const known = how === 'replace' ? knownAgain(document, other) : NOTHING_KNOWN
  const shift = how === 'replace' ? shiftOf(known.pairs) : shiftBeside(document, other)
  const groups = new Map<string, string>()
  const groupOf = (group: string) => {
    const given = groups.get(group) ?? newId()
    groups.set(group, given)
    return given
  }
  const ids = new Map<string, string>()
  const idOf = (id: string) => {
    const given = known.ids.get(id) ?? ids.get(id) ?? newId()
    ids.set(id, given)
    return given
  }
  const taken = [...objectsOf(other)].map((o): PlanObject => {
    const there = { kind: o.kind, object: move(o, ...shift) } as PlanObject
    if (there.kind === 'underlay') return there
    const { id, group } = there.object
    const own = { id: idOf(id), ...(group === undefined ? {} : { group: groupOf(group) }) }
    return { kind: there.kind, object: { ...there.object, ...own, ...known.facts.get(id) } } as PlanObject
  })
  const settled = taken.map(
    (o): PlanObject =>
      o.kind === 'space'
        ? {
            kind: 'space',
            object: {
              ...o.object,
              roomId: o.object.roomId && idOf(o.object.roomId),
              zoneId: o.object.zoneId && idOf(o.object.zoneId),
            },
          }
        : o,
  )
  const next =
    how === 'add' ? together([...objectsOf(document)], settled) : together(staying(document, other), settled)
  if (!isWithinLimits(next)) return null
  const before = new Set(document.spaces.map((s) => s.id))
  const after = new Set(next.spaces.map((s) => s.id))
  return {
    edit: difference(document, next),
    ids: how === 'add' ? settled.map((o) => o.object.id) : [],
    kept: [...before].filter((id) => after.has(id)).length,
    gone: [...before].filter((id) => !after.has(id)).length,
  }
}

/** What a drawing of another origin says nothing about. */
function staying(document: FloorPlanDocument, other: FloorPlanDocument): PlanObject[] {
  const silent = new Set<ObjectKind>()
  if (other.zones.length === 0) silent.add('zone')
  if ((other.routes ?? []).length === 0) silent.add('route')
  return [...objectsOf(document)].filter((o) => silent.has(o.kind))
}

function together(there: readonly PlanObject[], come: readonly PlanObject[]): FloorPlanDocument {
  const all = [...there, ...come]
  const kinds = [...new Set(all.map((o) => o.kind))]
  return kinds.reduce<FloorPlanDocument>((document, kind) => {
    const list = all.flatMap((o) => (o.kind === kind ? [o.object] : []))
    return withList(document, kind, list as never)
  }, EMPTY_PLAN)
}

interface Known {
  /** Ids here by ids in the other drawing. */
  readonly ids: ReadonlyMap<string, string>
  /** What is known of them here and the other drawing does not say. */
  readonly facts: ReadonlyMap<string, object>
  /** Where the same thing is in both, here first. */
  readonly pairs: readonly (readonly [Point, Point])[]
}
const NOTHING_KNOWN: Known = { ids: new Map(), facts: new Map(), pairs: [] }

/** Rooms by what stands on their doors, spaces by their room and label, zones by name; what is there twice is not told apart. */
function knownAgain(here: FloorPlanDocument, there: FloorPlanDocument): Known {
  const ids = new Map<string, string>()
  const facts = new Map<string, object>()
  const pairs: (readonly [Point, Point])[] = []
  const middle = (room: Room): Point => {
    const bounds = boundsOfAll([{ kind: 'room', object: room }])
    return bounds ? middleOf(bounds) : [0, 0]
  }
  for (const [was, is] of matched(here.rooms, there.rooms, doorSign)) {
    ids.set(is.id, was.id)
    pairs.push([middle(was), middle(is)])
  }
  const labelled = ({ rooms }: FloorPlanDocument) => {
    const signs = new Map(rooms.map((r) => [r.id, doorSign(r)]))
    return (s: FloorPlanDocument['spaces'][number]) =>
      `${(s.roomId === null ? null : signs.get(s.roomId)) ?? ''}\n${plain(s.label)}`
  }
  for (const [was, is] of matched(here.spaces, there.spaces, labelled(here), labelled(there))) {
    ids.set(is.id, was.id)
    pairs.push([was.at, is.at])
    facts.set(is.id, {
      features: is.features.length > 0 ? is.features : was.features,
      bookable: is.bookable && was.bookable,
    })
  }
  for (const [was, is] of matched(here.zones, there.zones, (z) => plain(z.name))) {
    ids.set(is.id, was.id)
    facts.set(is.id, { kind: was.kind, teamId: was.teamId })
  }
  return { ids, facts, pairs }
}

const plain = (text: string): string => text.trim().normalize('NFC').toLowerCase()
const doorSign = ({ number, name }: Room): string => plain(number) || plain(name)

function matched<T>(
  here: readonly T[],
  there: readonly T[],
  keyHere: (item: T) => string,
  keyThere = keyHere,
): (readonly [T, T])[] {
  const single = (list: readonly T[], key: (item: T) => string) => {
    const found = new Map<string, T | null>()
    for (const item of list) found.set(key(item), found.has(key(item)) ? null : item)
    return found
  }
  const [a, b] = [single(here, keyHere), single(there, keyThere)]
  return [...a].flatMap(([key, was]) => {
    const is = b.get(key)
    return key.trim() !== '' && was && is ? [[was, is] as const] : []
  })
}

/** By how much the other drawing lies elsewhere, if most of what is in both says so: drawings have their own origins. */
function shiftOf(pairs: Known['pairs']): readonly [number, number] {
  const median = (values: readonly number[]) =>
    Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0)
  const dx = median(pairs.map(([was, is]) => was[0] - is[0]))
  const dy = median(pairs.map(([was, is]) => was[1] - is[1]))
  const agree = pairs.filter(
    ([was, is]) => Math.abs(was[0] - is[0] - dx) <= ALIKE && Math.abs(was[1] - is[1] - dy) <= ALIKE,
  )
  return agree.length >= 3 && agree.length * 2 > pairs.length ? [dx, dy] : [0, 0]
}

/** Only to be read and traced. */
export const isUnderlay = (document: FloorPlanDocument): boolean =>
  [...objectsOf(document)].every((o) => o.kind === 'underlay' || o.kind === 'text' || o.kind === 'image')

function shiftBeside(document: FloorPlanDocument, other: FloorPlanDocument): readonly [number, number] {
  const [here, there] = [planBounds(document), planBounds(other)]
  if (!here || !there) return [0, 0]
  const left = isUnderlay(other) ? here.minX : here.maxX + APART
  return [Math.round(left - there.minX), Math.round(here.minY - there.minY)]
}
