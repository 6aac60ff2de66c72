import type { KeyboardEvent } from 'react'
import { expect, test, vi } from 'vitest'
import { EMPTY_PLAN, type Point } from '#shared/domain/floor-plan.ts'
import type { Bounds } from '#shared/geometry/turned-rect.ts'
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
  const outlines: (readonly Point[])[] = []
  const boxes: Bounds[] = []
  const refused: string[] = []
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
    wishes: () => ({
      line: (points: readonly Point[]) => lines.push(points),
      outline: (corners: readonly Point[]) => outlines.push(corners),
      box: (bounds: Bounds) => boxes.push(bounds),
      refuse: (why: string) => refused.push(why),
      pointed: nothing,
    }),
    marks: { at: () => null },
    pan: nothing,
    hover: nothing,
    cursor: nothing,
    focus: nothing,
  } as unknown as Reach)
  const pointer = { button: 0 } as PointerEvent
  return {
    hand,
    lines,
    outlines,
    boxes,
    refused,
    inserted: () => inserted,
    click(...at: [number, number]) {
      hand.down(pointer, at)
      hand.up(pointer, at)
    },
    pull(from: [number, number], to: [number, number]) {
      hand.down(pointer, from)
      hand.move(pointer, to)
      hand.up(pointer, to)
    },
    press(key: string) {
      const keys = { view: hand, tool, insert: () => inserted++, actions: {} } as unknown as BoardHand
      onBoardKey({ key, preventDefault: nothing } as unknown as KeyboardEvent, keys)
    },
  }
}

test('Enter ends the line that is drawn, and puts in none beside it', () => {
  const board = boardWith('wall')
  board.click(0, 0)
  board.click(4000, 0)
  board.click(4000, 3000)
  board.press('Enter')
  expect(board.lines).toEqual([[[0, 0], [4000, 0], [4000, 3000]]]) // biome-ignore format: a line
  expect(board.inserted()).toBe(0)
})

test('a line of one point is given up by it', () => {
  const board = boardWith('dimension')
  board.click(0, 0)
  board.press('Enter')
  board.click(4000, 0)
  expect(board.lines).toEqual([])
  expect(board.inserted()).toBe(0)
})

test('while no line is drawn, it puts one in', () => {
  const board = boardWith('route')
  board.press('Enter')
  expect(board.inserted()).toBe(1)
})

const L: readonly [number, number][] = [[0, 0], [4000, 0], [4000, 2000], [2000, 2000], [2000, 4000], [0, 4000]] // biome-ignore format: a line

test('an outline is closed by its first corner, a double click or Enter, and its last corner taken back', () => {
  const ways: ((board: ReturnType<typeof boardWith>) => void)[] = [
    (board) => board.click(5, 3),
    (board) => board.hand.double([0, 4000]),
    (board) => board.press('Enter'),
  ]
  for (const close of ways) {
    const board = boardWith('room')
    for (const at of L.slice(0, 3)) board.click(...at)
    board.click(3000, 3000)
    board.press('Backspace')
    for (const at of L.slice(3)) board.click(...at)
    // The second click of a double click.
    board.click(0, 4000)
    expect(board.outlines).toEqual([])
    close(board)
    expect(board.outlines).toEqual([L])
    expect(board.refused).toEqual([])
    expect(board.hand.cancel()).toBe(false)
  }
})

test('an outline takes no corner by which it would meet itself, and is not closed across itself', () => {
  const board = boardWith('zone')
  for (const at of L.slice(0, 4)) board.click(...at)
  board.click(3000, -1000)
  expect(board.refused).toEqual(['meetsItself'])
  board.click(5000, 1900)
  expect(board.refused).toHaveLength(2)
  board.click(5000, 3000)
  board.press('Enter')
  expect(board.refused).toHaveLength(3)
  board.press('Backspace')
  board.press('Enter')
  expect(board.outlines).toEqual([L.slice(0, 4)])
})

test('pulling draws a box at once, and Escape gives up what was begun corner by corner', () => {
  const board = boardWith('room')
  board.pull([1000, 1000], [3000, 2500])
  expect(board.boxes).toEqual([{ minX: 1000, minY: 1000, maxX: 3000, maxY: 2500 }])
  board.click(0, 0)
  board.click(4000, 0)
  expect(board.hand.cancel()).toBe(true)
  expect(board.hand.painting().line).toEqual([])
  expect(board.outlines).toEqual([])
})
