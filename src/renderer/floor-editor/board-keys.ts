/** The keys of the drawing board. */
import type { KeyboardEvent } from 'react'
import { isMac } from '../app/history.ts'
import { ZOOM_STEP } from '../floor/plan/ZoomButtons.tsx'
import type { Tool } from './tools.ts'
import type { EditActions } from './use-actions.ts'
import type { EditorView } from './view/editor-view.ts'
import { TURN_STEP } from './view/gestures.ts'
import { GRID } from './view/hand.ts'

/** What one arrow key moves, mm. */
const NUDGE = { usual: GRID, large: 1_000, small: 10 }

/** What R turns, degrees clockwise; with Shift and back with Alt the small step, as pulling does. */
const TURN = { usual: 90, small: TURN_STEP }

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** What keys with Ctrl reach, on the board and in the table. */
export interface Hand {
  readonly actions: EditActions
  chooseAll(): void
  /** Find and replace. */
  replace(): void
}

export interface BoardHand extends Hand {
  readonly view: EditorView | null
  readonly tool: Tool
  readonly hasChosen: boolean
  setTool(tool: Tool): void
  chooseNothing(): void
  /** Moves what is chosen, mm, and keeps it in sight. */
  nudge(dx: number, dy: number): void
  /** What the tool makes, in the middle of what is in sight. */
  insert(): void
}

/** Keys with Ctrl, or Command on a Mac. @returns whether it was one */
export function withCommand(event: KeyboardEvent, hand: Hand): boolean {
  if (!(isMac ? event.metaKey : event.ctrlKey)) return false
  const { actions } = hand
  const key = event.key.toLowerCase()
  if (key === 'a') hand.chooseAll()
  else if (key === 'c') actions.copy()
  else if (key === 'x') actions.cut()
  else if (key === 'v') actions.paste()
  else if (key === 'd') actions.duplicate()
  else if (key === 'g') (event.shiftKey ? actions.ungroup : actions.group)()
  else if (key === 'l') actions.toggleLock()
  else if (key === 'f') hand.replace()
  else return false
  event.preventDefault()
  return true
}

export function onBoardKey(event: KeyboardEvent, hand: BoardHand): void {
  if (withCommand(event, hand) || event.ctrlKey || event.metaKey) return
  const { view, tool, actions } = hand
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const by = event.shiftKey ? NUDGE.large : event.altKey ? NUDGE.small : NUDGE.usual
  const arrow = ARROWS[key]
  if (arrow && hand.hasChosen) hand.nudge(arrow[0] * by, arrow[1] * by)
  else if (arrow) view?.panBy(arrow[0] * -60, arrow[1] * -60)
  else if (key === 'Delete') actions.remove()
  else if (key === 'Backspace') {
    if (!view?.takeBack()) actions.remove()
  } else if (key === 'Enter') {
    // Whoever draws a line ends it; nothing is put beside it.
    if (!view?.finish()) hand.insert()
  } else if (key === 'Escape') {
    if (view?.cancel()) return
    if (tool !== 'select') hand.setTool('select')
    else hand.chooseNothing()
  } else if (key === 'r') actions.turn(event.shiftKey ? TURN.small : event.altKey ? -TURN.small : TURN.usual)
  else if (key === 'm') actions.mirror()
  else if (key === 'l') hand.setTool('lasso')
  else if (key === '+' || key === '=') view?.zoomBy(ZOOM_STEP)
  else if (key === '-') view?.zoomBy(1 / ZOOM_STEP)
  else if (key === '0') view?.fit()
  else return
  event.preventDefault()
}
