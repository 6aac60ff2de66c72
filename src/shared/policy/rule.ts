/**
 * One rule of a service agreement, as data. What each type means, and where it was observed, is told in
 * docs/policies.md; `evaluate.ts` says what a person's days come to.
 */
import { z } from 'zod'
import { Day, DayPart, MinuteOfDay } from '../calendar/day.ts'
import { Place } from '../domain/day-plan.ts'
import { Feature } from '../domain/floor-plan.ts'
import { PersonId, RuleId, TeamId } from '../domain/ids.ts'
import { keptText } from '../domain/text.ts'

/** A text in both languages of the app. */
export const LocalText = z.strictObject({ de: keptText(600).min(1), en: keptText(600).min(1) })
export type LocalText = z.infer<typeof LocalText>

/**
 * Whom a rule is for. `department`: everyone whose home team is one of the nodes or below it; `team`: everyone
 * who belongs to one of the teams, at home or as a further member.
 */
export const Scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('city') }),
  z.strictObject({ kind: z.literal('department'), ids: z.array(TeamId).min(1).max(500) }),
  z.strictObject({ kind: z.literal('team'), ids: z.array(TeamId).min(1).max(500) }),
  z.strictObject({ kind: z.literal('person'), ids: z.array(PersonId).min(1).max(500) }),
])
export type Scope = z.infer<typeof Scope>

/** `block`: a change that makes the rule worse is refused; `warn`: it is said; `info`: it is only shown. */
export const Severity = z.enum(['block', 'warn', 'info'])
export type Severity = z.infer<typeof Severity>

/**
 * The stretch of days a rule counts over. Weeks begin on Monday, several of them with the week in which the
 * rule's validity begins; months, quarters, half-years and years are those of the calendar.
 */
export const CountingWindow = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('weeks'), count: z.int().min(1).max(52) }),
  z.strictObject({ unit: z.enum(['month', 'quarter', 'halfYear', 'year']) }),
])
export type CountingWindow = z.infer<typeof CountingWindow>

/**
 * How much: a share of the person's own working halves in the window, or days of a full-time window.
 * `proportional` days shrink with the working halves a person has there (part time, holidays, closures, a
 * rule or a team that begins in the middle), `fixed` days are the same for everyone.
 */
export const Amount = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), percent: z.number().min(0).max(100) }),
  z.strictObject({
    kind: z.literal('days'),
    days: z.number().multipleOf(0.5).min(0).max(366),
    partTime: z.enum(['proportional', 'fixed']),
  }),
])
export type Amount = z.infer<typeof Amount>

const places = z.array(Place).min(1).max(4)
const weekdays = z.array(z.int().min(1).max(7)).min(1).max(7)

/** Until when something is kept: a minute of the day so many days before the day it is about. */
export const KeptUntil = z.strictObject({ daysBefore: z.int().min(0).max(60), minute: MinuteOfDay })
export type KeptUntil = z.infer<typeof KeptUntil>

const common = {
  id: RuleId,
  scope: Scope,
  /** First and last day on which it holds; null: until further notice. */
  validFrom: Day,
  validTo: Day.nullable(),
  severity: Severity,
  /** Where the agreement says so, such as "§ 4 Abs. 2". */
  paragraph: keptText(80),
  /** What it says, in plain words. */
  text: LocalText,
}
const type = <T extends string>(name: T) => z.literal(name)

