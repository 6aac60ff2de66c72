import { SPACE_STATE_NAMES, SpaceState } from '#shared/domain/space-state.ts'

/**
 * The states of a floor as the core sends them: base64, a byte per space in plan order. Of
 * another length than the plan has spaces (a new plan is on its way), or with a byte that is no
 * state: null.
 */
export function decodeStates(base64: string, spaces: number): Uint8Array | null {
  let text: string
  try {
    text = atob(base64)
  } catch {
    return null
  }
  if (text.length !== spaces) return null
  const states = new Uint8Array(spaces)
  for (let i = 0; i < spaces; i++) {
    const state = text.charCodeAt(i)
    if (state >= SPACE_STATE_NAMES.length) return null
    states[i] = state
  }
  return states
}

/** How many spaces are in a state, of those that match where there is a filter. */
export function countState(states: Uint8Array, state: number, matches: Uint8Array | null): number {
  let n = 0
  for (let i = 0; i < states.length; i++)
    if (states[i] === state && (matches === null || matches[i] === 1)) n++
  return n
}

export const countFree = (states: Uint8Array, matches: Uint8Array | null): number =>
  countState(states, SpaceState.free, matches)
