/** One call of the central API: drawn for a procedure, then spoilt to a degree. */
import { gzipSync } from 'node:zlib'
import type { Dice } from '../dice.ts'
import type { Procedure } from '../procedures.ts'
import { type Drawing, draw } from '../schema/draw.ts'
import { mutate } from '../schema/mutate.ts'
import type { Actor } from './actors.ts'
import type { Wire } from './wire.ts'

export interface Call {
  readonly kind: 'call'
  /** The server's clock at the call. */
  readonly at: number
  /** Name of who calls. */
  readonly actor: string
  readonly procedure: string
  readonly wire: Wire
  /** Shows the actor's access token of that moment; else whatever the headers say. */
  readonly withToken: boolean
  /** The body as it was meant, before it was packed or lost. */
  readonly said: string
  /** Method, path and headers are those of the procedure, so its answers must be those it declares. */
  readonly isIntact: boolean
}

export function drawCall(procedure: Procedure, actor: Actor, drawing: Drawing, at: number): Call {
  const { dice } = drawing
  const spoilt = dice.weighted([
    ['not', 52],
    ['nearly', 24],
    ['input', 12],
    ['wire', 12],
  ] as const)
  const input = procedure.input ? drawInput(procedure, drawing, spoilt) : undefined
  let text = input === undefined ? null : JSON.stringify(input)
  if (text !== null && spoilt === 'input' && dice.chance(0.4)) text = spoiltJson(text, dice)
  const hasBody = text !== null && procedure.route.method !== 'GET'
  const wire: Wire = {
    method: procedure.route.method,
    path: `/api${procedure.route.path}`,
    headers: hasBody ? [['content-type', 'application/json']] : [],
    body: hasBody && text !== null ? Buffer.from(text) : null,
  }
  const call: Call = {
    kind: 'call',
    at,
    actor: actor.name,
    procedure: procedure.name,
    wire,
    withToken: actor.tokens !== null,
    said: text?.slice(0, 100_000) ?? '',
    isIntact: true,
  }
  return spoilt === 'wire' ? spoiltWire(call, drawing) : call
}

function drawInput(procedure: Procedure, drawing: Drawing, spoilt: string): unknown {
  const { dice } = drawing
  let input = procedure.input ? draw(procedure.input, drawing) : undefined
  const times = spoilt === 'nearly' ? 1 : spoilt === 'input' ? dice.between(1, 4) : 0
  for (let i = 0; i < times; i++) input = mutate(input, dice)
  return input
}

