/**
 * What administrators do, online only: the laptop passes it on to the central API and back. So both
 * contracts are built from what stands here.
 */
import { z } from 'zod'
import { Day, MinuteOfDay } from '../calendar/day.ts'
import { FederalState } from '../calendar/holidays.ts'
import { Employment } from '../domain/employment.ts'
import { PersonId, PolicyId, RuleId, SiteId, TeamId } from '../domain/ids.ts'
import { LOGIN_FORM } from '../domain/login.ts'
import { SHORTEST_PASSWORD } from '../domain/password.ts'
import { Role } from '../domain/people.ts'
import { Closures } from '../domain/sites.ts'
import { keptText } from '../domain/text.ts'
import { AnonymousCount } from '../policy/anonymous.ts'
import { PolicyDraft } from '../policy/draft.ts'
import { featureApprovals } from '../policy/monitoring.ts'
import { Approval, Policy } from '../policy/policy.ts'
import { LocalText } from '../policy/rule.ts'
import { SharingFigures } from '../policy/sharing.ts'
import { AffectedBooking } from './floor-plans.ts'
import { MOST_DAYS_BACK } from './pull.ts'

/** Text that says something. */
const said = (longest: number) =>
  keptText(longest)
    .min(1)
    .refine((text) => text.trim() !== '', 'text that is not blank')

/** State of a record when it was read: who changes it says which one they saw. */
export const Version = z.string().regex(/^\d{1,20}$/)

export const Login = z.string().regex(LOGIN_FORM, 'a login in small letters')
export const Password = keptText(1000).min(SHORTEST_PASSWORD)

/* ── People ─────────────────────────────────────────────────────────────────────────────── */

/** Of a person what administrators write. */
export const PersonDraft = z.strictObject({
  login: Login,
  displayName: said(120),
  initials: said(3),
  /** The one home team. */
  teamId: TeamId,
  siteId: SiteId,
  /** Teams beside the home team. */
  memberships: z.array(TeamId).max(20),
  roles: z.array(Role).max(4),
  /** Who stands in for this person where their role is needed. */
  deputyId: PersonId.nullable(),
  employment: Employment,
})
export type PersonDraft = z.infer<typeof PersonDraft>

export const PersonRecord = PersonDraft.extend({
  id: PersonId,
  version: Version,
  active: z.boolean(),
  /** Signs in with a password that an administrator gave out, and has to choose one. */
  mustChangePassword: z.boolean(),
  deputyName: z.string().nullable(),
})
export type PersonRecord = z.infer<typeof PersonRecord>

const PEOPLE_A_PAGE = 50
export const PeoplePage = z.strictObject({
  people: z.array(PersonRecord).max(PEOPLE_A_PAGE),
  /** Of all that fit. */
  total: z.int(),
  pageSize: z.int(),
})
export const pageSize = PEOPLE_A_PAGE

/** What deactivating a person would end. */
export const Standing = z.strictObject({
  person: PersonRecord,
  /** Bookings and planned days from today on. */
  bookings: z.int(),
  days: z.int(),
  devices: z.int(),
  /** Names of those whom this person stands in for. */
  deputyOf: z.array(z.string()),
})
export type Standing = z.infer<typeof Standing>

/** Shown once and never again. */
export const WithPassword = z.strictObject({ person: PersonRecord, password: z.string() })

/* ── Teams and sites ────────────────────────────────────────────────────────────────────── */

export const TeamDraft = z.strictObject({ name: said(120), parentId: TeamId.nullable() })
export type TeamDraft = z.infer<typeof TeamDraft>
export const TeamRecord = TeamDraft.extend({
  id: TeamId,
  version: Version,
  /** Whose home team it is, and members beside them. */
  people: z.int(),
  members: z.int(),
})
export type TeamRecord = z.infer<typeof TeamRecord>

/** Open from … to …, both minutes of the day; null: closed. */
export const Opening = z
  .strictObject({ from: MinuteOfDay, to: MinuteOfDay })
  .refine((o) => o.from < o.to, 'a day closes after it opened')
  .nullable()

const zones = new Set(Intl.supportedValuesOf('timeZone'))

