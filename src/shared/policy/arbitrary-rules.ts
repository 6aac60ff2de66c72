/** Rules at random, for properties. */
import fc from 'fast-check'

export const amount = fc.oneof(
  fc.record({ kind: fc.constant('percent'), percent: fc.integer({ min: 0, max: 100 }) }),
  fc.record({
    kind: fc.constant('days'),
    days: fc.integer({ min: 0, max: 10 }).map((n) => n / 2),
    partTime: fc.constantFrom('proportional', 'fixed'),
  }),
)
export const part = fc.constantFrom('day', 'am', 'pm')

/** What the rules are about, as far as it differs from property to property. */
interface About {
  readonly window: fc.Arbitrary<unknown>
  readonly places: fc.Arbitrary<unknown>
  readonly quotaPlace: fc.Arbitrary<unknown>
  readonly weekdays: fc.Arbitrary<unknown>
  /** At most so many weeks from one core day to the next. */
  readonly everyWeeks: number
  readonly remindDays: fc.Arbitrary<number>
}

/** Rules about a person's days and permission, one kind each; what all rules have in common is not in them. */
export const rulesAboutDays = (about: About) => {
  const { window, places, quotaPlace, weekdays, everyWeeks, remindDays } = about
  return [
    fc.record({ type: fc.constant('quota'), place: quotaPlace, amount, window }),
    fc.record({ type: fc.constant('combinedCap'), places, amount, window }),
    fc.record({
      type: fc.constant('quotaException'),
      raises: fc.constant(null),
      places,
      amount,
      withRepresentation: fc.boolean(),
    }),
    fc.record({ type: fc.constant('minPresence'), places, amount, window }),
    fc.record({
      type: fc.constant('coreDay'),
      weekdays,
      part,
      everyWeeks: fc.integer({ min: 1, max: everyWeeks }),
    }),
    fc.record({ type: fc.constant('minStaffing'), weekdays, part, people: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ type: fc.constant('eligibility'), places, groups: fc.constantFrom([], ['x'], ['y']) }),
    fc.record({
      type: fc.constant('grant'),
      places,
      trialMonths: fc.constant(null),
      termMonths: fc.constant(null),
      remindDays,
    }),
  ] as const
}
