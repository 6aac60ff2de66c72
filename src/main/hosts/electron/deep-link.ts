/** Links such as `platzwahl://plan?floor=…` become paths of the app; anything odd opens its start. */
export const LINK_SCHEME = 'platzwahl'

const SCREEN = /^[a-z][a-z0-9/-]{0,100}$/

/** @returns a path such as `/plan?floor=…`; null when this is no link of ours */
export function pathOfLink(link: string): string | null {
  const url = URL.parse(link)
  if (url?.protocol !== `${LINK_SCHEME}:`) return null
  const screen = `${url.host}${url.pathname}`.replace(/\/+$/, '')
  if (!SCREEN.test(screen) || url.search.length > 500) return '/'
  return `/${screen}${url.search}`
}

/** The link among the arguments a second start of the app was given. */
export const linkIn = (argv: readonly string[]): string | null =>
  argv.find((arg) => arg.startsWith(`${LINK_SCHEME}://`)) ?? null
