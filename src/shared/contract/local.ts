/**
 * The contract between the renderer and the core of the laptop, over a MessagePort (Electron) or
 * a WebSocket (browser host). It answers from the cache; nothing here waits for the network
 * except signing in and administration.
 */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, DayPart, MinuteOfDay } from '../calendar/day.ts'
import { Closing, ClosingFacts } from '../domain/closing.ts'
import { Place, Places, ReleaseForMember } from '../domain/day-plan.ts'
import { Feature, FloorPlanDocument } from '../domain/floor-plan.ts'
import {
  BookingId,
  Epoch,
  FloorId,
  MutationId,
  PersonId,
  RuleId,
  SiteId,
  SpaceId,
  TeamId,
} from '../domain/ids.ts'
import { Audience, Person, Role, ShareLevel, Team } from '../domain/people.ts'
import { Building, Floor, Site } from '../domain/sites.ts'
import { SetTeamDay } from '../domain/team-days.ts'
import { keptText } from '../domain/text.ts'
import { EditSchema } from '../floor-edit/edit.ts'
import { ObjectKind } from '../floor-edit/objects.ts'
import { ToldEdit } from '../floor-edit/told.ts'
import { PlanRoles } from '../plan-import/roles.ts'
import { Finding } from '../policy/finding.ts'
import { KeptDesk } from '../policy/kept-desks.ts'
import { Policy } from '../policy/policy.ts'
import { LocalText } from '../policy/rule.ts'
import { AdminRefusal, administration, Password, RecordRefusal } from './administration.ts'
import { SaveBuildingRequest, SaveBuildingResult } from './buildings.ts'
import { CloseRequest, CloseResult, ClosingRefusal, ReopenRequest } from './closings.ts'
import {
  AssignRequest,
  AssignResult,
  CandidatesAnswer,
  CandidatesRequest,
  HolderAnswer,
  HolderRequest,
} from './fixed-desks.ts'
import {
  Notice,
  PlanVersion,
  PublishResult,
  SharedDraft,
  VersionNumber,
  WithdrawRequest,
} from './floor-plans.ts'
import { Intent, Rejection } from './mutations.ts'
import { ServerSettings } from './pull.ts'

/* ── Session ────────────────────────────────────────────────────────────────────────────── */

export const Profile = z.strictObject({ login: z.string(), displayName: z.string(), waiting: z.int() })

/** Who one signs in as, in the languages of the app. */
const DemoNote = z.strictObject({ de: z.string(), en: z.string() })

export const SessionState = z.discriminatedUnion('phase', [
  /** No server is known yet: ask for its address. */
  z.strictObject({ phase: z.literal('needsServer') }),
  z.strictObject({
    phase: z.literal('signedOut'),
    server: z.strictObject({ url: z.string(), name: z.string().nullable() }),
    /** People who have a cache here, with how many of their changes wait. */
    profiles: z.array(Profile),
    /** Names to sign in with, of a demo only. */
    demoLogins: z.array(z.strictObject({ login: z.string(), password: z.string(), note: DemoNote })),
    /** Why the last session ended, if not by the person's own wish. */
    notice: z.enum(['revoked', 'expired', 'cacheRebuilt', 'cacheLost']).nullable(),
  }),
  /** The cache's key is wrapped by a passphrase and needs it. */
  z.strictObject({ phase: z.literal('locked'), login: z.string(), displayName: z.string() }),
  /** Signed in; the first pull runs. */
  z.strictObject({ phase: z.literal('filling'), login: z.string() }),
  z.strictObject({
    phase: z.literal('ready'),
    me: Person,
    roles: z.array(Role),
    siteId: SiteId,
    server: z.strictObject({ url: z.string(), name: z.string().nullable() }),
    /** First day with a past, last day one may book, and today at the person's site. */
    days: z.strictObject({ first: Day, today: Day, last: Day }),
  }),
])
export type SessionState = z.infer<typeof SessionState>

const Failure = z.enum([
  'wrongCredentials',
  'newPasswordNeeded',
  'offline',
  'notPlatzwahl',
  'badAddress',
  'tooOld',
  'tooMany',
  'untrusted',
  'serverError',
  'revoked',
  'storage',
])
const Done = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), failure: Failure, retryAfter: z.number().nullable() }),
])
export type Failure = z.infer<typeof Failure>

/* ── Sync ───────────────────────────────────────────────────────────────────────────────── */

