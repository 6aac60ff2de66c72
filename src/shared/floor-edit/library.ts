/**
 * Furniture as it is bought, in millimetres. Sizes are those of common office programmes: desks
 * 1,600 × 800 as DIN EN 527-1 has them, cabinets in the 800 mm grid, bays by the EAR 05.
 */
import type { Furniture, SpaceKind } from '../domain/floor-plan.ts'

interface Size {
  readonly width: number
  readonly depth: number
}
export type LibraryItem =
  | (Size & { readonly id: string; readonly place: 'space'; readonly kind: SpaceKind })
  | (Size & { readonly id: string; readonly place: 'furniture'; readonly what: Furniture['what'] })
  | (Size & { readonly id: string; readonly place: 'door' | 'window' })

export const LIBRARY = [
  { id: 'desk', place: 'space', kind: 'desk', width: 1600, depth: 800 },
  { id: 'desk-small', place: 'space', kind: 'desk', width: 1200, depth: 800 },
  { id: 'desk-wide', place: 'space', kind: 'desk', width: 1800, depth: 800 },
  { id: 'meeting', place: 'space', kind: 'meeting', width: 2400, depth: 1200 },
  { id: 'parking', place: 'space', kind: 'parking', width: 2500, depth: 5000 },
  { id: 'parking-accessible', place: 'space', kind: 'parking', width: 3500, depth: 5000 },
  { id: 'locker', place: 'space', kind: 'locker', width: 400, depth: 500 },
  { id: 'door', place: 'door', width: 1010, depth: 120 },
  { id: 'door-wide', place: 'door', width: 1260, depth: 120 },
  { id: 'window', place: 'window', width: 1500, depth: 240 },
  { id: 'cabinet', place: 'furniture', what: 'cabinet', width: 800, depth: 420 },
  { id: 'cabinet-wide', place: 'furniture', what: 'cabinet', width: 1200, depth: 420 },
  { id: 'table', place: 'furniture', what: 'table', width: 1600, depth: 800 },
  { id: 'table-meeting', place: 'furniture', what: 'table', width: 2400, depth: 1200 },
  { id: 'chair', place: 'furniture', what: 'chair', width: 600, depth: 600 },
  { id: 'plant', place: 'furniture', what: 'plant', width: 500, depth: 500 },
  { id: 'printer', place: 'furniture', what: 'printer', width: 700, depth: 700 },
  { id: 'kitchen', place: 'furniture', what: 'kitchen', width: 2400, depth: 600 },
  { id: 'sanitary', place: 'furniture', what: 'sanitary', width: 600, depth: 500 },
  { id: 'stairs', place: 'furniture', what: 'stairs', width: 2500, depth: 5000 },
  { id: 'lift', place: 'furniture', what: 'lift', width: 1600, depth: 2100 },
  { id: 'column', place: 'furniture', what: 'column', width: 400, depth: 400 },
] as const satisfies readonly LibraryItem[]

export type LibraryId = (typeof LIBRARY)[number]['id']
export const itemOf = (id: LibraryId): LibraryItem => LIBRARY.find((item) => item.id === id) ?? LIBRARY[0]
