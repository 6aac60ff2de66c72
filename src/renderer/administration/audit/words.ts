/** Entries of the audit as sentences. */
import type { AuditEntry, Facts } from '#shared/contract/administration.ts'
import { Role } from '#shared/domain/people.ts'
import type { T } from '../../i18n/i18n.ts'
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
export function changesOf({ before, after }: AuditEntry, t: T): Changed[] {
  const facts = after ?? before ?? {}
  return Object.keys(facts)
    .filter(isField)
    .map((name) => ({
      label: t(`administration.log.field.${name}`),
      was: after && before && name in before ? words(name, before[name] ?? null, t) : null,
      is: words(name, facts[name] ?? null, t),
    }))
}

function words(name: Field, value: Facts[string], t: T): string {
  if (value === null || value === '') return '–'
  if (typeof value === 'boolean') return t(value ? 'administration.log.yes' : 'administration.log.no')
  if (Array.isArray(value)) {
    const parts = name === 'roles' ? value.map((role) => roleWords(role, t)) : value
    return parts.join(', ') || '–'
  }
  return String(value)
}

function roleWords(role: string, t: T): string {
  const known = Role.safeParse(role)
  return known.success ? t(`administration.person.role.${known.data}`) : role
}