export const SiteDraft = z.strictObject({
  name: said(120),
  address: keptText(300),
  federalState: FederalState,
  timeZone: z
    .string()
    .max(64)
    .refine((zone) => zones.has(zone), 'a time zone by its IANA name'),
  /** Minute of the day that splits half days. */
  noon: z.int().min(1).max(1439),
  /** Monday to Sunday. */
  opening: z.array(Opening).length(7),
  closures: Closures,
})
export type SiteDraft = z.infer<typeof SiteDraft>

/** What a new site is taken for until someone says otherwise. */
export const USUAL_SITE = {
  timeZone: 'Europe/Berlin',
  noon: 13 * 60,
  opening: [1, 2, 3, 4, 5, 6, 7].map((day) => (day < 6 ? { from: 7 * 60, to: 19 * 60 } : null)),
  closures: [],
} satisfies Partial<SiteDraft>
export const SiteRecord = SiteDraft.extend({ id: SiteId, version: Version, people: z.int() })
export type SiteRecord = z.infer<typeof SiteRecord>

/** What a site's closures do with what is planned there from today on. */
export const SiteChange = z.discriminatedUnion('state', [
  /** Nothing was done: that is what would be. */
  z.strictObject({
    state: z.literal('impact'),
    /** Those who hold the bookings that end. */
    people: z.int().nonnegative(),
    bookings: z.int().nonnegative(),
    /** Days that people of the site have planned at the office; they stay, and their people are told. */
    officeDays: z.int().nonnegative(),
    /** The earliest first, at most 500. */
    affected: z.array(AffectedBooking),
  }),
  z.strictObject({ state: z.literal('changed'), site: SiteRecord }),
])
export type SiteChange = z.infer<typeof SiteChange>

/* ── What holds for everyone ────────────────────────────────────────────────────────────── */

/** From … to …, both included. */
export const SETTING_LIMITS = {
  bookingWindowDays: { min: 7, max: 365 },
  /** This week is never forgotten; longer than a month is more than coordination needs. */
  lookBackDays: { min: 7, max: MOST_DAYS_BACK },
  /** Longer than three days a lost laptop is not to be of use. */
  leaseHours: { min: 8, max: 72 },
} as const
const within = (limits: { readonly min: number; readonly max: number }) =>
  z.int().min(limits.min).max(limits.max)

/** Of the settings of a server what administrators write; each is described at `ServerSettings`. */
export const SettingsDraft = z.strictObject({
  bookingWindowDays: within(SETTING_LIMITS.bookingWindowDays),
  lookBackDays: within(SETTING_LIMITS.lookBackDays),
  leaseHours: within(SETTING_LIMITS.leaseHours),
  ...featureApprovals,
})
export type SettingsDraft = z.infer<typeof SettingsDraft>
/** As they are: a server may have been set up with others than an administrator could choose. */
export const SettingsRecord = z.strictObject({
  version: Version,
  bookingWindowDays: z.int(),
  lookBackDays: z.int(),
  leaseHours: z.int(),
  ...featureApprovals,
})
export type SettingsRecord = z.infer<typeof SettingsRecord>

/* ── Service agreements ─────────────────────────────────────────────────────────────────── */

const PolicyVersionRecord = Policy.pick({
  name: true,
  effectiveFrom: true,
  rules: true,
  approval: true,
}).extend({
  number: z.int().positive(),
  /** Who saved it last, and when; null: the system. */
  by: z.string().nullable(),
  at: z.int(),
})

/** A policy in its latest version. */
export const PolicyRecord = PolicyDraft.extend({
  id: PolicyId,
  version: Version,
  number: z.int().positive(),
  approval: Approval.nullable(),
  /** Pairs of its rules that nobody could keep both; it is not approved as long as there are any. */
  contradictions: z.array(z.tuple([RuleId, RuleId])),
  /**
   * Rules of other approved agreements that nobody could keep beside one of its own, with the first day from now on
   * on which both hold. It may be approved all the same.
   */
  collisions: z.array(
    z.strictObject({
      ruleId: RuleId,
      /** The other agreement's. */
      name: LocalText,
      paragraph: z.string(),
      text: LocalText,
      from: Day,
    }),
  ),
  /** Desks and people of its sharing ratios, as they are now. */
  sharing: z.array(SharingFigures),
  /** Latest first. */
  versions: z.array(PolicyVersionRecord),
})
export type PolicyRecord = z.infer<typeof PolicyRecord>

