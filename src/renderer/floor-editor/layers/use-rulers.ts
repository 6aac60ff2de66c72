/** Whether the board has rulers: of this laptop, as the layers are. */
import { create } from 'zustand'

const KEY = 'platzwahl.rulers'

export const useRulers = create<{ on: boolean }>(() => ({ on: localStorage.getItem(KEY) !== 'off' }))

export function setRulers(on: boolean): void {
  useRulers.setState({ on })
  localStorage.setItem(KEY, on ? 'on' : 'off')
}
