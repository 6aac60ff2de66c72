/**
 * Where the window is, after the `#`: `#/plan/<floor>?day=2026-11-24&part=am`. wouter's own hash
 * location would move the query in front of the `#`, which a deep link cannot carry.
 */
import { useSyncExternalStore } from 'react'
import { type BaseLocationHook, useSearch } from 'wouter'

const subscribe = (changed: () => void) => {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}
const current = (): string => window.location.hash.replace(/^#?\/?/, '/')
const split = (): readonly [path: string, search: string] => {
  const [path = '/', search = ''] = current().split('?', 2)
  return [path, search]
}

/** Goes to a path of the app, such as `/week/2026-11-23`. `replace` leaves no step to go back to. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  const url = `#${to}`
  if (`#${current()}` === url) return
  window.history[options.replace ? 'replaceState' : 'pushState'](null, '', url)
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}

/** Whether the window shows a path or something below it: whoever was slow to finish leads nobody back who has gone on. */
export const isAt = (path: string): boolean => split()[0] === path || split()[0].startsWith(`${path}/`)

const useHashPath: BaseLocationHook = () => [useSyncExternalStore(subscribe, () => split()[0]), navigate]
const useHashSearch = (): string => useSyncExternalStore(subscribe, () => split()[1])

/** For `<Router>`; everything below then uses wouter's `useLocation`, `useSearch`, `Route`. */
export const hashLocation = Object.assign(useHashPath, {
  searchHook: useHashSearch,
  hrefs: (href: string) => `#${href}`,
})

/** The query of the present place as parameters. */
export const useParams = (): URLSearchParams => new URLSearchParams(useSearch())

/** Links from outside (`platzwahl://…`, handed over by the preload). */
export function followDeepLinks(): void {
  window.addEventListener('message', (event) => {
    if (event.source !== window) return
    const data: unknown = event.data
    if (typeof data !== 'object' || data === null || !('type' in data) || !('path' in data)) return
    if (data.type === 'platzwahl:open' && typeof data.path === 'string' && data.path.startsWith('/'))
      navigate(data.path)
  })
  // The browser host serves the app under every path, so `/plan?floor=…` is a deep link too.
  const { pathname, search, hash } = window.location
  const path = pathname.replace(/\/index\.html$/, '/')
  if (path !== '/' && hash === '') window.history.replaceState(null, '', `/#${path}${search}`)
}
