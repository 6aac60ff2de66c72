/** In what two states of the same object differ, in the terms of those who draw. */
import type { AnyObject } from './objects.ts'

const ASPECT_OF = {
  at: 'place',
  rings: 'outline',
  shape: 'outline',
  axis: 'outline',
  from: 'outline',
  to: 'outline',
  offset: 'outline',
  lines: 'outline',
  width: 'size',
  depth: 'size',
  size: 'size',
  rotation: 'rotation',
  hinge: 'swing',
  opens: 'swing',
  number: 'number',
  name: 'name',
  label: 'label',
  text: 'text',
  kind: 'kind',
  what: 'kind',
  teamId: 'team',
  roomId: 'room',
  zoneId: 'zone',
  features: 'features',
  bookable: 'bookable',
  source: 'picture',
  opacity: 'opacity',
  group: 'group',
  locked: 'lock',
} as const

type Field = keyof typeof ASPECT_OF
export type Aspect = (typeof ASPECT_OF)[Field]

/** @returns each once, where it is and how large first */
export function differing(a: AnyObject, b: AnyObject): readonly Aspect[] {
  const [one, other] = [a, b] as unknown as readonly Partial<Record<Field, never>>[]
  const fields = (Object.keys(ASPECT_OF) as Field[]).filter(
    (field) => JSON.stringify(one?.[field]) !== JSON.stringify(other?.[field]),
  )
  return [...new Set(fields.map((field) => ASPECT_OF[field]))]
}
