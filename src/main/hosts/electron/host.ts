/** The product's host: one window on the core. Electron comes in as a parameter, so that tests can watch. */

import { RPCHandler } from '@orpc/server/message-port'
import type * as Electron from 'electron'
import { type Core, createCore } from '#core/core.ts'
import type { Platform, Storage } from '#core/platform.ts'
import { readDemoLogins } from '../node/demo-logins.ts'
import { passphraseKeys, plainKeys } from '../node/key-wrappers.ts'
import { folderStorage, systemClock, systemInWords, systemRandom } from '../node/platform.ts'
import { serveRenderer } from './app-protocol.ts'
import { LINK_SCHEME, linkIn, pathOfLink } from './deep-link.ts'
import { APP_ORIGIN, APP_SCHEME, lockDown } from './lockdown.ts'
import type { ElectronHostOptions } from './options.ts'
import { osKeys } from './os-keys.ts'
import { handOutPorts, OPEN_CHANNEL } from './ports.ts'
import { readWindowState, writeWindowState } from './window-state.ts'

export type ElectronParts = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'ipcMain'
  | 'MessageChannelMain'
  | 'net'
  | 'powerMonitor'
  | 'protocol'
  | 'safeStorage'
  | 'screen'
  | 'session'
  | 'shell'
>

export interface Places {
  readonly renderer: string
  readonly preload: string
  /** Folder of the caches. */
  readonly data: string
}

/** Has to be called before Electron is ready. */
export function registerAppScheme(protocol: ElectronParts['protocol']): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/** Resolves when the window is open; false when another start of the app takes over. */
export async function startHost(
  electron: ElectronParts,
  options: ElectronHostOptions,
  places: Places,
  argv: readonly string[],
): Promise<boolean> {
  const { app } = electron
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return false
  }
  await app.whenReady()
  if (options.proxy) await electron.session.defaultSession.setProxy({ proxyRules: options.proxy })
  const storage = folderStorage(places.data)
  const core = await createCore(platformOf(electron, options, storage), {
    serverUrl: options.server,
    deviceName: options.deviceName,
    demoLogins: readDemoLogins(options.demoLogins),
  })
  lockDown(app, electron.session.defaultSession, (url) => void electron.shell.openExternal(url))
  electron.protocol.handle(APP_SCHEME, serveRenderer(places.renderer))
  const handler = new RPCHandler(core.router)
  handOutPorts(
    electron.ipcMain,
    () => new electron.MessageChannelMain(),
    (port) => handler.upgrade(port),
  )
  const window = openWindow(electron, storage, places.preload)
  followLinks(electron, window, argv)
  passHints(electron, window, core)
  closeInOrder(app, core)
  await window.loadURL(`${APP_ORIGIN}/`)
  return true
}

function platformOf(electron: ElectronParts, options: ElectronHostOptions, storage: Storage): Platform {
  const keys = options.demo ? plainKeys : (osKeys(electron.safeStorage, process.platform) ?? passphraseKeys)
  return {
    clock: systemClock,
    random: systemRandom,
    // Chromium's network knows the system's proxy and the city's certificate authority.
    network: { fetch: (request, init) => electron.net.fetch(request, init) },
    storage,
    keys,
    system: systemInWords(),
    log: (line) => process.stderr.write(`${line}\n`),
  }
}

function openWindow(
  { BrowserWindow, screen }: ElectronParts,
  storage: Storage,
  preload: string,
): Electron.BrowserWindow {
  const areas = screen.getAllDisplays().map((display) => display.workArea)
  const state = readWindowState(storage, areas)
  const window = new BrowserWindow({
    width: state?.width ?? 1280,
    height: state?.height ?? 800,
    ...(state && { x: state.x, y: state.y }),
    minWidth: 480,
    minHeight: 360,
    show: false,
    autoHideMenuBar: true,
    title: 'Platzwahl',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  if (state?.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    writeWindowState(storage, { ...window.getNormalBounds(), maximized: window.isMaximized() })
  })
  return window
}

/** A link opens in the window there is; on macOS it comes as an event, elsewhere as a second start. */
function followLinks({ app }: ElectronParts, window: Electron.BrowserWindow, argv: readonly string[]): void {
  app.setAsDefaultProtocolClient(LINK_SCHEME)
  const show = () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  }
  const open = (link: string | null) => {
    const path = link && pathOfLink(link)
    if (path) window.webContents.send(OPEN_CHANNEL, path)
  }
  app.on('second-instance', (_event, given) => {
    show()
    open(linkIn(given))
  })
  app.on('open-url', (event, link) => {
    event.preventDefault()
    show()
    open(link)
  })
  window.webContents.once('did-finish-load', () => open(linkIn(argv)))
}

function passHints({ powerMonitor }: ElectronParts, window: Electron.BrowserWindow, core: Core): void {
  powerMonitor.on('resume', () => core.hint('wake'))
  powerMonitor.on('unlock-screen', () => core.hint('wake'))
  window.on('focus', () => core.hint('focus'))
}

/** What is being written is written to its end before the app is gone. */
function closeInOrder(app: Electron.App, core: Core): void {
  let closed = false
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void core.close().finally(() => {
      closed = true
      app.quit()
    })
  })
}
