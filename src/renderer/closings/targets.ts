/** What can be closed of a floor, by the names of its published plan. Pure. */
import type { ClosingTarget } from '#shared/domain/closing.ts'
import { type FloorPlanDocument, spaceName } from '#shared/domain/floor-plan.ts'
import type { SpaceId } from '#shared/domain/ids.ts'
import { roomWords, spaceWords } from '../changes/sentences.ts'
import type { T } from '../i18n/i18n.ts'

/** "2.14 · Platz 6", "Raum 2.14 Stadtplanung", "Zone Ruhe", "Ganze Etage" */
export function targetWords(target: ClosingTarget, plan: FloorPlanDocument, t: T): string {
  switch (target.kind) {
    case 'space': {
      const space = plan.spaces.find((s) => s.id === target.id)
      return space ? spaceWords(spaceName(plan, space), t) : t('closings.gone')
    }
    case 'room': {
      const room = plan.rooms.find((r) => r.id === target.id)
      return room ? [roomWords(room.number, t), room.name].filter(Boolean).join(' ') : t('closings.gone')
    }
    case 'zone': {
      const zone = plan.zones.find((z) => z.id === target.id)
      return zone
        ? t('closings.zone', { name: zone.name || t(`floor.zoneKind.${zone.kind}`) })
        : t('closings.gone')
    }
    case 'floor':
      return t('closings.floor')
  }
}

/** As a list of choices names a target. */
export const keyOf = (target: ClosingTarget): string =>
  target.kind === 'floor' ? 'floor' : `${target.kind} ${target.id}`

/** What a space belongs to, the smallest first, and the whole floor. */
export function aroundSpace(plan: FloorPlanDocument, id: SpaceId): ClosingTarget[] {
  const space = plan.spaces.find((s) => s.id === id)
  return [
    ...(space ? [{ kind: 'space' as const, id }] : []),
    ...(space?.roomId ? [{ kind: 'room' as const, id: space.roomId }] : []),
    ...(space?.zoneId ? [{ kind: 'zone' as const, id: space.zoneId }] : []),
    { kind: 'floor' },
  ]
}

/** Everything of the floor that has spaces: the floor, then rooms and zones by name. */
export function allTargets(plan: FloorPlanDocument, t: T): ClosingTarget[] {
  const [rooms, zones] = [
    new Set(plan.spaces.map((s) => s.roomId)),
    new Set(plan.spaces.map((s) => s.zoneId)),
  ]
  const named = (targets: ClosingTarget[]) =>
    targets
      .map((target) => ({ target, name: targetWords(target, plan, t) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'de', { numeric: true }))
      .map(({ target }) => target)
  return [
    { kind: 'floor' },
    ...named(plan.rooms.filter((r) => rooms.has(r.id)).map((r) => ({ kind: 'room', id: r.id }))),
    ...named(plan.zones.filter((z) => zones.has(z.id)).map((z) => ({ kind: 'zone', id: z.id }))),
  ]
}
