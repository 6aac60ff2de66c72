/** The board as the hand finds it, what the hand wishes to be done with it, and what of the hand is painted. */
import type { FloorPlanDocument, Point } from '#shared/domain/floor-plan.ts'
import type { CornerAt, CornerRefusal } from '#shared/floor-edit/corners.ts'
import type { AnyObject, PlanObject } from '#shared/floor-edit/objects.ts'
import type { Bounds } from '#shared/geometry/turned-rect.ts'
import type { Camera } from '../../floor/painter/camera.ts'
import type { Tool } from '../tools.ts'
import type { Mark, Marks } from './marks.ts'
import type { Overlay } from './overlay.ts'

/** What the hand wishes to be done with the drawing. */
export interface HandWishes {
  /**
   * @param how `add`: to what is chosen, or from it where it is
   * @param alone without the others of its group
   */
  choose(ids: readonly string[], how: 'only' | 'add', alone: boolean): void
  move(dx: number, dy: number): void
  turn(about: Point, degrees: number): void
  /** The one thing chosen was pulled by a handle. */
  reshape(before: PlanObject, after: AnyObject): void
  /** A corner of the one thing chosen was taken hold of. */
  corner(at: CornerAt): void
  click(at: Point): void
  box(bounds: Bounds): void
  line(points: readonly Point[]): void
  /** It is closed without repeating its first corner, and does not meet itself. */
  outline(corners: readonly Point[]): void
  /** A corner cannot be there. */
  refuse(why: CornerRefusal): void
  /** Where the pointer is on the floor; null: elsewhere. */
  pointed(at: Point | null): void
  /** A mark of warnings was pressed. */
  mark(mark: Mark): void
}

/** The board as the hand finds it at each moment. */
export interface Ground {
  readonly document: FloorPlanDocument | null
  readonly chosen: ReadonlySet<string>
  /** Of the one thing chosen; null: none is. */
  readonly corner: CornerAt | null
  readonly isHeld: (o: PlanObject) => boolean
  readonly camera: Camera
  readonly tool: Tool
  readonly snapping: boolean
  /** It is only looked at and measured: pulling moves what is in sight. */
  readonly isPreview: boolean
}

/** What the hand does to the board itself. */
export interface Reach {
  readonly ground: () => Ground
  readonly wishes: () => HandWishes
  readonly marks: Marks
  pan(to: Camera): void
  /** Over a mark; null: over none. */
  hover(mark: Mark | null): void
  cursor(name: string): void
  focus(): void
}

/** What of it is painted. */
export type HandPainting = Pick<
  Overlay,
  | 'chosen'
  | 'chosenBox'
  | 'handles'
  | 'corner'
  | 'pulled'
  | 'lengths'
  | 'shift'
  | 'isMoving'
  | 'guides'
  | 'box'
  | 'lasso'
  | 'line'
  | 'isOutline'
  | 'hovered'
>
