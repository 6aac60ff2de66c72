import { EventEmitter } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import type { SafeStorage } from 'electron'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { KeyUnavailable } from '#core/platform.ts'
import type { localContract } from '#shared/contract/local.ts'
import { folderStorage } from '../node/platform.ts'
import { linkIn, pathOfLink } from './deep-link.ts'
import { type ElectronParts, startHost } from './host.ts'
import { APP_ORIGIN } from './lockdown.ts'
import { osKeys } from './os-keys.ts'
import { ASK_CHANNEL, OPEN_CHANNEL, PORT_CHANNEL } from './ports.ts'
import { readWindowState, writeWindowState } from './window-state.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'platzwahl-electron-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Stands in for the binary: remembers what it was told, and can ring the app's bells. */
function electronDouble({ second = false } = {}) {
  const app = Object.assign(new EventEmitter(), {
    quits: 0,
    requestSingleInstanceLock: () => !second,
    whenReady: async () => {},
    setAsDefaultProtocolClient: () => true,
    quit() {
      this.quits++
    },
  })
  const permissions: { request?: (...a: unknown[]) => void; check?: () => boolean } = {}
  const protocols = new Map<string, (request: Request) => Promise<Response>>()
  const windows: Window[] = []
  class Window extends EventEmitter {
    readonly webContents = Object.assign(new EventEmitter(), {
      sent: [] as unknown[][],
      send(...args: unknown[]) {
        this.sent.push(args)
      },
    })
    readonly options: { webPreferences: Record<string, unknown> }
    loaded = ''
    focused = 0
    constructor(options: Window['options']) {
      super()
      this.options = options
      windows.push(this)
    }
    async loadURL(url: string) {
      this.loaded = url
    }
    show() {}
    focus() {
      this.focused++
    }
    maximize() {}
    restore() {}
    isMinimized = () => false
    isMaximized = () => false
    getNormalBounds = () => ({ x: 10, y: 20, width: 900, height: 700 })
  }
  const ipcMain = new EventEmitter()
  const powerMonitor = new EventEmitter()
  const parts = {
    app,
    BrowserWindow: Window,
    ipcMain,
    powerMonitor,
    MessageChannelMain: MessageChannel,
    net: { fetch },
    protocol: { handle: (scheme: string, answer: never) => protocols.set(scheme, answer) },
    safeStorage: { isEncryptionAvailable: () => false },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    session: {
      defaultSession: {
        setProxy: async () => {},
        setPermissionRequestHandler: (handler: never) => {
          permissions.request = handler
        },
        setPermissionCheckHandler: (handler: never) => {
          permissions.check = handler
        },
        setDevicePermissionHandler: () => {},
      },
    },
    shell: { openExternal: async () => {} },
  }
  return { parts: parts as unknown as ElectronParts, app, ipcMain, protocols, windows, permissions }
}

const options = {
  server: null,
  data: null,
  proxy: null,
  caCertificate: null,
  demo: true,
  demoLogins: null,
  deviceName: 'Test',
}

function places() {
  const renderer = join(folder, 'renderer')
  mkdirSync(renderer)
  writeFileSync(join(renderer, 'index.html'), '<!doctype html>')
  return { renderer, preload: '/preload.cjs', data: join(folder, 'data') }
}

