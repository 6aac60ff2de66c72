/** Reads a picture that is to be placed on a floor, as an import reads it: made coarser where it is too large. */
import { NO_WISHES } from '#shared/plan-import/options.ts'
import type { ImportProblem } from '#shared/plan-import/problem.ts'
import type { PictureToPlace } from '../tools.ts'
import { readPlan } from './read-plan.ts'
import ReadWorker from './read-worker.ts?worker'

/** Its longer side at first, mm. */
const SIDE = 5_000

export type PictureRead =
  | { readonly ok: true; readonly picture: PictureToPlace }
  /** null: it is no picture. */
  | { readonly ok: false; readonly problem: ImportProblem | null }

export async function readPicture(file: File): Promise<PictureRead> {
  const reading = { wishes: NO_WISHES, signal: new AbortController().signal, onProgress: () => {} }
  const read = await readPlan(file, reading, () => new ReadWorker())
  if (!read.ok) return read
  const [image] = read.building.storeys[0]?.document.images ?? []
  if (!image) return { ok: false, problem: null }
  const scale = SIDE / Math.max(image.width, image.depth)
  const [width, depth] = [image.width * scale, image.depth * scale].map((mm) => Math.max(1, Math.round(mm)))
  return {
    ok: true,
    picture: { name: file.name, source: image.source, width: width ?? SIDE, depth: depth ?? SIDE },
  }
}