export const SyncStatus = z.strictObject({
  /** `repairing`: the server was restored and gathers what laptops kept; everything here goes on as when offline. */
  state: z.enum(['fresh', 'syncing', 'offline', 'repairing', 'readOnly', 'updateNeeded']),
  /** Since when the state holds, or the last contact when offline; epoch milliseconds. */
  since: z.int().nullable(),
  lastContact: z.int().nullable(),
  /** Changes that wait to be sent or confirmed. */
  queued: z.int(),
  /** Rejected changes the person has not answered yet. */
  needsYou: z.int(),
})
export type SyncStatus = z.infer<typeof SyncStatus>

/**
 * A laptop's state for whoever helps its person. Nothing personal: no names, no ids of people, devices,
 * spaces or changes, no days. Ages are milliseconds.
 */
export const Diagnosis = z.strictObject({
  format: z.literal(1),
  at: z.int(),
  app: z.strictObject({ version: z.string(), system: z.string(), keys: z.string() }),
  schema: z.strictObject({ protocol: z.int(), cache: z.int() }),
  status: SyncStatus,
  /** By code, the last ones; the same one after another once, with how often. */
  troubles: z.array(z.strictObject({ code: z.string(), at: z.number(), times: z.int() })),
  epoch: Epoch.nullable(),
  repair: z.strictObject({ epoch: Epoch.nullable(), shown: z.int(), settled: z.int() }).nullable(),
  counts: z.strictObject({
    rows: z.record(z.string(), z.int()),
    changes: z.int(),
    unanswered: z.int(),
    answered: z.int(),
    rejected: z.int(),
  }),
  pull: z.strictObject({ isUnderWay: z.boolean(), hasCursor: z.boolean(), ageMs: z.number().nullable() }),
  ages: z.strictObject({
    contactMs: z.number().nullable(),
    oldestWaitingMs: z.number().nullable(),
    /** Negative: so long until it ends. */
    accessTokenMs: z.number().nullable(),
  }),
  /** What the server's clock is ahead of the laptop's. */
  clockOffsetMs: z.number().nullable(),
  /** Its numbers; the records of approvals have days, and no laptop fails by them. */
  settings: ServerSettings.omit({ lookBack: true, tryOut: true }).nullable(),
})
export type Diagnosis = z.infer<typeof Diagnosis>

/** Where a space is, in words. */
export const SpaceRef = z.strictObject({
  spaceId: SpaceId,
  floorId: FloorId,
  /** Index in plan order. */
  index: z.int(),
  label: z.string(),
  room: z.string(),
  floor: z.string(),
  building: z.string(),
  site: z.string(),
})
export type SpaceRef = z.infer<typeof SpaceRef>

/** A change as the sync page lists it. */
export const Change = z.strictObject({
  id: MutationId,
  at: z.int(),
  state: z.enum(['queued', 'sent', 'accepted', 'rejected']),
  intent: Intent,
  /** The space it is about, where there is one and its plan is known. */
  space: SpaceRef.nullable(),
  rejection: Rejection.nullable(),
  /** Offered instead and still free as far as the laptop knows. */
  alternatives: z.array(SpaceRef),
  /** A rejected change the person has seen and put aside. */
  dismissed: z.boolean(),
})
export type Change = z.infer<typeof Change>

/* ── Planning and booking ───────────────────────────────────────────────────────────────── */

/**
 * Why a change is not queued: what the server would say, or
 * `readOnly`: the lease ended and the laptop only reads until it met the server again,
 * `notStored`: the laptop's disk took no more.
 */
const Refusal = z.union([Rejection, z.strictObject({ reason: z.enum(['readOnly', 'notStored']) })])

/** A change was queued, or is refused at once. */
export const Queued = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), changeId: MutationId }),
  z.strictObject({ ok: z.literal(false), refusal: Refusal }),
])
export type Queued = z.infer<typeof Queued>

/** What became of a step of undo or redo. */
export const Turned = z.discriminatedUnion('ok', [
  Queued.options[0].extend({
    /** Days that are as they were but for a desk that is not to be had any more. */
    withoutDesk: z.array(Day),
  }),
  Queued.options[1],
])
export type Turned = z.infer<typeof Turned>

/** A place, or what was planned before an absence: `asBefore` changes only halves that are away. */
export const PlaceWanted = z.enum([...Place.options, 'asBefore'])
export type PlaceWanted = z.infer<typeof PlaceWanted>