export const Rule = z
  .discriminatedUnion('type', [
    /** At most so much at one place. */
    z.strictObject({ ...common, type: type('quota'), place: Place, amount: Amount, window: CountingWindow }),
    /** At most so much at several places together. */
    z.strictObject({ ...common, type: type('combinedCap'), places, amount: Amount, window: CountingWindow }),
    /**
     * Raises quotas and combined caps for those in its scope; it never lowers one. Says nothing about
     * grounds: an agreed exception until a day.
     */
    z.strictObject({
      ...common,
      type: type('quotaException'),
      /** The quota or cap it raises; null: every one that limits these places. */
      raises: RuleId.nullable(),
      places,
      amount: Amount,
      /** Agreed with the representation of severely disabled employees. */
      withRepresentation: z.boolean(),
    }),
    /** At least so much at these places together. */
    z.strictObject({ ...common, type: type('minPresence'), places, amount: Amount, window: CountingWindow }),
    /** Days on which everyone in the scope is at the office: team days. */
    z.strictObject({
      ...common,
      type: type('coreDay'),
      weekdays,
      part: DayPart,
      /** 1: every week; 2: every other, from the week in which the validity begins. */
      everyWeeks: z.int().min(1).max(12),
    }),
    /** So many of each team in the scope at the office on these days. */
    z.strictObject({
      ...common,
      type: type('minStaffing'),
      weekdays,
      part: DayPart,
      people: z.int().min(1).max(500),
    }),
    /** These places are not for those in the scope who belong to one of the groups; no groups: for none in the scope. */
    z.strictObject({
      ...common,
      type: type('eligibility'),
      places,
      groups: z.array(keptText(80).min(1)).max(50),
    }),
    /** These places need a grant in force. */
    z.strictObject({
      ...common,
      type: type('grant'),
      places,
      trialMonths: z.int().min(1).max(24).nullable(),
      /** null: granted without end. */
      termMonths: z.int().min(1).max(120).nullable(),
      /** Days before a grant's end from which on it is said. */
      remindDays: z.int().min(0).max(366),
    }),
    /** Where work away from the office may be done. Cannot be checked, as no such place is ever stored: it is said. */
    z.strictObject({
      ...common,
      type: type('placeLimit'),
      /** ISO 3166-1 codes; empty: anywhere. */
      countries: z.array(z.string().regex(/^[A-Z]{2}$/)).max(50),
      publicPlaces: z.boolean(),
    }),
    /** At least so many desks for the people of the scope: about the house, so that it refuses nobody anything. */
    z.strictObject({
      ...common,
      type: type('sharingRatio'),
      /** Desks ÷ people. */
      ratio: z.number().min(0).max(2),
      /** Desks on top, such as those for trainees. */
      guaranteed: z.int().min(0).max(1_000),
    }),
    /** How far ahead a desk may be booked. */
    z.strictObject({
      ...common,
      type: type('bookingWindow'),
      daysAhead: z.int().min(1).max(400),
      /** Minute of the day after which the day itself is no longer booked; null: at any time. */
      cutOff: MinuteOfDay.nullable(),
    }),
    /** Desks of holders in the scope (`FixedDesk`) are to be had by others in halves in which the holder is planned there. */
    z.strictObject({
      ...common,
      type: type('reservedDesk'),
      releasedAt: z
        .array(Place.exclude(['office']))
        .min(1)
        .max(3),
    }),
    /** Desks with this equipment are kept for those who need it. */
    z.strictObject({
      ...common,
      type: type('accessibleDesk'),
      features: z.array(Feature).min(1).max(20),
      keptUntil: KeptUntil,
    }),
    /** Home zones of the teams in the scope open to everyone. */
    z.strictObject({ ...common, type: type('homeZone'), opensAt: KeptUntil }),
  ])
  .refine((r) => r.validTo === null || r.validFrom <= r.validTo, 'a rule ends after it begins')
export type Rule = z.infer<typeof Rule>
export type RuleType = Rule['type']
export const RULE_TYPES = Rule.options.map((option) => option.shape.type.value)
export type RuleOf<T extends RuleType> = Extract<Rule, { type: T }>

/** A limit of places, which an exception may raise. */
export type Limit = RuleOf<'quota'> | RuleOf<'combinedCap'>
export const isLimit = (rule: Rule): rule is Limit => rule.type === 'quota' || rule.type === 'combinedCap'

/** A rule that counts halves at some places. */
export type Counted = Limit | RuleOf<'minPresence'>
export const placesOf = (rule: Counted): readonly Place[] =>
  rule.type === 'quota' ? [rule.place] : rule.places

/** A rule for single persons is shown to nobody else. */
export const isPersonal = (rule: Rule): boolean => rule.scope.kind === 'person'
