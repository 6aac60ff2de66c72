/** Which layers are hidden and which are locked: of this laptop, and the same for every floor. */
import { create } from 'zustand'
import type { Edit } from '#shared/floor-edit/edit.ts'
import { LAYERS, type LayerId, layerOf } from '#shared/floor-edit/layers.ts'

const KEY = 'platzwahl.layers'

export interface Layers {
  readonly hidden: ReadonlySet<LayerId>
  readonly locked: ReadonlySet<LayerId>
}
export type LayerState = keyof Layers

/** What was kept; whatever cannot be read hides and locks nothing. */
function read(): Layers {
  let kept: Partial<Record<LayerState, unknown>> = {}
  try {
    kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') ?? {}
  } catch {}
  const known = (ids: unknown) =>
    new Set(LAYERS.map((layer) => layer.id).filter((id) => Array.isArray(ids) && ids.includes(id)))
  return { hidden: known(kept.hidden), locked: known(kept.locked) }
}

export const useLayers = create<Layers>(read)

/** What is new is seen, whatever was hidden before. */
export function showLayersOf(edit: Edit): void {
  for (const layer of new Set(edit.map((change) => layerOf(change.kind))))
    if (useLayers.getState().hidden.has(layer)) setLayer(layer, 'hidden', false)
}

export function setLayer(layer: LayerId, state: LayerState, on: boolean): void {
  useLayers.setState((layers) => {
    const next = new Set(layers[state])
    if (on) next.add(layer)
    else next.delete(layer)
    return { [state]: next }
  })
  const { hidden, locked } = useLayers.getState()
  localStorage.setItem(KEY, JSON.stringify({ hidden: [...hidden], locked: [...locked] }))
}