/** JSON that says something else than its value, or is none. */
function spoiltJson(text: string, dice: Dice): string {
  const at = dice.int(text.length + 1)
  return dice.pick<() => string>([
    () => text.slice(0, at),
    () => `${text}${text}`,
    () => `\ufeff${text}`,
    () => `${text.slice(0, at)}\0${text.slice(at)}`,
    () =>
      text.replace(/-?\d+/, () =>
        dice.pick(['1e999', '-0', '9007199254740993', '1e-999', 'NaN', '0x10', '1_0']),
      ),
    () => text.replace('{', '{"protocol":1,"protocol":2,'),
    () => text.replace('{', '{"__proto__":{"x":1},'),
    () => text.replaceAll('"', "'"),
    () => text.replace(/}$/, ',}'),
    () => `/* */${text}`,
    () => '['.repeat(200_000),
    () => `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
    () => `{"mutations":[${'{},'.repeat(100_000)}{}]}`,
    () => '',
    () => '"\\ud800"',
  ])()
}

const HUGE = Buffer.alloc(10_000_000, ' ')
const BOMB = gzipSync(Buffer.alloc(50_000_000, ' '))

function spoiltWire(call: Call, { dice, pools, owner }: Drawing): Call {
  const { wire } = call
  const odd = (changes: Partial<Wire>, more: Partial<Call> = {}): Call => ({
    ...call,
    isIntact: false,
    ...more,
    wire: { ...wire, ...changes },
  })
  const withHeaders = (...headers: readonly (readonly [string, string])[]) =>
    odd({ headers: [...wire.headers, ...headers] })
  const someToken = () => pools.draw('text accessToken', owner, dice) ?? 'x'
  const withToken = (value: string) =>
    odd({ headers: [...wire.headers, ['authorization', value]] }, { withToken: false })
  return dice.pick<() => Call>([
    () =>
      odd({
        method: dice.pick(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND']),
      }),
    () => odd({ path: dice.pick(ODD_PATHS)(wire.path) }),
    () => odd({ headers: [['content-type', dice.pick(ODD_TYPES)]] }),
    () => odd({ headers: [] }),
    () => odd({ body: HUGE }),
    () => odd({ body: dice.chance(0.5) ? Buffer.from(dice.bytes(200)) : Buffer.alloc(0) }),
    () => odd({ headers: [...wire.headers, ['content-encoding', 'gzip']], body: BOMB }),
    () => odd({ headers: [...wire.headers, ['content-encoding', 'gzip']], body: gzipSync(wire.body ?? '') }),
    () => withHeaders(['content-encoding', dice.pick(['gzip', 'br', 'deflate', 'zstd', 'x', 'gzip, gzip'])]),
    () => withHeaders(['content-type', 'application/json'], ['content-type', 'text/plain']),
    () =>
      withHeaders(
        ['accept', dice.pick(['text/html', '*/*;q=0', 'x'])],
        ['accept-encoding', dice.pick(['br', 'x', '*;q=0'])],
      ),
    () =>
      withHeaders(['x-forwarded-for', `${'1.2.3.4, '.repeat(50)}1`], ['x-http-method-override', 'DELETE']),
    () => withHeaders(['x-long', 'x'.repeat(dice.pick([8_000, 20_000]))]),
    () => withHeaders(...Array.from({ length: 200 }, (_, i) => [`x-${i}`, 'x'] as const)),
    () => withHeaders(['cookie', '__proto__=1'], ['if-none-match', '*'], ['range', 'bytes=0-1']),
    () => withToken(dice.pick(ODD_AUTHORIZATIONS)),
    // Another's token is a right token: whose it is decides what may be seen, so it is only shown broken.
    () => withToken(`Bearer ${broken(someToken(), dice)}`),
    () =>
      odd(
        { headers: [...wire.headers, ['authorization', 'Bearer x'], ['authorization', 'Bearer y']] },
        { withToken: false },
      ),
  ])()
}

function broken(token: string, dice: Dice): string {
  const [header = '', claims = '', signature = ''] = token.split('.')
  const none = Buffer.from('{"alg":"none"}').toString('base64url')
  const hmac = Buffer.from('{"alg":"HS256"}').toString('base64url')
  return dice.pick([
    token.slice(0, dice.int(token.length)),
    `${none}.${claims}.`,
    `${hmac}.${claims}.${signature}`,
    `${header}.${claims}.${signature.slice(4)}AAAA`,
    `${header}.${Buffer.from('{}').toString('base64url')}.${signature}`,
    `${header}.${claims}${claims}.${signature}`,
    'a.b.c',
    '..',
  ])
}

const ODD_AUTHORIZATIONS = [
  '',
  'Bearer',
  'Bearer ',
  'Basic cGVyc29uMTp4',
  `Bearer ${'a'.repeat(3_000)}`,
  'bearer null',
]

const ODD_TYPES = [
  '',
  'text/plain',
  'text/html',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/octet-stream',
  'application/json; charset=utf-16',
  'application/vnd.api+json',
  'APPLICATION/JSON;;;',
  'application/json, text/plain',
]

const ODD_PATHS: readonly ((path: string) => string)[] = [
  (path) => `${path}/`,
  (path) => `${path}/x`,
  (path) => path.replace('/api/', '/api//'),
  (path) => path.replace('/api/', '/api/../api/'),
  (path) => path.replace('/api/', '/API/'),
  (path) => path.replace(/.$/, (c) => `%${c.charCodeAt(0).toString(16)}`),
  (path) => `${path}%00`,
  (path) => `${path}%`,
  (path) => `${path}%E0%A4%A`,
  (path) => `${path}?a[__proto__][x]=1&a[constructor][prototype][x]=1`,
  (path) => `${path}?${'a[999999999]=1&'.repeat(20)}`,
  (path) => `${path}?${'a[b]'.repeat(1_500)}=1`,
  (path) => `${path}?%E0%A4%A=%`,
  (path) => `${path}?protocol=1&mutations[0][id]=1`,
  (path) => `${path}#x`,
  (path) => `http://example.org${path}`,
  () => '/',
  () => '*',
  () => '/api/__proto__',
  () => '/api/constructor/prototype',
  () => '/api/openapi.json?x=%00',
  () => `/api/${'a'.repeat(5_000)}`,
  () => `/api/${'%2e%2e/'.repeat(20)}etc/passwd`,
  () => '/ready?x=1',
  () => '/health',
]
