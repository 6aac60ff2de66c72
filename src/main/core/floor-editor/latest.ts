/** Whether a step fits its draft: looked at on the document drawn last, so that it costs no reading of all steps before. */
import { EMPTY_PLAN, type FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { FloorId } from '#shared/domain/ids.ts'
import { applyEdit, type Edit } from '#shared/floor-edit/edit.ts'
import { heard, type ToldEdit } from '#shared/floor-edit/told.ts'
import type { ReadDb } from '../cache/database.ts'
import { readPlan } from '../floors/procedures.ts'
import { readDraft } from './drafts.ts'

interface Place {
  readonly db: ReadDb
  readonly floorId: FloorId
  /** Steps of the draft that lead to the document. */
  readonly done: number
}

export interface Latest {
  /** @returns the edit and the document after it; null where the edit, or the number of steps, is not this draft's */
  after(place: Place, told: ToldEdit): { edit: Edit; document: FloorPlanDocument } | null
  note(place: Place, document: FloorPlanDocument): void
  forget(): void
}

export function createLatest(): Latest {
  let known: (Place & { readonly document: FloorPlanDocument }) | null = null
  const documentAt = ({ db, floorId, done }: Place): FloorPlanDocument | null => {
    if (known?.db === db && known.floorId === floorId && known.done === done) return known.document
    const draft = readDraft(db, floorId)
    if (draft) return draft.done === done ? draft.document : null
    return done === 0 ? (readPlan(db, floorId)?.document ?? EMPTY_PLAN) : null
  }
  return {
    after(place, told) {
      const document = documentAt(place)
      if (!document) return null
      try {
        const edit = heard(document, told)
        return { edit, document: applyEdit(document, edit) }
      } catch {
        // It names an object that is there already, or is not there, or makes something that is none.
        return null
      }
    },
    note(place, document) {
      known = { ...place, document }
    },
    forget() {
      known = null
    },
  }
}
