/** Where the window was, so that it opens there again; a place no screen shows any more is forgotten. */
import { z } from 'zod'
import type { Storage } from '#core/platform.ts'

const WindowState = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(400).max(20_000),
  height: z.int().min(300).max(20_000),
  maximized: z.boolean(),
})
export type WindowState = z.infer<typeof WindowState>

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const FILE = 'window.json'
/** So much of the title bar must be on a screen to be grabbed. */
const GRIP = 80

export function readWindowState(storage: Storage, screens: readonly Area[]): WindowState | null {
  try {
    const file = storage.read(FILE)
    if (!file) return null
    const state = WindowState.parse(JSON.parse(Buffer.from(file).toString('utf8')))
    return screens.some((screen) => graspable(state, screen)) ? state : null
  } catch {
    return null
  }
}

export function writeWindowState(storage: Storage, state: WindowState): void {
  storage.write(FILE, Buffer.from(JSON.stringify(state)))
}

const graspable = (window: Area, screen: Area): boolean =>
  window.x + window.width >= screen.x + GRIP &&
  window.x <= screen.x + screen.width - GRIP &&
  window.y >= screen.y &&
  window.y <= screen.y + screen.height - GRIP
