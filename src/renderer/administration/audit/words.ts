/** Entries of the audit as sentences. */
import type { AuditEntry, Facts } from '#shared/contract/administration.ts'
import { ClosingKind } from '#shared/domain/closing.ts'
import { Place } from '#shared/domain/day-plan.ts'
import { Feature } from '#shared/domain/floor-plan.ts'
import { Role } from '#shared/domain/people.ts'
import type { Format } from '../../i18n/format.ts'
import type { T } from '../../i18n/i18n.ts'
import { inDates } from '../../i18n/in-dates.ts'
import { grantWords, workingWeekWords } from '../people/employment-words.ts'
import { administrationDe } from '../texts.de.ts'

export const actionWords = ({ action, subject }: AuditEntry, t: T): string =>
  t(`administration.log.action.${action}`, { subject })

type Field = keyof typeof administrationDe.log.field
const isField = (name: string): name is Field => Object.hasOwn(administrationDe.log.field, name)

export interface Changed {
  readonly label: string
  /** Null where there was nothing before. */
  readonly was: string | null
  readonly is: string
}

/** What differs, field by field; what was not told before is told as it is. */
export function changesOf({ before, after }: AuditEntry, t: T, format: Format): Changed[] {
  const facts = after ?? before ?? {}
  return Object.keys(facts)
    .filter(isField)
    .map((name) => {
      const [was, is] = [(after && before?.[name]) ?? null, facts[name] ?? null]
      return {
        label: t(`administration.log.field.${name}`),
        was: after && before && name in before ? words(name, without(was, is, name), t, format) : null,
        is: words(name, without(is, was, name), t, format),
      }
    })
}

/** Of many rules those that are not the same on the other side. */
const without = (value: Facts[string], other: Facts[string], name: Field): Facts[string] =>
  name === 'rules' && Array.isArray(value) && Array.isArray(other)
    ? value.filter((part) => !other.includes(part))
    : value

function words(name: Field, value: Facts[string], t: T, format: Format): string {
  if (value === null || value === '') return '–'
  if (typeof value === 'boolean') return t(value ? 'administration.log.yes' : 'administration.log.no')
  if (Array.isArray(value)) {
    // Rules are told in sentences, which end in full stops.
    const between = name === 'rules' || name === 'tried' ? ' · ' : ', '
    return value.map((part) => partWords(name, part, t, format)).join(between) || '–'
  }
  if (name === 'closingKind') return kindWords(String(value), t)
  return inDates(String(value), format)
}

/** One of several: as the server notes it, or in the words of its kind. */
function partWords(name: Field, part: string, t: T, format: Format): string {
  switch (name) {
    case 'roles':
      return roleWords(part, t)
    case 'workingWeeks': {
      const [from = '', ...marks] = part.split(' ')
      const pattern = marks.map((m) => ({ am: m === 'day' || m === 'am', pm: m === 'day' || m === 'pm' }))
      return workingWeekWords(from, pattern, t, format)
    }
    case 'grants': {
      const [places = '', from = '', to = ''] = part.split(' ')
      return grantWords(Place.array().catch([]).parse(places.split('+')), from, to, t, format)
    }
    case 'needs': {
      const need = Feature.safeParse(part)
      return need.success ? t(`floor.feature.${need.data}`) : part
    }
    default:
      return inDates(part, format)
  }
}

function kindWords(kind: string, t: T): string {
  const known = ClosingKind.safeParse(kind)
  return known.success ? t(`closings.kinds.${known.data}`) : kind
}

function roleWords(role: string, t: T): string {
  const known = Role.safeParse(role)
  return known.success ? t(`administration.person.role.${known.data}`) : role
}