describe('the desktop host', () => {
  test('opens one locked-down window on its own scheme', async () => {
    const { parts, windows, protocols, permissions, app } = electronDouble()
    expect(await startHost(parts, options, places(), [])).toBe(true)
    const [window] = windows
    expect(window!.loaded).toBe(`${APP_ORIGIN}/`)
    expect(window!.options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      preload: '/preload.cjs',
    })
    const page = await protocols.get('app')!(new Request(`${APP_ORIGIN}/woche`))
    expect(await page.text()).toBe('<!doctype html>')
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe')
    expect((await protocols.get('app')!(new Request('app://evil/'))).status).toBe(404)
    expect(permissions.check!()).toBe(false)
    let allowed: unknown
    permissions.request!(null, 'media', (yes: boolean) => {
      allowed = yes
    })
    expect(allowed).toBe(false)

    const contents = Object.assign(new EventEmitter(), {
      open: null as ((details: { url: string }) => { action: string }) | null,
      setWindowOpenHandler(handler: never) {
        this.open = handler
      },
    })
    app.emit('web-contents-created', {}, contents)
    const goes = (url: string) => {
      let stopped = false
      contents.emit('will-navigate', {
        url,
        preventDefault: () => {
          stopped = true
        },
      })
      return !stopped
    }
    expect([goes(`${APP_ORIGIN}/plan`), goes('https://evil.example'), goes('app://platzwahl.evil/')]).toEqual(
      [true, false, false],
    )
    expect(contents.open!({ url: 'https://example.org' })).toEqual({ action: 'deny' })
  })

  test('hands a port to its own page only, and the core answers on it', async () => {
    const { parts, ipcMain } = electronDouble()
    await startHost(parts, options, places(), [])
    const posted: { channel: string; port: MessagePort }[] = []
    const sender = {
      postMessage: (channel: string, _message: unknown, [port]: [MessagePort]) =>
        posted.push({ channel, port }),
    }
    ipcMain.emit(ASK_CHANNEL, { sender, senderFrame: { parent: null, origin: 'https://evil.example' } })
    ipcMain.emit(ASK_CHANNEL, { sender, senderFrame: { parent: {}, origin: APP_ORIGIN } })
    ipcMain.emit(ASK_CHANNEL, { sender, senderFrame: null })
    expect(posted).toEqual([])
    ipcMain.emit(ASK_CHANNEL, { sender, senderFrame: { parent: null, origin: APP_ORIGIN } })
    expect(posted[0]!.channel).toBe(PORT_CHANNEL)
    const { port } = posted[0]!
    port.start()
    const app: ContractRouterClient<typeof localContract> = createORPCClient(new RPCLink({ port }))
    expect(await app.session.state()).toEqual({ phase: 'needsServer' })
    port.close()
  })

  test('a second start leaves it to the first, which shows the link it was given', async () => {
    const late = electronDouble({ second: true })
    expect(await startHost(late.parts, options, places(), [])).toBe(false)
    expect(late.app.quits).toBe(1)
    expect(late.windows).toEqual([])
    rmSync(join(folder, 'renderer'), { recursive: true })

    const first = electronDouble()
    await startHost(first.parts, options, places(), [])
    first.app.emit('second-instance', {}, ['platzwahl', 'platzwahl://plan?floor=1'])
    const [window] = first.windows
    expect(window!.focused).toBe(1)
    expect(window!.webContents.sent).toEqual([[OPEN_CHANNEL, '/plan?floor=1']])
  })

  test('quits only after the core has closed', async () => {
    const { parts, app } = electronDouble()
    await startHost(parts, options, places(), [])
    let stopped = 0
    const quitting = { preventDefault: () => stopped++ }
    app.emit('before-quit', quitting)
    expect(stopped).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(app.quits).toBe(1)
    app.emit('before-quit', quitting)
    expect(stopped).toBe(1)
  })
})

describe('keys in the system’s secret store', () => {
  const store = (backend: string, available = true): SafeStorage =>
    ({
      isEncryptionAvailable: () => available,
      getSelectedStorageBackend: () => backend,
      encryptString: (text: string) => Buffer.from(`sealed ${text}`),
      decryptString: (sealed: Buffer) => {
        if (!sealed.toString().startsWith('sealed ')) throw new Error('locked')
        return sealed.toString().slice(7)
      },
    }) as Partial<SafeStorage> as SafeStorage

  test('are refused where the store only scrambles', () => {
    expect(osKeys(store('basic_text'), 'linux')).toBeNull()
    expect(osKeys(store('gnome_libsecret', false), 'linux')).toBeNull()
    expect(osKeys(store('gnome_libsecret'), 'linux')?.method).toBe('os')
  })

  test('come back as they were, and a store that will not open them loses nothing', async () => {
    const keys = osKeys(store('kwallet6'), 'linux')!
    const key = Uint8Array.from({ length: 32 }, (_, i) => i)
    expect(await keys.unwrap('a', await keys.wrap('a', key, ''), '')).toEqual(key)
    const refused = await keys
      .unwrap('a', Buffer.from('other').toString('base64'), '')
      .catch((e: unknown) => e)
    expect(refused).toBeInstanceOf(KeyUnavailable)
    expect((refused as KeyUnavailable).lost).toBe(false)
  })
})

test('links name screens of the app and nothing else', () => {
  expect(pathOfLink('platzwahl://plan?floor=1')).toBe('/plan?floor=1')
  expect(pathOfLink('platzwahl://settings/sync/')).toBe('/settings/sync')
  expect(pathOfLink('platzwahl://')).toBe('/')
  expect(pathOfLink('platzwahl://..%2f..')).toBe('/')
  expect(pathOfLink('https://plan')).toBeNull()
  expect(linkIn(['app', '--flag', 'platzwahl://plan'])).toBe('platzwahl://plan')
})

test('the window opens where it was, if a screen is still there', () => {
  const storage = folderStorage(folder)
  const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }]
  const state = { x: 2000, y: 100, width: 1000, height: 800, maximized: false }
  expect(readWindowState(storage, screens)).toBeNull()
  writeWindowState(storage, state)
  expect(readWindowState(storage, screens)).toBeNull()
  expect(readWindowState(storage, [...screens, { x: 1920, y: 0, width: 1920, height: 1080 }])).toEqual(state)
  storage.write('window.json', Buffer.from('{"x":'))
  expect(readWindowState(storage, screens)).toBeNull()
})
