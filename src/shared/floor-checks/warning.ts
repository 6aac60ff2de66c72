/** What a check found. It warns of a number beside its limit; it does not replace a risk assessment. */
import type { Point } from '../domain/floor-plan.ts'

/** In the order in which they are listed. */
export const CHECKS = [
  'outside-room',
  'unreachable',
  'aisle',
  'route-width',
  'escape-length',
  'escape-walk',
  'escape-width',
  'escape-blocked',
  'door-width',
  'door-swing',
  'door-opening',
  'room-area',
  'room-guide',
  'movement-area',
  'movement-overlap',
  'side-by-side',
  'wheelchair',
  'duplicate-number',
  'missing-number',
  'duplicate-label',
  'missing-label',
] as const
export type CheckName = (typeof CHECKS)[number]

/** `mm` are shown as metres, `mm2` as square metres, `deg` as degrees of a door's opening, `count` as they are. */
export type Unit = 'mm' | 'mm2' | 'deg' | 'count'

/** `warning`: a value of a rule is missed; `hint`: a guide value is, or the plan is incomplete. */
export type Severity = 'warning' | 'hint'

export interface Warning {
  readonly check: CheckName
  /** Ids of the objects it stands beside; the first is the one it is about. */
  readonly objects: readonly string[]
  /** Where on the floor, mm. */
  readonly at: Point
  readonly severity: Severity
  /** The number found; null where there is none to give, such as no way at all. */
  readonly found: number | null
  /** What it should be at least (at most for escape lengths, opening angles at least). */
  readonly limit: number | null
  readonly unit: Unit
  /** The rule, such as "ASR A1.2, 5 (3)"; null where the plan itself asks for it. */
  readonly source: string | null
  /** What the sentence needs besides: words and numbers by name. */
  readonly data: WarningData
}

export interface WarningData {
  /** Desks of a room, or people who use a way or door. */
  readonly people?: number
  /** The free rectangle found before a desk, mm. */
  readonly width?: number
  readonly depth?: number
  /** Which of a movement area's values is missed most. */
  readonly short?: 'depth' | 'width' | 'area'
  /** What a movement area overlaps with. */
  readonly with?: 'desk' | 'route' | 'door'
  /** A label or number as it stands in the drawing. */
  readonly label?: string
}

/** The order of a list of warnings, which does not depend on the order of objects. */
export function inOrder(a: Warning, b: Warning): number {
  const byCheck = a.check === b.check ? 0 : PLACES[a.check] - PLACES[b.check]
  if (byCheck !== 0) return byCheck
  for (let i = 0; i < Math.max(a.objects.length, b.objects.length); i++) {
    const [x, y] = [a.objects[i] ?? '', b.objects[i] ?? '']
    if (x !== y) return x < y ? -1 : 1
  }
  return (a.found ?? -1) - (b.found ?? -1)
}

/** Warnings before hints, each in their order. */
export const gravestFirst = (warnings: readonly Warning[]): Warning[] =>
  (['warning', 'hint'] as const).flatMap((severity) => warnings.filter((w) => w.severity === severity))

const PLACES = Object.fromEntries(CHECKS.map((check, i) => [check, i])) as Record<CheckName, number>