/** What became of several days planned at once. */
export const DaysPlanned = z.strictObject({
  planned: z.array(Day),
  /** Of them those with a desk again that they had before. */
  withDesk: z.array(Day),
  /** Of them those whose desk, of the week before or of before an absence, is not free. */
  withoutDesk: z.array(Day),
  /** Days that stay as they are, and why. */
  refused: z.array(z.strictObject({ day: Day, refusal: Refusal })),
  /** The last change queued. */
  changeId: MutationId.nullable(),
})
export type DaysPlanned = z.infer<typeof DaysPlanned>

/** A stretch of a day in which a space is held or closed. */
export const Held = z.strictObject({
  from: MinuteOfDay,
  to: MinuteOfDay,
  by: z.enum(['mine', 'team', 'other', 'closed']),
  /** Where it is a colleague the person may see. */
  personId: PersonId.nullable(),
})
export type Held = z.infer<typeof Held>

export const WeekDay = z.strictObject({
  day: Day,
  /** 1 = Monday … 7 = Sunday. */
  weekday: z.int(),
  places: Places,
  bookings: z.array(
    z.strictObject({
      id: BookingId,
      from: MinuteOfDay,
      to: MinuteOfDay,
      /** null: the space is on no plan this laptop holds. */
      space: SpaceRef.nullable(),
      /** Not yet confirmed by the server. */
      queued: z.boolean(),
    }),
  ),
  /** What was planned where the person is away now, and can be again; null: nothing. */
  beforeAbsence: z
    .strictObject({
      places: Places,
      desks: z.array(z.strictObject({ from: MinuteOfDay, to: MinuteOfDay, space: SpaceRef.nullable() })),
    })
    .nullable(),
  /** The person's own fixed desks, and when each is not theirs that day. */
  fixedDesks: z.array(z.strictObject({ space: SpaceRef, held: z.array(Held) })),
  /** Some change of this day waits to be confirmed. */
  queued: z.boolean(),
  /** Name of the public holiday, or of the site's closure. */
  closed: z.string().nullable(),
  /** Halves the person works by contract; none on a closed day. */
  works: z.strictObject({ am: z.boolean(), pm: z.boolean() }),
  /** Of the person's teams those that meet at the office that day, by name. */
  meeting: z.array(z.string()),
  /** `past` days are shown only; `beyond` lies after the booking window. */
  when: z.enum(['past', 'today', 'ahead', 'beyond']),
  /** Colleagues the person may see, where they planned to be that day. */
  colleagues: z.array(z.strictObject({ personId: PersonId, places: Places })),
})
export type WeekDay = z.infer<typeof WeekDay>

/* ── A suggested week ───────────────────────────────────────────────────────────────────── */

const ruleSaid = { text: LocalText, paragraph: z.string() }

/** Why a place or a desk is suggested; see `src/shared/planning/suggestion.ts`. */
export const SuggestionReason = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rule'), ...ruleSaid }),
  z.strictObject({ kind: z.literal('teamDay') }),
  z.strictObject({ kind: z.enum(['wish', 'usual']), weekday: z.int() }),
  z.strictObject({ kind: z.literal('colleagues'), count: z.int() }),
  z.strictObject({ kind: z.literal('noDesk') }),
  z.strictObject({
    kind: z.literal('deskNearTeam'),
    to: z.enum(['teamZone', 'colleagues']),
    /** Millimetres. */
    distance: z.number(),
  }),
  z.strictObject({ kind: z.literal('feature'), has: z.array(Feature), lacks: z.array(Feature) }),
  z.strictObject({ kind: z.literal('sameDeskAsBefore'), day: Day }),
  z.strictObject({ kind: z.literal('noneFree') }),
  z.strictObject({ kind: z.literal('fixedDesk') }),
])
export type SuggestionReason = z.infer<typeof SuggestionReason>

export const SuggestedWeek = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('plan'),
    days: z.array(
      z.strictObject({
        day: Day,
        part: DayPart,
        place: z.enum(['office', 'home']),
        /** null: at home, or no desk is to be had. */
        space: SpaceRef.nullable(),
        reasons: z.array(SuggestionReason),
        deskReasons: z.array(SuggestionReason),
      }),
    ),
    /** Rules that only warn and could not be kept. */
    broken: z.array(Finding),
    /** Blocking rules of which this laptop does not know enough: the server decides. */
    undecided: z.array(Finding),
  }),
  /** Rules that cannot be kept together on the days that are still open. */
  z.strictObject({ kind: z.literal('conflict'), rules: z.array(Finding) }),
])
export type SuggestedWeek = z.infer<typeof SuggestedWeek>

