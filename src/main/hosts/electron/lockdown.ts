/** The window shows the app and nothing else: no foreign page, window, permission or embedded view. */
import type { App, Session, WebContents } from 'electron'

/** Where the renderer lives; a scheme of its own, so that no web page can be mistaken for it. */
export const APP_SCHEME = 'app'
export const APP_ORIGIN = `${APP_SCHEME}://platzwahl`

const ours = (url: string) => url === APP_ORIGIN || url.startsWith(`${APP_ORIGIN}/`)

/** @param openOutside hands a web address to the person's browser */
export function lockDown(
  app: Pick<App, 'on'>,
  session: Pick<
    Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  >,
  openOutside: (url: string) => void,
): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  app.on('web-contents-created', (_event, contents) => lockContents(contents, openOutside))
}

function lockContents(contents: WebContents, openOutside: (url: string) => void): void {
  contents.setWindowOpenHandler(({ url }) => {
    if (url.startsWith('https://')) openOutside(url)
    return { action: 'deny' }
  })
  const stay = (event: { preventDefault(): void }, url: string) => {
    if (!ours(url)) event.preventDefault()
  }
  contents.on('will-navigate', (event) => stay(event, event.url))
  contents.on('will-redirect', (event) => stay(event, event.url))
  contents.on('will-frame-navigate', (event) => stay(event, event.url))
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
