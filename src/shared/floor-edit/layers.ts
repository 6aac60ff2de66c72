/** Layers: kinds of objects that are shown, hidden and locked together while a floor is drawn. */
import type { FloorPlanDocument } from '../domain/floor-plan.ts'
import { listOf, type ObjectKind, withList } from './objects.ts'

export const LAYERS = [
  { id: 'notes', kinds: ['text', 'dimension'] },
  { id: 'spaces', kinds: ['space'] },
  { id: 'furniture', kinds: ['furniture'] },
  { id: 'routes', kinds: ['route'] },
  { id: 'zones', kinds: ['zone'] },
  { id: 'openings', kinds: ['door', 'window'] },
  { id: 'structure', kinds: ['wall', 'room'] },
  { id: 'underlay', kinds: ['image', 'underlay'] },
] as const satisfies readonly { id: string; kinds: readonly ObjectKind[] }[]
export type LayerId = (typeof LAYERS)[number]['id']

export const layerOf = (kind: ObjectKind): LayerId =>
  // Every kind has one; the compiler cannot see it.
  (LAYERS.find((layer) => (layer.kinds as readonly ObjectKind[]).includes(kind)) ?? LAYERS[0]).id

/** The drawing without these layers, as it is shown; the same where nothing of it is hidden. */
export function withoutLayers(document: FloorPlanDocument, hidden: ReadonlySet<LayerId>): FloorPlanDocument {
  return LAYERS.filter((layer) => hidden.has(layer.id))
    .flatMap((layer): readonly ObjectKind[] => layer.kinds)
    .reduce((shown, kind) => (listOf(shown, kind).length > 0 ? withList(shown, kind, []) : shown), document)
}
