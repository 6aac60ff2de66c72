/** What a suggested week is made from, and what it says. Sentences are made of it elsewhere. */
import type { Day, Half } from '../calendar/day.ts'
import type { DayPlan } from '../domain/day-plan.ts'
import type { Feature } from '../domain/floor-plan.ts'
import type { PolicyId, RuleId, SpaceId } from '../domain/ids.ts'
import type { Facts } from '../policy/facts.ts'
import type { Finding } from '../policy/finding.ts'
import type { Policy } from '../policy/policy.ts'

/** Places that are suggested. `elsewhere` and `away` are for the person alone to say. */
export type SuggestedPlace = 'office' | 'home'

/** Millimetres from a desk to what the person wants to be near. */
export interface Nearness {
  readonly to: 'teamZone' | 'colleagues'
  readonly distance: number
}

/** A desk that is free for all that is still open of a day. */
export interface CandidateDesk {
  readonly spaceId: SpaceId
  readonly features: readonly Feature[]
  /** null: not known, or on another floor. */
  readonly near: Nearness | null
}

export interface DayToFill {
  readonly day: Day
  /** The team meets at the office. */
  readonly isTeamDay: boolean
  /** People the person works with who are known to be at the office. */
  readonly colleagues: number
  /** In any order. */
  readonly desks: readonly CandidateDesk[]
}

export interface WeekToSuggest {
  readonly policies: readonly Policy[]
  readonly facts: Facts
  /** The person's days as they are, of every window a rule counts over (`daysJudged`), in any order. */
  readonly plans: readonly DayPlan[]
  /**
   * At most `MAX_DAYS`, each once, in any order. Of each only the halves are filled that are working time, ahead
   * and still open: what the person planned stays as it is.
   */
  readonly days: readonly DayToFill[]
  /** Where the person said they want to be, by weekday (1 = Monday). */
  readonly wishes: ReadonlyMap<number, SuggestedPlace>
  /** Where the person mostly is, by weekday (1 = Monday), though they did not say so. */
  readonly usual: ReadonlyMap<number, SuggestedPlace>
  readonly wantedFeatures: readonly Feature[]
}

/** Two weeks with their weekends. */
export const MAX_DAYS = 14

/** A rule and what it came to in the window that decided, in its own unit. */
export interface RuleFigures
  extends Pick<Finding, 'severity' | 'type' | 'from' | 'to' | 'have' | 'limit' | 'bound' | 'unit'> {
  readonly policyId: PolicyId
  readonly ruleId: RuleId
}

export type PlaceReason =
  /** At the other place, with the other days as they are suggested, this rule would be broken, or more so. */
  | ({ readonly kind: 'rule' } & RuleFigures)
  | { readonly kind: 'teamDay' }
  | { readonly kind: 'wish'; readonly weekday: number }
  | { readonly kind: 'usual'; readonly weekday: number }
  | { readonly kind: 'colleagues'; readonly count: number }
  /** At home, where no desk is to be had at the office. */
  | { readonly kind: 'noDesk' }

export type DeskReason =
  /** No desk that may be had is nearer, but for a few steps. */
  | ({ readonly kind: 'deskNearTeam' } & Nearness)
  /** Of the wanted features. */
  | { readonly kind: 'feature'; readonly has: readonly Feature[]; readonly lacks: readonly Feature[] }
  /** The desk held or suggested on this day, the last one with a desk before. */
  | { readonly kind: 'sameDeskAsBefore'; readonly day: Day }
  /** Why there is none: no desk is free. */
  | { readonly kind: 'noneFree' }
  /** Why there is none: the rule keeps every free desk from the person, or some of them. */
  | ({ readonly kind: 'rule' } & RuleFigures)

export interface SuggestedDay {
  readonly day: Day
  /** What is filled; the rest of the day stays as it was planned. */
  readonly halves: readonly Half[]
  readonly place: SuggestedPlace
  /** In the order of `PlaceReason`; none where nothing spoke for either place. */
  readonly reasons: readonly PlaceReason[]
  /** null at home, and at the office where none is to be had. */
  readonly spaceId: SpaceId | null
  readonly deskReasons: readonly DeskReason[]
}

export interface SuggestedPlan {
  readonly kind: 'plan'
  /** In order; none where nothing is open. */
  readonly days: readonly SuggestedDay[]
  /** Rules that warn and that could not be kept, as they are in the plan. */
  readonly broken: readonly Finding[]
  /** Blocking rules of which too little is known here to say that the plan keeps them: the server decides. */
  readonly undecided: readonly Finding[]
}

/**
 * Blocking rules that cannot be kept all together on the open days. None of them can be left out: without any one
 * the others can be kept. There may be further rules that collide among themselves.
 */
export interface Conflict {
  readonly kind: 'conflict'
  /** Each as it is in the plan that keeps the others and breaks it least, in the order of policy and rule. */
  readonly rules: readonly Finding[]
}

export type Suggestion = SuggestedPlan | Conflict
