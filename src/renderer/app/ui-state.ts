import { create } from 'zustand'

/**
 * The heading of a screen takes the focus when the person came from another screen, not when the
 * window opens: whether there was another one.
 */
export const visited = { before: false }

/** What the shell remembers while the window lives. */
export const useUi = create<{ palette: boolean; signingOut: boolean }>(() => ({
  palette: false,
  signingOut: false,
}))

export const openPalette = (): void => useUi.setState({ palette: true })
export const closePalette = (): void => useUi.setState({ palette: false })
