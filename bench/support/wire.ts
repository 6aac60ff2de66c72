/** A line to a server that counts what comes back over it. */
import { connect, createServer, type Socket } from 'node:net'

export interface Line {
  readonly url: string
  /** Bytes the server sent: compressed, with headers. */
  received(): number
  close(): Promise<void>
}

export async function countingLine(server: string): Promise<Line> {
  const { hostname, port } = new URL(server)
  let received = 0
  const open = new Set<Socket>()
  const line = createServer((near) => {
    const far = connect(Number(port), hostname)
    open.add(near)
    near.on('close', () => open.delete(near))
    far.on('data', (chunk) => {
      received += chunk.length
    })
    near.pipe(far).pipe(near)
    near.on('error', () => far.destroy())
    far.on('error', () => near.destroy())
  })
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
  const address = line.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    received: () => received,
    close() {
      // Clients keep connections for the next request.
      for (const socket of open) socket.destroy()
      return new Promise((resolve) => line.close(() => resolve()))
    },
  }
}
