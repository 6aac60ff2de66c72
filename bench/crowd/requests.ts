/** Requests of the contract over connections that are kept, as laptops make them, without a laptop's weight. */
import { Agent, type IncomingMessage, request } from 'node:http'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip } from 'node:zlib'

const TIMEOUT_MS = 30_000
/** Connections are shared among the laptops; there are as many as requests at once. */
const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, maxFreeSockets: 512 })
const decoders: Record<string, (bytes: Buffer) => Promise<Buffer>> = {
  br: promisify(brotliDecompress),
  gzip: promisify(gunzip),
}

/** No answer, or one that is no success. @property message what kind of error it is, for counting */
export class Refused extends Error {
  readonly retryAfterMs: number | null
  constructor(kind: string, retryAfterMs: number | null = null) {
    super(kind)
    this.retryAfterMs = retryAfterMs
  }
}

/** @throws Refused */
export async function post<T>(
  server: string,
  path: string,
  token: string,
  content: unknown,
  signal?: AbortSignal,
): Promise<T> {
  const body = JSON.stringify(content)
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(`${server}/api${path}`, {
      method: 'POST',
      agent,
      timeout: TIMEOUT_MS,
      ...(signal ? { signal } : {}),
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'accept-encoding': 'br, gzip, deflate',
      },
    })
    sent.once('response', resolve)
    sent.once('timeout', () => sent.destroy(new Refused('timeout')))
    sent.once('error', (error: NodeJS.ErrnoException) =>
      reject(error instanceof Refused ? error : new Refused(error.code ?? error.message)),
    )
    sent.end(body)
  })
  const text = await textOf(response)
  if (response.statusCode === 200) return JSON.parse(text) as T
  const after = response.headers['retry-after']
  throw new Refused(
    `${response.statusCode}${after === undefined ? '' : ' with Retry-After'}`,
    after === undefined ? null : Number(after) * 1000,
  )
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of response) chunks.push(chunk as Buffer)
  } catch (error) {
    throw new Refused((error as NodeJS.ErrnoException).code ?? String(error))
  }
  const bytes = Buffer.concat(chunks)
  const decode = decoders[response.headers['content-encoding'] ?? '']
  return (decode ? await decode(bytes) : bytes).toString()
}
