/**
 * The way from the window to the core: a MessagePort in Electron, a WebSocket in the browser
 * host. A lost WebSocket is opened again; calls made meanwhile wait for it.
 */
import type { ClientLink } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { create } from 'zustand'

type Context = Record<never, never>
type Link = ClientLink<Context>

/**
 * Whether the core can be reached, for the one sentence the window shows when it cannot. `refused`: a
 * core answers there, but it was started anew and does not know this window.
 */
export const useConnection = create<{ state: 'connecting' | 'open' | 'lost' | 'refused' }>(() => ({
  state: 'connecting',
}))

/** A lost connection is told only when it stays lost: a restart of the core takes a moment. */
const TELL_AFTER_MS = 1_500
/** A browser does not tell why a socket did not open; a page of the same host does. */
async function whyLost(): Promise<'lost' | 'refused'> {
  try {
    const { status } = await fetch('/', { method: 'HEAD', cache: 'no-store' })
    return status === 401 ? 'refused' : 'lost'
  } catch {
    return 'lost'
  }
}

const RETRY_MS = [100, 300, 1_000, 2_000]

function reconnectingSocket(url: string): Link {
  let attempt = 0
  let tell: ReturnType<typeof setTimeout> | undefined
  let settle: (link: Link) => void = () => {}
  let ready: Promise<Link>
  const wait = () => {
    ready = new Promise((resolve) => {
      settle = resolve
    })
  }
  const told = async () => {
    const state = await whyLost()
    if (tell !== undefined) useConnection.setState({ state })
  }
  const open = () => {
    const socket = new WebSocket(url)
    socket.binaryType = 'arraybuffer'
    const link = new SocketLink({ websocket: socket })
    let opened = false
    socket.addEventListener('open', () => {
      opened = true
      attempt = 0
      clearTimeout(tell)
      tell = undefined
      useConnection.setState({ state: 'open' })
      settle(link)
    })
    socket.addEventListener('close', () => {
      if (opened) wait()
      if (tell === undefined) tell = setTimeout(told, TELL_AFTER_MS)
      // The host may come back while the window waits, and refuse it.
      else if (useConnection.getState().state === 'lost') void told()
      setTimeout(open, RETRY_MS[Math.min(attempt++, RETRY_MS.length - 1)])
    })
  }
  wait()
  open()
  return {
    async call(path, input, options) {
      const link = await ready
      return link.call(path, input, options)
    },
  }
}

/** The preload hands one port over by a window message, as soon as the window asks for it. */
function handedOverPort(): Link {
  const ready = new Promise<Link>((resolve) => {
    window.addEventListener('message', function take(event) {
      const port = event.ports[0]
      if (event.source !== window || event.data !== 'platzwahl:core' || !port) return
      window.removeEventListener('message', take)
      port.start()
      useConnection.setState({ state: 'open' })
      resolve(new PortLink({ port }))
    })
    window.postMessage('platzwahl:ask-core', '*')
  })
  return {
    async call(path, input, options) {
      const link = await ready
      return link.call(path, input, options)
    },
  }
}

export function linkToCore(): Link {
  const { protocol, host } = window.location
  if (protocol !== 'http:' && protocol !== 'https:') return handedOverPort()
  return reconnectingSocket(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/core`)
}
