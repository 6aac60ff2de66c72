/** What objects are called, in the fields a person reads and types. */
import type { PlanObject } from './objects.ts'

export interface Name {
  readonly field: string
  readonly text: string
  /** Most characters, as the document has it. */
  readonly longest: number
  /** It may not be empty. */
  readonly isNeeded: boolean
}

const name = (field: string, text: string, longest = 120, isNeeded = false): Name => ({
  field,
  text,
  longest,
  isNeeded,
})

/** The first is what it goes by; none: it has no name. */
export function namesOf({ kind, object }: PlanObject): readonly Name[] {
  switch (kind) {
    case 'space':
      return [name('label', object.label, 40, true)]
    case 'room':
      return [name('number', object.number), name('name', object.name)]
    case 'zone':
    case 'furniture':
      return [name('name', object.name)]
    case 'text':
      return [name('text', object.text, 500, true)]
    default:
      return []
  }
}

/** What a name becomes when a text is written there: cut to what fits; one that may not be empty stays. */
export function written({ text, longest, isNeeded }: Name, next: string): string {
  const cut = next.trim().slice(0, longest)
  return isNeeded && cut === '' ? text : cut
}

/** The object with other texts in its names. */
export const renamed = (o: PlanObject, texts: readonly (readonly [Name, string])[]): PlanObject['object'] =>
  ({
    ...o.object,
    ...Object.fromEntries(texts.map(([of, text]) => [of.field, text])),
  }) as PlanObject['object']