/** Where the person wants to be by weekday (Monday to Friday), and what their desk should have. Kept on this laptop. */
export const Wishes = z.strictObject({
  places: z.array(z.enum(['office', 'home']).nullable()).length(5),
  features: z.array(Feature),
})
export type Wishes = z.infer<typeof Wishes>
export const NO_WISHES: Wishes = { places: [null, null, null, null, null], features: [] }

/* ── Teams ──────────────────────────────────────────────────────────────────────────────── */

/** A member's day as far as the viewer may see it. */
export const TeamCell = z.strictObject({
  places: Places,
  desks: z.array(
    z.strictObject({
      spaceId: SpaceId,
      from: MinuteOfDay,
      to: MinuteOfDay,
      /** null: on no plan this laptop holds. */
      space: z.strictObject({ room: z.string(), label: z.string() }).nullable(),
      /** Given back by the viewer, which waits to be confirmed. */
      givenBack: z.boolean(),
    }),
  ),
  /** Some change of this day waits to be confirmed. */
  queued: z.boolean(),
})
export type TeamCell = z.infer<typeof TeamCell>

export const TeamMatrix = z.strictObject({
  team: Team,
  /** The viewer leads the team or stands in for who does, and so sees all of it. */
  leads: z.boolean(),
  /** Whether this laptop is told where others were on days past. */
  looksBack: z.boolean(),
  days: z.array(
    z.strictObject({
      day: Day,
      /** 1 = Monday … 7 = Sunday. */
      weekday: z.int(),
      closed: z.string().nullable(),
      meets: z.boolean(),
    }),
  ),
  /** By name; a cell a day, null where nothing is planned or seen. */
  people: z.array(z.strictObject({ person: Person, cells: z.array(TeamCell.nullable()) })),
  /** What agreements ask at least, for those who lead; a gap a day, null where nothing is asked or it is not known. */
  staffing: z.array(
    z.strictObject({
      ruleId: RuleId,
      text: LocalText,
      paragraph: z.string(),
      people: z.int(),
      gaps: z.array(
        z
          .strictObject({
            /** People, in the half that lacks most; 0: there are enough. */
            lacking: z.int(),
            /** Names of those who could still come: whose half is open, and who works elsewhere. */
            open: z.array(z.string()),
            movable: z.array(z.string()),
          })
          .nullable(),
      ),
    }),
  ),
})
export type TeamMatrix = z.infer<typeof TeamMatrix>

const period = { day: Day, from: MinuteOfDay, to: MinuteOfDay }

export const Availability = z.strictObject({
  planVersion: z.int(),
  /** One `SpaceState` byte per space in plan order, base64. */
  states: z.string(),
  /** Own bookings in the period. */
  mine: z.array(
    z.strictObject({
      index: z.int(),
      bookingId: BookingId,
      from: MinuteOfDay,
      to: MinuteOfDay,
      queued: z.boolean(),
    }),
  ),
  /** Who holds a space, where the viewer may see it. */
  team: z.array(z.strictObject({ index: z.int(), personId: PersonId, from: MinuteOfDay, to: MinuteOfDay })),
  /** The person's own fixed desks, by their index. */
  own: z.array(z.int()),
  /** Desks kept for others for some of the period, whatever their state, by their index. */
  kept: z.array(
    z.strictObject({
      kept: KeptDesk,
      /** Name of the team it is kept for. */
      team: z.string().nullable(),
      desks: z.array(z.int()),
    }),
  ),
  /** Milliseconds until a desk opens, of whatever day; null: none does. */
  opensIn: z.number().nullable(),
})
export type Availability = z.infer<typeof Availability>

/* ── Floor plans in the making ──────────────────────────────────────────────────────────── */

/** A draft as this laptop keeps it: the first `done` of `steps` applied to `base`. */
export const StoredDraft = z.strictObject({
  version: z.int().nonnegative(),
  base: FloorPlanDocument,
  steps: z.array(EditSchema),
  done: z.int().nonnegative(),
  /** Version of the plan in force as far as this laptop knows; above `version`: somebody else published meanwhile. */
  published: z.int().nonnegative(),
})
export type StoredDraft = z.infer<typeof StoredDraft>

