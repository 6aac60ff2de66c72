/** How reading a plan made elsewhere can fail, and the sentence for each. */

export type ImportProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'tooLarge'; readonly megabytes: number; readonly limit: number }
  /** Recognised by content; `what` names it when it is a known other format. */
  | { readonly kind: 'notIfc'; readonly what: string | null }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'unknownSchema'; readonly schema: string }
  | { readonly kind: 'noStoreys' }
  | { readonly kind: 'noGeometry' }
  /** The reader failed, or what it found makes no plan. */
  | { readonly kind: 'damaged'; readonly detail: string }
  | { readonly kind: 'outOfTime'; readonly seconds: number }
  | { readonly kind: 'outOfMemory' }

export function problemSentence(problem: ImportProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'The file is empty.'
    case 'tooLarge':
      return `The file has ${problem.megabytes} MB; at most ${problem.limit} MB can be imported.`
    case 'notIfc':
      return problem.what
        ? `This is ${problem.what}, not an IFC file.`
        : 'This is not an IFC file: it does not begin with ISO-10303-21.'
    case 'truncated':
      return 'The IFC file is cut off: its end (END-ISO-10303-21) is missing. Please copy or export it again.'
    case 'unknownSchema':
      return `The IFC file follows a schema that cannot be read (${problem.schema || 'none given'}); IFC2X3 and IFC4 can.`
    case 'noStoreys':
      return 'The IFC file has no storeys, so there is no floor to import.'
    case 'noGeometry':
      return 'The IFC file has no geometry of walls or rooms, so there is nothing to draw.'
    case 'damaged':
      return `The IFC file is damaged and cannot be read (${problem.detail}).`
    case 'outOfTime':
      return `Reading the IFC file was stopped after ${problem.seconds} seconds.`
    case 'outOfMemory':
      return 'Reading the IFC file was stopped because it needed too much memory.'
  }
}
