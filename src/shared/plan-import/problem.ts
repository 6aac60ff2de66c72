/** How reading a plan made elsewhere can fail; `sentences.ts` says it. */
import type { OtherFormat, PlanFormat } from './format.ts'

export type ImportProblem =
  /** It is gone, or may not be read. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'tooLarge'; readonly megabytes: number; readonly limit: number }
  /** Unpacked it would be larger than that. */
  | { readonly kind: 'bomb'; readonly limit: number }
  /** Recognised by content. */
  | { readonly kind: 'unknownFormat'; readonly what: OtherFormat }
  | { readonly kind: 'binaryDxf' }
  | { readonly kind: 'truncated'; readonly format: PlanFormat }
  /** An IFC schema that cannot be read. */
  | { readonly kind: 'unknownSchema'; readonly schema: string }
  | { readonly kind: 'noStoreys' }
  | { readonly kind: 'noGeometry' }
  | { readonly kind: 'nothingDrawn'; readonly format: PlanFormat }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'noSuchPage'; readonly page: number; readonly pages: number }
  /** Elements within elements, or blocks within blocks. */
  | { readonly kind: 'tooDeep'; readonly format: PlanFormat; readonly limit: number }
  | { readonly kind: 'tooMany'; readonly format: PlanFormat; readonly limit: number }
  /** The drawing's extent with its scale is that of no building. */
  | { readonly kind: 'wrongScale'; readonly metres: number }
  /** The reader failed, or what it found makes no plan. */
  | { readonly kind: 'damaged'; readonly format: PlanFormat; readonly detail: string }
  | { readonly kind: 'outOfTime'; readonly seconds: number }
  | { readonly kind: 'outOfMemory' }
  | { readonly kind: 'cancelled' }