/** `elsewhere`: another window of this laptop was quicker, and the draft is to be read again. */
export const DraftSaved = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), why: z.enum(['notStored', 'elsewhere', 'notAllowed']) }),
])
export type DraftSaved = z.infer<typeof DraftSaved>

/** An object that this draft and a version published meanwhile both changed. */
export const DraftConflict = z.strictObject({
  kind: ObjectKind,
  id: z.string(),
  base: z.unknown(),
  mine: z.unknown(),
  theirs: z.unknown(),
})

/** Why nothing was published: not reached, not allowed, more than one request may carry, or the server could not now. */
const NotPublished = z.strictObject({
  state: z.literal('failed'),
  why: z.enum(['offline', 'notAllowed', 'tooLarge', 'busy']),
})

/** What screens must read again. */
export const Topic = z.enum(['session', 'directory', 'days', 'occupancy', 'changes', 'settings', 'drafts'])
export type Topic = z.infer<typeof Topic>

export const Settings = z.strictObject({
  language: z.enum(['de', 'en']),
  appearance: z.enum(['system', 'light', 'dark']),
})
export type Settings = z.infer<typeof Settings>

/** A floor with how many spaces one can book by its plan on this laptop; 0 also without a plan. */
export const KnownFloor = Floor.extend({ bookable: z.int() })
export type KnownFloor = z.infer<typeof KnownFloor>

/* ── Administration ─────────────────────────────────────────────────────────────────────── */

/** The server was not reached, or does not let them. */
const NotReached = z.strictObject({ reason: z.enum(['offline', 'busy', 'forbidden']) })

/** Why an administrator's wish was not done. */
export const NotAdministered = z.union([AdminRefusal, NotReached])
export type NotAdministered = z.infer<typeof NotAdministered>

/** Why a space was not closed or reopened. */
export const NotClosed = z.union([ClosingRefusal, NotReached])
export type NotClosed = z.infer<typeof NotClosed>

/** Why a record that others may change, too, was not written. */
export const NotWritten = z.union([RecordRefusal, NotReached])
export type NotWritten = z.infer<typeof NotWritten>

const orWhyNot = <R extends z.ZodType, T extends z.ZodType>(refusal: R, value: T) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), refusal }),
  ])

const closed = <T extends z.ZodType>(value: T) => orWhyNot(NotClosed, value)

const administer = <I extends z.ZodType, O extends z.ZodType>({ input, output }: { input: I; output: O }) =>
  oc.input(input).output(orWhyNot(NotAdministered, output))
/** Who sees where the person works. */
/* ── Notices ────────────────────────────────────────────────────────────────────────────── */

/** What others changed of what holds for a person's planning. */
export const News = z.intersection(
  z.object({ id: z.string() }),
  z.discriminatedUnion('kind', [
    /** The home team is another; its name. */
    z.object({ kind: z.literal('team'), name: z.string() }),
    /** A team is to be led or stood in for, or is so no longer; its name. */
    z.object({ kind: z.literal('leads'), isSo: z.boolean().default(true), name: z.string() }),
    /** A further team the person belongs to, or belongs to no longer; its name. */
    z.object({ kind: z.literal('alsoIn'), isSo: z.boolean(), name: z.string() }),
    /** The site is another; its name. */
    z.object({ kind: z.literal('site'), name: z.string() }),
    /** The days and halves worked by contract. */
    z.object({ kind: z.literal('contract') }),
    /** Permissions, groups of staff, or equipment needed. */
    z.object({ kind: z.literal('permissions') }),
    /** Days on which the own site is closed, and how many of them the person had planned at the office. */
    z.object({
      kind: z.literal('closure'),
      name: z.string(),
      from: Day,
      to: Day,
      officeDays: z.int().default(0),
    }),
    /** Days on which the own site is open after all. */
    z.object({ kind: z.literal('closureLifted'), name: z.string(), from: Day, to: Day }),
    /** The minute of the day at which the first half of a day ends at the own site. */
    z.object({ kind: z.literal('noon'), minute: z.int() }),
    /** How many days ahead one may book and plan. */
    z.object({ kind: z.literal('bookingWindow'), days: z.int() }),
    /** An approved version of an agreement with a rule for the person; the first day it is in force. */
    z.object({ kind: z.literal('policy'), name: LocalText, from: Day }),
    /** For facility managers: the plan that was to hold on a floor from a day on could not be published. */
    z.object({ kind: z.literal('planFailed'), name: z.string(), from: Day }),
    /** A desk became the person's own, or is so no longer. */
    z.object({
      kind: z.literal('fixedDesk'),
      isOwn: z.boolean(),
      room: z.string(),
      label: z.string(),
    }),
  ]),
)
export type News = z.infer<typeof News>

