import { useSyncExternalStore } from 'react'

const print = () => window.matchMedia('print')
const subscribe = (changed: () => void) => {
  const query = print()
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** Whether the page is being printed: what only has its visible part in the document then shows all of it. */
export const useIsPrinting = (): boolean => useSyncExternalStore(subscribe, () => print().matches)
