/** A port for servers that tests stop and start again. */
import { createServer } from 'node:net'

/** Systems give outgoing connections their ports from 32768 (Linux) or 49152 (others) on. */
const FIRST = 20_000
const LAST = 32_000

/**
 * A port nobody listens at. It is none of those that outgoing connections get, one of which could have taken it by
 * the time a server is started again.
 * @throws when no port of many tried is free
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST))
    if (await isFree(port)) return port
  }
  throw new Error('no free port was found')
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
