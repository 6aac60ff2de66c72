/**
 * Checks a drawing, and again after each edit only what the edit can touch. Warnings are kept by what
 * they are about: desks with what lies before them, rooms with their ways, doors, drawn routes.
 */
import type { FloorPlanDocument } from '../domain/floor-plan.ts'
import { grown } from '../geometry/shape.ts'
import type { Bounds } from '../geometry/turned-rect.ts'
import {
  escapeWarnings,
  routeBlockedWarnings,
  routeOf,
  routeWidthWarnings,
  type WaysOut,
  waysOut,
} from './escape.ts'
import { createLabels, missingLabel } from './labels.ts'
import { movementWarnings, overlapWarnings } from './movement.ts'
import { roomWarnings } from './rooms.ts'
import { createScene, type Item, type RouteItem, type SpaceItem } from './scene.ts'
import { doorWarnings } from './swing.ts'
import { inOrder, type Warning } from './warning.ts'

/** How far from a change something about it may lie: a movement area with its neighbour's, a leaf, a door's wall. */
const REACH = { desk: 4_500, room: 400, door: 3_000, route: 100 } as const

export interface Checker {
  /** Takes over the drawing as it now is. @returns all warnings, in an order of their own */
  update(document: FloorPlanDocument): readonly Warning[]
}

export function createChecker(): Checker {
  const scene = createScene()
  /** By what they are about, such as `desk ID`. */
  const found = new Map<string, readonly Warning[]>()
  const routeOfDesk = new Map<string, string | null>()
  let ways: WaysOut = waysOut(scene)
  const labels = createLabels()
  let last: readonly Warning[] = []
  let seen: FloorPlanDocument | null = null

  const keep = (key: string, warnings: readonly Warning[]) => {
    if (warnings.length > 0) found.set(key, warnings)
    else found.delete(key)
  }
  const desk = (item: SpaceItem) => {
    const outside = scene.roomAt(item.object.at) === null
    keep(`desk ${item.id}`, [
      ...(outside ? [outsideRoom(item)] : []),
      ...movementWarnings(item, scene),
      ...overlapWarnings(item, scene),
    ])
  }
  const wayOut = (item: SpaceItem) => keep(`escape ${item.id}`, escapeWarnings(item, ways, scene))

  function forget(item: Item): void {
    for (const about of ['desk', 'escape', 'room', 'door', 'route', 'width', 'label'])
      found.delete(`${about} ${item.id}`)
    routeOfDesk.delete(item.id)
  }

  function routeWidths(changed: readonly Item[]): void {
    const routes = [...scene.items.values()].filter((i): i is RouteItem => i.kind === 'route')
    if (routes.length === 0) return
    const all = changed.some((i) => i.kind === 'route')
    const desks = all
      ? allDesks()
      : changed.flatMap((i) => (isDesk(i) && scene.items.get(i.id) === i ? [i] : []))
    for (const d of desks) routeOfDesk.set(d.id, routeOf(d, routes))
    const people = new Map<string, number>()
    for (const id of routeOfDesk.values()) if (id) people.set(id, (people.get(id) ?? 0) + 1)
    for (const r of routes) keep(`width ${r.id}`, routeWidthWarnings(r, people.get(r.id) ?? 0))
  }

  const isDesk = (i: Item): i is SpaceItem => i.kind === 'space' && i.object.kind === 'desk'
  const allDesks = () => [...scene.items.values()].filter(isDesk)

  return {
    update(document) {
      if (document === seen) return last
      seen = document
      const { items, places } = scene.update(document)
      for (const item of items) if (scene.items.get(item.id) !== item) forget(item)
      const dirty = touched(places)
      for (const item of dirty('desk')) if (isDesk(item)) desk(item)
      for (const item of dirty('room'))
        if (item.kind === 'room') keep(`room ${item.id}`, roomWarnings(item, scene))
      for (const item of dirty('door'))
        if (item.kind === 'door') keep(`door ${item.id}`, doorWarnings(item, scene))
      for (const item of dirty('route'))
        if (item.kind === 'route') keep(`route ${item.id}`, routeBlockedWarnings(item, scene))
      routeWidths(items)
      const waysChanged = items.some(
        (i) =>
          i.kind === 'room' ||
          i.kind === 'door' ||
          i.kind === 'route' ||
          (i.kind === 'furniture' && i.object.what === 'stairs'),
      )
      // Whether a room with stairs is a stairwell hangs on its desks too.
      if (waysChanged || (ways.exits.length > 0 && items.some((i) => isDesk(i) && nearStairs(i))))
        ways = waysOut(scene)
      for (const item of waysChanged ? allDesks() : items)
        if (isDesk(item) && scene.items.get(item.id) === item) wayOut(item)
      const isThere = (item: Item) => scene.items.get(item.id) === item
      const come = items.filter(isThere)
      for (const group of labels.update(
        items.filter((i) => !isThere(i)),
        come,
      ))
        keep(`labels ${group}`, labels.warnings(group))
      for (const item of come) keep(`label ${item.id}`, missingLabel(item))
      last = sorted(last)
      return last
    },
  }

  /** In order; what was there before goes first, so that an edit's few are sorted into a list that is in order. */
  function sorted(before: readonly Warning[]): Warning[] {
    const all = new Set<Warning>()
    for (const list of found.values()) for (const warning of list) all.add(warning)
    const list = before.filter((warning) => all.delete(warning))
    return list.concat([...all]).sort(inOrder)
  }

  function nearStairs(item: SpaceItem): boolean {
    const room = scene.roomAt(item.object.at)
    if (!room) return false
    for (const s of scene.solids.near(room.bounds)) {
      const thing = scene.items.get(s.id)
      if (thing?.kind === 'furniture' && thing.object.what === 'stairs') return true
    }
    return false
  }

  /** Finds what lies near the places of a change. */
  function touched(places: readonly Bounds[]): (kind: keyof typeof REACH) => Iterable<Item> {
    return (kind) => {
      const near = new Set<Item>()
      const grid = { desk: scene.desks, room: scene.rooms, door: scene.doors, route: scene.routes }[kind]
      for (const place of places) for (const item of grid.near(grown(place, REACH[kind]))) near.add(item)
      return near
    }
  }
}

function outsideRoom(desk: SpaceItem): Warning {
  return {
    check: 'outside-room',
    objects: [desk.id],
    at: desk.object.at,
    severity: 'hint',
    found: null,
    limit: null,
    unit: 'count',
    source: null,
    data: {},
  }
}

/** All warnings of a drawing. */
export const checkPlan = (document: FloorPlanDocument): readonly Warning[] => createChecker().update(document)