export const TryOutRequest = z.strictObject({
  /** null: it was never saved. */
  id: PolicyId.nullable(),
  policy: PolicyDraft,
  /** From next Monday on. */
  weeks: z.union([z.literal(2), z.literal(4), z.literal(8)]),
})
export type TryOutRequest = z.infer<typeof TryOutRequest>

const met = {
  /** Whom the rule is for. */
  of: z.int(),
  /** Weeks in which it meets `K` people at least. */
  weeks: z.int(),
}
/** Whom a policy would meet with what is planned: counts of people, nobody among them. */
export const TryOut = z.strictObject({
  from: Day,
  to: Day,
  rules: z.array(
    z.strictObject({
      ruleId: RuleId,
      effect: z.discriminatedUnion('kind', [
        AnonymousCount.options[0].extend(met),
        AnonymousCount.options[1].extend(met),
        AnonymousCount.options[2].extend(met),
        /** For single people or a group, or leaving out one, of whom a number would tell too much. */
        z.strictObject({ kind: z.literal('tooSmall') }),
        /** Nothing a person plans breaks it, or the team's screen says so. */
        z.strictObject({ kind: z.literal('notAboutPlans') }),
      ]),
    }),
  ),
})
export type TryOut = z.infer<typeof TryOut>

/* ── What can go wrong, and what was done ───────────────────────────────────────────────── */

/** The record is not as it was seen. */
export const RecordRefusal = z.discriminatedUnion('reason', [
  /** Somebody else was quicker; nothing was written. */
  z.strictObject({
    reason: z.literal('changedMeanwhile'),
    by: z.string().nullable(),
    at: z.int().nullable(),
  }),
  z.strictObject({ reason: z.literal('gone') }),
])
export type RecordRefusal = z.infer<typeof RecordRefusal>

/** Why something was not done. Each becomes a sentence on the screen. */
export const AdminRefusal = z.discriminatedUnion('reason', [
  RecordRefusal,
  z.strictObject({ reason: z.literal('loginTaken'), by: z.string() }),
  z.strictObject({ reason: z.literal('unknownTeam') }),
  z.strictObject({ reason: z.literal('unknownSite') }),
  z.strictObject({ reason: z.literal('unknownDeputy') }),
  /** Each stands in for the next, and the last for the first. */
  z.strictObject({ reason: z.literal('deputyCycle'), names: z.array(z.string()).max(20) }),
  /** Nobody would be left to administer. */
  z.strictObject({ reason: z.literal('lastAdministrator') }),
  z.strictObject({ reason: z.literal('teamCycle') }),
  z.strictObject({ reason: z.literal('secondRoot') }),
  z.strictObject({ reason: z.literal('teamNameTaken') }),
  z.strictObject({ reason: z.literal('unknownPerson') }),
  /** An approved version holds until the next one begins, which is not in the past. */
  z.strictObject({ reason: z.literal('policyRetroactive'), earliest: Day }),
  /** Two of its rules contradict each other. */
  z.strictObject({ reason: z.literal('policyContradicts') }),
  /** No record of the staff council's approval allows it at present. */
  z.strictObject({ reason: z.literal('notApproved') }),
  /** More often within a day than is answered. */
  z.strictObject({ reason: z.literal('tooManyTryOuts'), most: z.int() }),
  z.strictObject({ reason: z.literal('teamInUse'), people: z.int(), teams: z.int(), spaces: z.int() }),
])
export type AdminRefusal = z.infer<typeof AdminRefusal>

/* ── From a file ────────────────────────────────────────────────────────────────────────── */

export const ImportKind = z.enum(['people', 'teams'])
export type ImportKind = z.infer<typeof ImportKind>

/** What a column of a file is about. */
export const ImportColumn = z.enum([
  'login',
  'displayName',
  'initials',
  'team',
  'memberships',
  'site',
  'roles',
  'deputy',
  'groups',
  'parent',
])
export type ImportColumn = z.infer<typeof ImportColumn>

