/** Ways in which the files of a laptop that is off get damaged. */
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Seeded } from '#server/demo/seeded.ts'

export interface Damage {
  readonly what: string
  /** The laptop was killed, so that its last changes are in the journal of the database. */
  readonly killed: boolean
  /** With the key everything is lost; without it, changes are only where both the cache and the copy of its queue are. */
  readonly ofKey: boolean
  do(folder: string): void
}

const PAGE = 4096
const HEADER = 100

const cacheIn = (folder: string): string => {
  const name = readdirSync(folder).find((f) => f.endsWith('.cache'))
  if (!name) throw new Error(`There is no cache in ${folder}`)
  return join(folder, name)
}
const walIn = (folder: string) => `${cacheIn(folder)}-wal`
const copyIn = (folder: string) => `${cacheIn(folder)}.queue`
const keyIn = (folder: string) => `${cacheIn(folder)}.key.json`
const indexIn = (folder: string) => join(folder, 'laptop.json')

function change(file: string, work: (content: Buffer) => void): void {
  const content = readFileSync(file)
  work(content)
  writeFileSync(file, content)
}
const flip = (content: Buffer, at: number) => {
  content[at] = (content[at] ?? 0) ^ 0xff
}

/**
 * @param template a folder such as will be damaged, of a laptop that quit and of one that was killed
 * @param every takes only every so manyth byte and page
 */
export function damages(template: { quit: string; killed: string }, seeded: Seeded, every: number): Damage[] {
  const size = readFileSync(cacheIn(template.quit)).length
  const walSize = readFileSync(walIn(template.killed)).length
  const off = (what: string, work: (folder: string) => void): Damage => ({
    what,
    killed: false,
    ofKey: false,
    do: work,
  })
  const killed = (what: string, work: (folder: string) => void): Damage => ({
    what,
    killed: true,
    ofKey: false,
    do: work,
  })
  const key = (what: string, work: (folder: string) => void): Damage => ({ ...off(what, work), ofKey: true })
  const header = Array.from({ length: HEADER }, (_, i) =>
    off(`byte ${i} of the cache flipped`, (f) => change(cacheIn(f), (c) => flip(c, i))),
  )
  const pages = Array.from({ length: size / PAGE }, (_, i) => {
    const noise = seeded.bytes(PAGE)
    return off(`page ${i + 1} of the cache overwritten`, (f) =>
      change(cacheIn(f), (c) => c.set(noise, i * PAGE)),
    )
  })
  const cuts = [1, 99, 512, PAGE, ...Array.from({ length: 6 }, () => seeded.below(size))].map((n) =>
    off(`the cache cut to ${n} bytes`, (f) => truncateSync(cacheIn(f), n)),
  )
  const wal = [0, 12, 24, 40, ...Array.from({ length: 6 }, () => seeded.below(walSize))].map((n) =>
    killed(`byte ${n} of the write-ahead log flipped`, (f) => change(walIn(f), (c) => flip(c, n))),
  )
  const walCuts = [0, 31, 4000, ...Array.from({ length: 4 }, () => seeded.below(walSize))].map((n) =>
    killed(`the write-ahead log cut to ${n} bytes`, (f) => truncateSync(walIn(f), n)),
  )
  const some = <T>(list: readonly T[]) => list.filter((_, i) => i % every === 0)
  return [
    ...some(header),
    ...some(pages),
    ...cuts,
    off('the cache emptied', (f) => truncateSync(cacheIn(f), 0)),
    off('the cache gone', (f) => rmSync(cacheIn(f))),
    ...wal,
    ...walCuts,
    killed('the write-ahead log gone', (f) => rmSync(walIn(f))),
    key('the key gone', (f) => rmSync(keyIn(f))),
    key('the key emptied', (f) => truncateSync(keyIn(f), 0)),
    key('the key of another cache', (f) =>
      writeFileSync(
        keyIn(f),
        JSON.stringify({
          version: 1,
          method: 'plain',
          wrapped: Buffer.from(seeded.bytes(32)).toString('base64'),
        }),
      ),
    ),
    key('a key too short', (f) =>
      writeFileSync(keyIn(f), JSON.stringify({ version: 1, method: 'plain', wrapped: 'AAAA' })),
    ),
    off('the copy of the queue gone', (f) => rmSync(copyIn(f))),
    off('the copy of the queue emptied', (f) => truncateSync(copyIn(f), 0)),
    off('the copy of the queue flipped', (f) => change(copyIn(f), (c) => flip(c, c.length - 1))),
    off('the index gone', (f) => rmSync(indexIn(f))),
    off('the index emptied', (f) => truncateSync(indexIn(f), 0)),
    off('the index half written', (f) => truncateSync(indexIn(f), readFileSync(indexIn(f)).length / 2)),
    off('nothing damaged', () => {}),
    killed('nothing damaged, but killed', (f) => {
      if (!existsSync(walIn(f))) throw new Error('There is no write-ahead log')
    }),
  ]
}
