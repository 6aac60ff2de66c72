import type { KeyboardEvent } from 'react'
import { expect, test, vi } from 'vitest'
import { EMPTY_PLAN, type Point } from '#shared/domain/floor-plan.ts'
import { type BoardHand, onBoardKey } from './board-keys.ts'
import type { Tool } from './tools.ts'
import type { Reach } from './view/ground.ts'
import { createHand } from './view/hand.ts'

// It asks for the core, which only a window has.
vi.mock('../app/history.ts', () => ({ isMac: false }))

const nothing = () => {}

/** A board on which a pixel is a millimetre, and what came of the hand and the keys on it. */
function boardWith(tool: Tool) {
  const lines: (readonly Point[])[] = []
  let inserted = 0
  const hand = createHand({
    ground: () => ({
      document: EMPTY_PLAN,
      chosen: new Set(),
      isHeld: () => false,
      camera: { k: 1, x: 0, y: 0 },
      tool,
      snapping: false,
      isPreview: false,
    }),
    wishes: () => ({ line: (points: readonly Point[]) => lines.push(points), pointed: nothing }),
    marks: { at: () => null },
    pan: nothing,
    hover: nothing,
    cursor: nothing,
    focus: nothing,
  } as unknown as Reach)
  return {
    lines,
    inserted: () => inserted,
    click(...at: [number, number]) {
      const event = { button: 0, detail: 1 } as PointerEvent
      hand.down(event, at)
      hand.up(event, at)
    },
    enter() {
      const keys = { view: hand, tool, insert: () => inserted++ } as unknown as BoardHand
      onBoardKey({ key: 'Enter', preventDefault: nothing } as unknown as KeyboardEvent, keys)
    },
  }
}

test('Enter ends the line that is drawn, and puts in none beside it', () => {
  const board = boardWith('wall')
  board.click(0, 0)
  board.click(4000, 0)
  board.click(4000, 3000)
  board.enter()
  expect(board.lines).toEqual([[[0, 0], [4000, 0], [4000, 3000]]]) // biome-ignore format: a line
  expect(board.inserted()).toBe(0)
})

test('a line of one point is given up by it', () => {
  const board = boardWith('dimension')
  board.click(0, 0)
  board.enter()
  board.click(4000, 0)
  expect(board.lines).toEqual([])
  expect(board.inserted()).toBe(0)
})

test('while no line is drawn, it puts one in', () => {
  const board = boardWith('route')
  board.enter()
  expect(board.inserted()).toBe(1)
})
