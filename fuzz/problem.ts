/** What a run found: a property that did not hold, and the call it showed at. */
export interface Problem {
  /** Name of the property. */
  readonly property: string
  /** The procedure, or where else it showed. */
  readonly where: string
  readonly detail: string
}

/** Problems of one kind are told once. */
export const kindOf = ({ property, where }: Problem): string => `${property} at ${where}`

export const shorten = (text: string, length = 600): string =>
  text.length <= length ? text : `${text.slice(0, length)} … (${text.length} characters)`
