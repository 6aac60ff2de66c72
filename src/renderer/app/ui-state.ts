import { create } from 'zustand'

/** What the shell remembers while the window lives. */
export const useUi = create<{ palette: boolean }>(() => ({ palette: false }))

export const openPalette = (): void => useUi.setState({ palette: true })
export const closePalette = (): void => useUi.setState({ palette: false })