/** Why a line is not taken, and with it the file. */
export const ImportProblem = z.discriminatedUnion('reason', [
  z.strictObject({ reason: z.literal('empty'), column: ImportColumn }),
  /** Not as it has to be: too long, or with signs that are not allowed. */
  z.strictObject({ reason: z.literal('invalid'), column: ImportColumn, value: z.string() }),
  /** There is nothing of that name. */
  z.strictObject({ reason: z.literal('unknown'), column: ImportColumn, value: z.string() }),
  /** Several have that name. */
  z.strictObject({ reason: z.literal('notUnique'), column: ImportColumn, value: z.string() }),
  /** It stood on an earlier line. */
  z.strictObject({ reason: z.literal('twice'), line: z.int() }),
  z.strictObject({ reason: z.literal('refused'), refusal: AdminRefusal }),
])
export type ImportProblem = z.infer<typeof ImportProblem>

export const ImportedLine = z.strictObject({
  /** As an editor counts them: the headings are line 1. */
  line: z.int(),
  /** Login of the person, or name of the team. */
  key: z.string(),
  outcome: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('new') }),
    z.strictObject({ kind: z.literal('changed'), columns: z.array(ImportColumn) }),
    z.strictObject({ kind: z.literal('same') }),
    z.strictObject({ kind: z.literal('wrong'), problem: ImportProblem }),
  ]),
})
export type ImportedLine = z.infer<typeof ImportedLine>

/** Lines of a file at most, and its characters. */
export const MOST_LINES = 2_000
export const LONGEST_FILE = 400_000

export const ImportedFile = z.discriminatedUnion('kind', [
  /** It is not read: headings that are missing, and those nobody knows. */
  z.strictObject({
    kind: z.literal('unreadable'),
    missing: z.array(ImportColumn),
    unknown: z.array(z.string()),
    /** Columns that are there twice. */
    repeated: z.array(ImportColumn),
  }),
  /** A quotation mark opens or closes nothing on this line, or it has more cells than there are headings. */
  z.strictObject({ kind: z.literal('broken'), line: z.int() }),
  z.strictObject({ kind: z.literal('tooLong') }),
  z.strictObject({
    kind: z.literal('read'),
    lines: z.array(ImportedLine),
    /** Stands for what the lines would do: who confirms says what they saw. */
    state: z.string(),
    /** False: nothing was changed, as it was only looked at or a line is wrong. */
    taken: z.boolean(),
    /** One-time passwords of new people; shown once and never again. */
    passwords: z.array(z.strictObject({ login: Login, password: z.string() })),
  }),
])
export type ImportedFile = z.infer<typeof ImportedFile>

export const AuditAction = z.enum([
  'person.created',
  'person.changed',
  'person.deactivated',
  'person.reactivated',
  'person.passwordReset',
  'device.revoked',
  'team.created',
  'team.changed',
  'team.deleted',
  'site.created',
  'site.changed',
  'policy.created',
  'policy.changed',
  'policy.approved',
  'closing.created',
  'closing.changed',
  'closing.ended',
  'building.created',
  'building.changed',
  'plan.published',
  'plan.scheduled',
  'plan.withdrawn',
  'plan.failed',
  'desk.assigned',
  'desk.opened',
  'policy.triedOut',
  'settings.changed',
])
export type AuditAction = z.infer<typeof AuditAction>

/** What an entry is about: the first part of its action. */
export const AuditAbout = z.enum([
  'person',
  'device',
  'team',
  'site',
  'policy',
  'closing',
  'building',
  'plan',
  'desk',
  'settings',
])
export type AuditAbout = z.infer<typeof AuditAbout>

/** Fields by name, as they were or became, in words: no ids, no secrets. */
const Facts = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
)
export type Facts = z.infer<typeof Facts>

