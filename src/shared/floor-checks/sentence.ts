/** Warnings in words, the same in the app and on the command line. */
import type { FloorPlanDocument } from '../domain/floor-plan.ts'
import { objectsOf, type PlanObject } from '../floor-edit/objects.ts'
import type { checksDe } from './texts.de.ts'
import type { Unit, Warning } from './warning.ts'

/** The same keys in each language, whatever they say. */
type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> }
export type ChecksTexts = Texts<typeof checksDe>
type SentenceKey = keyof ChecksTexts['sentence']

const LOCALES = { de: 'de-DE', en: 'en-GB' } as const

/** Names no more than this many of the objects in the way. */
const MOST_NAMED = 4

export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '')
}

/** "0,80 m", "13,50 m²", "45°": thousandths are cut off so that a value that is missed never reads like its limit. */
export function measured(value: number, unit: Unit, language: 'de' | 'en'): string {
  const number = (n: number, digits: number) =>
    n.toLocaleString(LOCALES[language], { minimumFractionDigits: digits, maximumFractionDigits: digits })
  switch (unit) {
    case 'mm':
      return `${number(value / 1_000, value % 10 === 0 ? 2 : 3)} m`
    case 'mm2':
      return `${number(Math.floor(value / 10_000) / 100, 2)} m²`
    case 'deg':
      return `${number(value, 0)}°`
    case 'count':
      return number(value, 0)
  }
}

/** Hundreds of warnings name objects of the same drawing. */
const known = new WeakMap<FloorPlanDocument, ReadonlyMap<string, PlanObject>>()
function objectsById(document: FloorPlanDocument): ReadonlyMap<string, PlanObject> {
  const found = known.get(document) ?? new Map([...objectsOf(document)].map((o) => [o.object.id, o]))
  known.set(document, found)
  return found
}

/** What an object is called, such as "Platz 6 in 2.14". */
export function objectName(document: FloorPlanDocument, id: string, texts: ChecksTexts): string {
  const objects = objectsById(document)
  const o = objects.get(id)
  switch (o?.kind) {
    case 'space': {
      const room = objects.get(o.object.roomId ?? '')
      const where = room?.kind === 'room' ? room.object.number || room.object.name : ''
      return fill(where ? texts.name.spaceIn : texts.name.space, { label: o.object.label, room: where })
    }
    case 'room': {
      const label = o.object.number.trim() || o.object.name.trim()
      return label ? fill(texts.name.room, { label }) : texts.name.unnamed
    }
    case 'furniture':
      return o.object.name.trim() || texts.name[o.object.what]
    case 'door':
    case 'wall':
    case 'route':
      return texts.name[o.kind]
    default:
      return texts.name.other
  }
}

export function sentenceOf(
  warning: Warning,
  document: FloorPlanDocument,
  texts: ChecksTexts,
  language: 'de' | 'en',
): string {
  const { found, limit, unit, data } = warning
  const [about = '', ...others] = warning.objects
  const sentence = fill(texts.sentence[keyOf(warning)], {
    name: objectName(document, about, texts),
    found: found === null ? '' : measured(found, unit, language),
    limit: limit === null ? '' : measured(limit, unit, language),
    people: data.people === undefined ? '' : measured(data.people, 'count', language),
    label: data.label ?? '',
  })
  const named = [...new Set(others.map((id) => objectName(document, id, texts)))]
  if (named.length === 0) return sentence
  const list = named.slice(0, MOST_NAMED).join(', ') + (named.length > MOST_NAMED ? ' …' : '')
  return fill(texts.besides, { sentence, others: list })
}

function keyOf({ check, found, data }: Warning): SentenceKey {
  if (check === 'unreachable') return found === null ? 'unreachable' : 'unreachableNarrow'
  if (check === 'movement-area')
    return data.short === 'depth'
      ? 'movementDepth'
      : data.short === 'width'
        ? 'movementWidth'
        : 'movementArea'
  if (check === 'movement-overlap')
    return data.with === 'route' ? 'overlapRoute' : data.with === 'door' ? 'overlapDoor' : 'overlapDesk'
  return check
}
