/** Pictures below a plan, decoded once for as long as they are the same. */
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { listOf } from '#shared/floor-edit/objects.ts'

/** Of a backdrop. */
export interface Picture {
  readonly source: string
  /** null: not decoded yet, or it cannot be. */
  bitmap: ImageBitmap | null
}

export interface Pictures {
  /** By id of the backdrop. */
  readonly known: ReadonlyMap<string, Picture>
  load(document: FloorPlanDocument): void
}

/** @param decoded a picture has become known */
export function createPictures(decoded: () => void): Pictures {
  const known = new Map<string, Picture>()
  return {
    known,
    load(document) {
      for (const { id, source } of listOf(document, 'image')) {
        if (known.get(id)?.source === source) continue
        const entry: Picture = { source, bitmap: null }
        known.set(id, entry)
        // The window's policy lets no address stand for a picture that holds it.
        createImageBitmap(blobOf(source)).then(
          (bitmap) => {
            entry.bitmap = bitmap
            decoded()
          },
          () => {},
        )
      }
    },
  }
}

function blobOf(source: string): Blob {
  const [head = '', content = ''] = source.split(',')
  const type = /^data:([^;]+)/.exec(head)?.[1] ?? ''
  return new Blob([Uint8Array.from(atob(content), (c) => c.charCodeAt(0))], { type })
}
