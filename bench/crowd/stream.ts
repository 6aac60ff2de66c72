/** A stream of pokes on a bare socket: ten thousand of them must cost the measuring side next to nothing. */
import { connect, type Socket } from 'node:net'

export interface Stream {
  /** Reads nothing any more and closes nothing, as a laptop whose lid was shut. */
  freeze(): void
  close(): void
}

export interface StreamEvents {
  poked(): void
  /** The connection ended, or never was one. @param why in a few words */
  ended(why: string): void
}

/** Ports of one source address would run out; the loopback network has many addresses. */
const PORTS_OF_AN_ADDRESS = 20_000

/** @param no of the laptop, which decides about its source address */
export function openStream(server: string, token: string, no: number, events: StreamEvents): Stream {
  const { hostname, port, host } = new URL(server)
  const localAddress = `127.0.0.${1 + Math.floor(no / PORTS_OF_AN_ADDRESS)}`
  const socket: Socket = connect({ host: hostname, port: Number(port), localAddress })
  let status = ''
  let why = 'connection closed'
  socket.setEncoding('latin1')
  socket.on('connect', () => {
    socket.write(
      `GET /api/poke HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\naccept: text/event-stream\r\naccept-encoding: br, gzip, deflate\r\n\r\n`,
    )
  })
  socket.on('data', (text: string) => {
    if (status === '') {
      status = text.slice(9, 12)
      if (status !== '200') {
        why = `status ${status}`
        socket.destroy()
        return
      }
    }
    if (text.includes('data:')) events.poked()
  })
  socket.on('error', (error: NodeJS.ErrnoException) => {
    why = error.code ?? error.message
  })
  socket.on('close', () => events.ended(why))
  return { freeze: () => socket.pause(), close: () => socket.destroy() }
}