export const AuditEntry = z.strictObject({
  no: z.int(),
  at: z.int(),
  /** Who did it; null: whoever runs the server, at its command line. */
  actor: z.string().nullable(),
  action: AuditAction,
  subjectId: z.uuid(),
  subject: z.string(),
  /** Only what changed. */
  before: Facts.nullable(),
  after: Facts.nullable(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

/* ── Procedures ─────────────────────────────────────────────────────────────────────────── */

const known = { id: PersonId, version: Version }

/** Each with what it asks for, what it answers, and a line for the description of the API. */
export const administration = {
  people: {
    summary: 'Find people',
    input: z.strictObject({
      search: keptText(120),
      teamId: TeamId.nullable(),
      show: z.enum(['active', 'inactive', 'all']),
      /** From 0. */
      page: z.int().min(0).max(10_000),
    }),
    output: PeoplePage,
  },
  standing: {
    summary: 'A person, and what deactivating them would end',
    input: z.strictObject({ id: PersonId }),
    output: Standing,
  },
  createPerson: {
    summary: 'Create a person with a one-time password',
    input: z.strictObject({ person: PersonDraft }),
    output: WithPassword,
  },
  changePerson: {
    summary: 'Change a person',
    input: z.strictObject({ ...known, person: PersonDraft }),
    output: PersonRecord,
  },
  deactivatePerson: {
    summary: 'End a person’s sessions, bookings and plans from today on',
    input: z.strictObject(known),
    output: PersonRecord,
  },
  reactivatePerson: {
    summary: 'Let a person sign in again',
    input: z.strictObject(known),
    output: PersonRecord,
  },
  resetPassword: {
    summary: 'Replace a person’s password by a one-time password, and end their sessions',
    input: z.strictObject(known),
    output: WithPassword,
  },
  importFile: {
    summary: 'People or teams from a table: what each line would change, or changes once confirmed',
    input: z.strictObject({
      kind: ImportKind,
      /** CSV with headings. */
      text: keptText(LONGEST_FILE),
      /** The state that was seen, to be taken if it is still so; null: only looked at. */
      confirmed: z.string().max(64).nullable(),
    }),
    output: ImportedFile,
  },
  teams: {
    summary: 'All teams',
    input: z.strictObject({}),
    output: z.strictObject({ teams: z.array(TeamRecord) }),
  },
  createTeam: {
    summary: 'Create a team',
    input: z.strictObject({ team: TeamDraft }),
    output: TeamRecord,
  },
  changeTeam: {
    summary: 'Rename or move a team',
    input: z.strictObject({ id: TeamId, version: Version, team: TeamDraft }),
    output: TeamRecord,
  },
  deleteTeam: {
    summary: 'Delete a team that nobody and nothing belongs to',
    input: z.strictObject({ id: TeamId, version: Version }),
    output: z.strictObject({}),
  },
  sites: {
    summary: 'All sites',
    input: z.strictObject({}),
    output: z.strictObject({ sites: z.array(SiteRecord) }),
  },
  createSite: {
    summary: 'Create a site',
    input: z.strictObject({ site: SiteDraft }),
    output: SiteRecord,
  },
  changeSite: {
    summary: 'Change a site: whom its closures would hit, or change it and end the bookings they meet',
    input: z.strictObject({
      id: SiteId,
      version: Version,
      site: SiteDraft,
      /** False: only say what would happen. */
      apply: z.boolean(),
    }),
    output: SiteChange,
  },
  settings: {
    summary: 'What holds for everyone: how far ahead, how far back, how long offline',
    input: z.strictObject({}),
    output: SettingsRecord,
  },
  changeSettings: {
    summary: 'Change what holds for everyone',
    input: z.strictObject({ version: Version, settings: SettingsDraft }),
    output: SettingsRecord,
  },
  policies: {
    summary: 'All policies',
    input: z.strictObject({}),
    output: z.strictObject({ policies: z.array(PolicyRecord) }),
  },
  createPolicy: {
    summary: 'Create a policy, not approved yet',
    input: z.strictObject({ policy: PolicyDraft }),
    output: PolicyRecord,
  },
  changePolicy: {
    summary: 'Change a policy: its version in the making, or a new one that follows the approved one',
    input: z.strictObject({ id: PolicyId, version: Version, policy: PolicyDraft }),
    output: PolicyRecord,
  },
  approvePolicy: {
    summary: 'Enter the record that approved the latest version of a policy',
    input: z.strictObject({ id: PolicyId, version: Version, approval: Approval }),
    output: PolicyRecord,
  },
  tryPolicy: {
    summary: 'How many people a policy would meet with what they have planned; the try-out is recorded',
    input: TryOutRequest,
    output: TryOut,
  },
  audit: {
    summary: 'Who changed what, latest first',
    input: z.strictObject({
      /** Number of an entry to go on before; null: from the latest. */
      before: z.int().positive().nullable(),
      about: AuditAbout.nullable(),
      /** In the name of who did it or of what was changed. */
      search: keptText(120),
    }),
    output: z.strictObject({ entries: z.array(AuditEntry), more: z.boolean() }),
  },
} as const