export const Sharing = z.strictObject({
  share: ShareLevel,
  /** The choice waits to be confirmed. */
  queued: z.boolean(),
  /** As of the last pull. */
  audience: Audience,
})
export type Sharing = z.infer<typeof Sharing>

export const localContract = {
  session: {
    state: oc.output(SessionState),
    setServer: oc.input(z.strictObject({ url: z.string().min(1).max(500) })).output(Done),
    signIn: oc
      .input(
        z.strictObject({
          login: keptText(200).min(1),
          password: z.string().min(1).max(1000),
          newPassword: Password.optional(),
        }),
      )
      .output(Done),
    /** Keeps the cache and what waits in it; the next sign-in of the same person goes on from there. */
    signOut: oc.output(Done),
    unlock: oc.input(z.strictObject({ passphrase: z.string().min(1).max(1000) })).output(Done),
  },
  /** Emits the topics that changed; first all of them. */
  watch: oc.output(eventIterator(z.strictObject({ topics: z.array(Topic) }))),
  settings: {
    read: oc.output(Settings),
    change: oc.input(Settings.partial()).output(Settings),
  },
  sync: {
    status: oc.output(SyncStatus),
    now: oc.output(z.strictObject({})),
    /** null: nobody is signed in. */
    diagnosis: oc.output(Diagnosis.nullable()),
    /** Pulls everything anew beside what is on screen, and replaces it when it is whole; what waits is kept. */
    rebuild: oc.output(z.strictObject({})),
    /** Waiting and rejected changes, and the last accepted ones; newest first. */
    changes: oc.output(z.array(Change)),
    /** Put a rejected change aside. Not `stored`: the laptop's disk took no more, and it stays listed. */
    dismiss: oc.input(z.strictObject({ id: MutationId })).output(z.strictObject({ stored: z.boolean() })),
    /** Book an alternative in place of a rejected booking, which is put aside. */
    takeAlternative: oc.input(z.strictObject({ id: MutationId, spaceId: SpaceId })).output(Queued),
  },
  directory: {
    sites: oc.output(
      z.strictObject({ sites: z.array(Site), buildings: z.array(Building), floors: z.array(KnownFloor) }),
    ),
    people: oc.output(z.array(Person)),
    /** All of the tree, by name. */
    teams: oc.output(z.array(Team)),
  },
  planning: {
    /** `days` days from `from` on, both on this laptop's window where known. */
    days: oc.input(z.strictObject({ from: Day, days: z.int().min(1).max(401) })).output(z.array(WeekDay)),
    setPlace: oc.input(z.strictObject({ day: Day, part: DayPart, place: Place.nullable() })).output(Queued),
    /**
     * The same place on several days, such as leave: in the halves that are worked, which begin today at the
     * earliest. Desks of other places are given back; what was given up for an absence that ends is booked again
     * where it is still free. One step of undo.
     */
    setPlaces: oc
      .input(z.strictObject({ days: z.array(Day).max(401), place: PlaceWanted.nullable() }))
      .output(DaysPlanned),
    /** The same for a part of one day, whether or not it is worked. */
    endAbsence: oc
      .input(z.strictObject({ day: Day, part: DayPart, place: z.enum(['office', 'asBefore']) }))
      .output(DaysPlanned),
    /** What the open days of a week could be, and why; nothing is planned by asking. */
    suggestWeek: oc.input(z.strictObject({ monday: Day })).output(SuggestedWeek),
    /** Plans days as they were suggested. One step of undo. */
    takeSuggestion: oc
      .input(
        z.strictObject({
          days: z
            .array(
              z.strictObject({
                day: Day,
                part: DayPart,
                place: z.enum(['office', 'home']),
                spaceId: SpaceId.nullable(),
              }),
            )
            .max(14),
        }),
      )
      .output(DaysPlanned),
    wishes: oc.output(Wishes),
    setWishes: oc.input(Wishes).output(Wishes),
    /** Fills the open working days of a week as the week before was planned, with the same desks where they are free. One step of undo. */
    copyWeek: oc.input(z.strictObject({ monday: Day })).output(DaysPlanned),
  },
  teams: {
    /** Teams one belongs to or leads, the own home team first. */
    list: oc.output(z.array(z.strictObject({ team: Team, leads: z.boolean(), people: z.int() }))),
    /** Members and `days` days from `from` on; null: not a team of the viewer's. */
    matrix: oc
      .input(z.strictObject({ teamId: TeamId, from: Day, days: z.int().min(1).max(62) }))
      .output(TeamMatrix.nullable()),
    setTeamDay: oc.input(SetTeamDay).output(Queued),
    /** Gives back a desk that a member holds; they are told. */
    releaseForMember: oc.input(ReleaseForMember).output(Queued),
  },
  /** What the service agreements say of the person's days, as far as this laptop knows. */
  rules: {
    findings: oc.input(z.strictObject({ from: Day, to: Day })).output(z.array(Finding)),
    /** The agreements themselves, latest version of each first; of rules for single persons only one's own. */
    agreements: oc.output(z.array(Policy)),
  },
  booking: {
    /** Own desks in the same period of the day are given up for it when `swap` is set, else it is refused as `holderBusy`. */
    book: oc.input(z.strictObject({ spaceId: SpaceId, ...period, swap: z.boolean() })).output(Queued),
    /** `keepUntil`: minute of the day to leave at; null gives the whole booking back. */
    release: oc
      .input(z.strictObject({ bookingId: BookingId, keepUntil: MinuteOfDay.nullable() }))
      .output(Queued),
  },
  floors: {
    plan: oc
      .input(z.strictObject({ floorId: FloorId }))
      .output(z.strictObject({ version: z.int(), document: FloorPlanDocument }).nullable()),
    availability: oc.input(z.strictObject({ floorId: FloorId, ...period })).output(Availability.nullable()),
    /** Free and closed desks of a floor on each of `days` days from `day` on, in the same minutes of each day. */
    freeDesks: oc
      .input(z.strictObject({ floorId: FloorId, ...period, days: z.int().min(1).max(62) }))
      .output(z.array(z.strictObject({ day: Day, free: z.int(), closed: z.int(), bookable: z.int() }))),
    /** When a space is held or closed on a day: what the details of a desk show. */
    spaceDay: oc.input(z.strictObject({ spaceId: SpaceId, day: Day })).output(z.array(Held)),
  },
  /** Drafts of floor plans: kept on this laptop, drawn on offline too. For facility managers. */
  floorEditor: {
    draft: oc.input(z.strictObject({ floorId: FloorId })).output(StoredDraft),
    /** Floors with a draft, and how many steps it has. */
    drafts: oc.output(z.array(z.strictObject({ floorId: FloorId, steps: z.int() }))),
    /** Adds a step after the first `done`, told of the document they lead to; those behind it are gone. */
    step: oc
      .input(z.strictObject({ floorId: FloorId, done: z.int().nonnegative(), edit: ToldEdit }))
      .output(DraftSaved),
    /** Undo and redo: another number of steps holds. */
    goTo: oc.input(z.strictObject({ floorId: FloorId, done: z.int().nonnegative() })).output(DraftSaved),
    /**
     * Puts the draft on the version published meanwhile. What both changed is answered and nothing is
     * done until there is a choice for each.
     */
    rebase: oc
      .input(
        z.strictObject({
          floorId: FloorId,
          choices: z.record(z.string(), z.enum(['mine', 'theirs'])),
        }),
      )
      .output(z.strictObject({ conflicts: z.array(DraftConflict) })),
    /**
     * Online only. Without `apply` it only says what would happen. The draft is done with when it is published; it
     * goes on beside a version that is scheduled.
     */
    publish: oc
      .input(
        z.strictObject({
          floorId: FloorId,
          /** null: the draft; a number: that version again. */
          version: VersionNumber.positive().nullable(),
          /** The first day on which it is to hold; null: at once. */
          from: Day.nullable(),
          release: z.array(BookingId).max(1_000),
          apply: z.boolean(),
        }),
      )
      .output(z.union([PublishResult, NotPublished])),
    /** Online only: takes back the version that is scheduled. */
    withdraw: oc
      .input(WithdrawRequest.omit({ protocol: true }))
      .output(orWhyNot(NotWritten, z.strictObject({}))),
    /** Shows the draft to the other facility managers, if the server can be reached. */
    share: oc.input(z.strictObject({ floorId: FloorId })).output(z.strictObject({ shared: z.boolean() })),
    /** Drafts of the others; null: the server was not reached. */
    others: oc.input(z.strictObject({ floorId: FloorId })).output(z.array(SharedDraft).nullable()),
    /** What layers and blocks of imported drawings stood for, by their names, as it was last said on this laptop. */
    planRoles: oc.output(PlanRoles),
    /** Adds to them; not `stored`: the laptop's disk took no more. */
    rememberRoles: oc.input(PlanRoles).output(z.strictObject({ stored: z.boolean() })),
    /** Online only; null: the server was not reached. */
    versions: oc.input(z.strictObject({ floorId: FloorId })).output(z.array(PlanVersion).nullable()),
    /** What was drawn as a version. Online only; null: the server was not reached, or has none. */
    version: oc
      .input(z.strictObject({ floorId: FloorId, version: z.int().positive() }))
      .output(FloorPlanDocument.nullable()),
  },
  /** Online only, for facility managers. */
  buildings: {
    save: oc
      .input(SaveBuildingRequest.omit({ protocol: true }))
      .output(orWhyNot(NotWritten, SaveBuildingResult)),
  },
  closings: {
    /** Of a floor those that are not over, the first to begin first. */
    list: oc.input(z.strictObject({ floorId: FloorId })).output(z.array(Closing)),
    /** Those that hold for a space on a day, the one that ends last first. */
    ofSpace: oc.input(z.strictObject({ spaceId: SpaceId, day: Day })).output(z.array(ClosingFacts)),
    /** Online only, for facility managers. Without `apply` it only says what would happen. */
    close: oc.input(CloseRequest.omit({ protocol: true })).output(closed(CloseResult)),
    /** Online only, for facility managers. */
    reopen: oc.input(ReopenRequest.omit({ protocol: true })).output(closed(z.strictObject({}))),
  },
  /** Online only, for facility managers. */
  fixedDesks: {
    holder: oc.input(HolderRequest.omit({ protocol: true })).output(closed(HolderAnswer)),
    candidates: oc.input(CandidatesRequest.omit({ protocol: true })).output(closed(CandidatesAnswer)),
    assign: oc.input(AssignRequest.omit({ protocol: true })).output(closed(AssignResult)),
  },
  /** What others did that concerns one's planning, and one has not put aside yet. */
  notices: {
    /** With one's bookings. */
    list: oc.output(z.array(Notice.extend({ id: z.string() }))),
    /** With what holds for oneself, the latest first. */
    news: oc.output(z.array(News)),
    dismiss: oc.input(z.strictObject({ id: z.string().max(64) })).output(z.strictObject({})),
  },
  sharing: {
    read: oc.output(Sharing),
    choose: oc.input(z.strictObject({ share: ShareLevel })).output(Queued),
  },
  history: {
    /** The last own change that can be undone, or undone change that can be done again. */
    state: oc.output(z.strictObject({ undo: MutationId.nullable(), redo: MutationId.nullable() })),
    undo: oc.output(Turned.nullable()),
    redo: oc.output(Turned.nullable()),
  },
  /** Passed on to the central API: administration needs a connection. */
  administration: {
    people: administer(administration.people),
    standing: administer(administration.standing),
    importFile: administer(administration.importFile),
    createPerson: administer(administration.createPerson),
    changePerson: administer(administration.changePerson),
    deactivatePerson: administer(administration.deactivatePerson),
    reactivatePerson: administer(administration.reactivatePerson),
    resetPassword: administer(administration.resetPassword),
    teams: administer(administration.teams),
    createTeam: administer(administration.createTeam),
    changeTeam: administer(administration.changeTeam),
    deleteTeam: administer(administration.deleteTeam),
    sites: administer(administration.sites),
    createSite: administer(administration.createSite),
    changeSite: administer(administration.changeSite),
    settings: administer(administration.settings),
    changeSettings: administer(administration.changeSettings),
    policies: administer(administration.policies),
    createPolicy: administer(administration.createPolicy),
    changePolicy: administer(administration.changePolicy),
    tryPolicy: administer(administration.tryPolicy),
    approvePolicy: administer(administration.approvePolicy),
    audit: administer(administration.audit),
  },
}
