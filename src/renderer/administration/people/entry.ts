/** A person as they are entered: what is typed is kept, also while it is nothing yet. */
import type { Day } from '#shared/calendar/day.ts'
import { Login, type PersonDraft, type PersonRecord } from '#shared/contract/administration.ts'
import type { Place } from '#shared/domain/day-plan.ts'
import type { WeeklyPattern } from '#shared/domain/employment.ts'
import type { Feature } from '#shared/domain/floor-plan.ts'
import type { SiteId, TeamId } from '#shared/domain/ids.ts'
import type { Format } from '../../i18n/format.ts'
import type { T } from '../../i18n/i18n.ts'
import { listed } from '../listed.ts'
import type { Shown } from '../RecordPanel.tsx'
import { grantWords, workingWeekWords } from './employment-words.ts'
import type { Surroundings } from './People.tsx'

export interface WorkingWeekEntry {
  /** A day as it is typed; empty in the first one: from ever. */
  readonly from: string
  readonly pattern: WeeklyPattern
}
export interface GrantEntry {
  readonly places: readonly Place[]
  readonly from: string
  /** Empty: without an end. */
  readonly to: string
}

/** A new person has no team and no site until they are chosen. */
export type PersonEntry = Omit<PersonDraft, 'teamId' | 'siteId' | 'employment'> & {
  teamId: TeamId | null
  siteId: SiteId | null
  /** Of whom `deputyId` is. */
  deputyName: string | null
  workingWeeks: readonly WorkingWeekEntry[]
  /** Parted by commas. */
  groups: string
  grants: readonly GrantEntry[]
  needs: readonly Feature[]
}

export const blankEntry = ({ sites }: Surroundings): PersonEntry => ({
  login: '',
  displayName: '',
  initials: '',
  teamId: null,
  siteId: sites.length === 1 ? (sites[0]?.id ?? null) : null,
  memberships: [],
  roles: ['staff'],
  deputyId: null,
  deputyName: null,
  workingWeeks: [],
  groups: '',
  grants: [],
  needs: [],
})

export const entryOf = (p: PersonRecord): PersonEntry => ({
  login: p.login,
  displayName: p.displayName,
  initials: p.initials,
  teamId: p.teamId,
  siteId: p.siteId,
  memberships: p.memberships,
  roles: p.roles,
  deputyId: p.deputyId,
  deputyName: p.deputyName,
  workingWeeks: p.employment.workingWeeks.map(({ from, pattern }) => ({ from: from ?? '', pattern })),
  groups: p.employment.groups.join(', '),
  grants: p.employment.grants.map(({ places, from, to }) => ({ places, from, to: to ?? '' })),
  needs: p.employment.needs,
})

/** @returns null while something is missing */
export function draftOf(entry: PersonEntry): PersonDraft | null {
  const { deputyName: _, teamId, siteId, workingWeeks, groups, grants, needs, ...rest } = entry
  if (teamId === null || siteId === null) return null
  return {
    ...rest,
    teamId,
    siteId,
    employment: {
      workingWeeks: [...workingWeeks]
        .sort((a, b) => (a.from < b.from ? -1 : 1))
        .map(({ from, pattern }) => ({ from: from === '' ? null : (from as Day), pattern })),
      groups: listed(groups),
      grants: grants.map(({ places, from, to }) => ({
        places: [...places],
        from: from as Day,
        to: to === '' ? null : (to as Day),
      })),
      needs: [...needs],
    },
  }
}

/** Labels of what is missing or does not fit together. */
export function missingOf(entry: PersonEntry, t: T): string[] {
  const { workingWeeks, grants } = entry
  const days = workingWeeks.map((week) => week.from)
  const groups = listed(entry.groups)
  const missing = {
    displayName: entry.displayName.trim() === '',
    initials: entry.initials.trim() === '',
    login: !Login.safeParse(entry.login).success,
    team: entry.teamId === null,
    site: entry.siteId === null,
    workingWeeks: new Set(days).size < days.length || days.slice(1).includes('') || days.length > 40,
    groups: groups.some((group) => group.length > 80) || groups.length > 20,
    grants: grants.some((g) => g.from === '' || g.places.length === 0 || (g.to !== '' && g.to < g.from)),
  }
  return (Object.keys(missing) as (keyof typeof missing)[])
    .filter((field) => missing[field])
    .map((field) => t(`administration.person.${field}`))
}

/** A field in words; null where another one says it. */
export function shown(
  field: keyof PersonEntry,
  values: PersonEntry,
  { teams, sites }: Surroundings,
  t: T,
  format: Format,
): Shown | null {
  const team = (id: string | null) => teams.find((x) => x.id === id)?.name ?? ''
  switch (field) {
    case 'login':
    case 'displayName':
    case 'initials':
    case 'groups':
      return { label: t(`administration.person.${field}`), text: values[field] }
    case 'teamId':
      return { label: t('administration.person.team'), text: team(values.teamId) }
    case 'siteId':
      return {
        label: t('administration.person.site'),
        text: sites.find((x) => x.id === values.siteId)?.name ?? '',
      }
    case 'memberships':
      return { label: t('administration.person.memberships'), text: values.memberships.map(team).join(', ') }
    case 'roles':
      return {
        label: t('administration.person.roles'),
        text: values.roles.map((role) => t(`administration.person.role.${role}`)).join(', '),
      }
    case 'deputyName':
      return { label: t('administration.person.deputy'), text: values.deputyName ?? '' }
    case 'workingWeeks':
      return {
        label: t('administration.person.workingWeeks'),
        text: values.workingWeeks.map((w) => workingWeekWords(w.from, w.pattern, t, format)).join('; '),
      }
    case 'grants':
      return {
        label: t('administration.person.grants'),
        text: values.grants.map((g) => grantWords(g.places, g.from, g.to, t, format)).join('; '),
      }
    case 'needs':
      return {
        label: t('administration.person.needs'),
        text: values.needs.map((need) => t(`floor.feature.${need}`)).join(', '),
      }
    case 'deputyId':
      return null
  }
}
