/** How a person wants a plan read; what is not said follows from the file. */
import type { SpaceId } from '../domain/ids.ts'
import type { BlockRole, LayerRole } from './roles.ts'
import type { ScaleGiven } from './scale.ts'

export interface ImportWishes {
  readonly scale: ScaleGiven | null
  /** By name of layer. */
  readonly layers: Readonly<Record<string, LayerRole>>
  /** By name of block. */
  readonly blocks: Readonly<Record<string, BlockRole>>
  /** Of a PDF file, from 1. */
  readonly page: number
}
export const NO_WISHES: ImportWishes = { scale: null, layers: {}, blocks: {}, page: 1 }

export type ImportStage = 'opening' | 'reading' | 'rooms' | 'checking'

export interface ReadOptions extends ImportWishes {
  readonly newSpaceId: () => SpaceId
  readonly progress: (stage: ImportStage) => void
}
