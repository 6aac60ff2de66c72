/** Find and replace in what things are called. Plain text, whatever its case. */
import { changed, type Edit } from './edit.ts'
import type { PlanObject } from './objects.ts'

/** What an object is called, by field. */
export function namesOf({ kind, object }: PlanObject): Readonly<Record<string, string>> {
  switch (kind) {
    case 'space':
      return { label: object.label }
    case 'room':
      return { number: object.number, name: object.name }
    case 'zone':
    case 'furniture':
      return { name: object.name }
    case 'text':
      return { text: object.text }
    default:
      return {}
  }
}

const pattern = (text: string) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu')

export function find(objects: readonly PlanObject[], text: string): PlanObject[] {
  if (text === '') return []
  return objects.filter((o) => Object.values(namesOf(o)).some((name) => name.search(pattern(text)) >= 0))
}

/** A name that would become empty where it may not be stays as it is. */
export function replace(objects: readonly PlanObject[], text: string, by: string): Edit {
  return changed(
    find(objects, text).map((o) => {
      const names = Object.entries(namesOf(o)).map(([field, name]): [string, string] => {
        const next = name.replace(pattern(text), () => by).slice(0, field === 'label' ? 40 : 120)
        const needed = field === 'label' || field === 'text'
        return [field, needed && next === '' ? name : next]
      })
      return [o, { ...o.object, ...Object.fromEntries(names) } as PlanObject['object']] as const
    }),
  )
}
