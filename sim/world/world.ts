/** One run: a city, a server, laptops, and what has been seen of them. */
import { ORPCError, type RouterClient } from '@orpc/server'
import { decodeJwt } from 'jose'
import { sql } from 'kysely'
import type { CoreRouter } from '#core/core.ts'
import { type Database, readLife } from '#server/database/index.ts'
import { beginLife, ensureServer } from '#server/index.ts'
import { pastNow } from '#server/sync/past.ts'
import { loginOf, PASSWORD, personId } from '#server/testing/city.ts'
import type { Day } from '#shared/calendar/day.ts'
import type { Queued } from '#shared/contract/local.ts'
import type { Mutation, Outcome } from '#shared/contract/mutations.ts'
import type { DeviceId, Epoch, PersonId } from '#shared/domain/ids.ts'
import { Dice } from '../engine/dice.ts'
import { type Cancel, VirtualTime } from '../engine/virtual-time.ts'
import { CostOracle } from '../oracles/cost.ts'
import { Moments } from '../oracles/moments.ts'
import { RightsOracle } from '../oracles/rights.ts'
import { Central, GATHER_MS } from './central.ts'
import { buildSimCity, dayAhead, START } from './city.ts'
import { Life, NoConnection, type SimDatabase } from './database.ts'
import { PowerCut } from './disk.ts'
import { SimLaptop } from './laptop.ts'
import { Ledger } from './ledger.ts'
import { type Exchange, Line } from './line.ts'
import type { Overlap } from './overlap.ts'
import { People } from './people.ts'

export interface Viewer {
  readonly person: PersonId
  readonly device: DeviceId
}

/** Whose laptop each is at first: two people have two of them each. */
const OWNERS = [1, 2, 1, 4, 2, 3, 6, 5, 7, 8]

export class World {
  readonly seed: number
  readonly database: SimDatabase
  readonly time = new VirtualTime(START)
  /** How transactions overlap, where they can. */
  readonly overlap: Overlap | null
  /** Those who administer, as their connections to the database know them. */
  #office: Life | null = null
  readonly central: Central
  readonly laptops: SimLaptop[]
  readonly ledger = new Ledger()
  people = People.atFirst()
  /** What was so before, and until when: an answer may have been true for an earlier moment. */
  readonly #peopleBefore: { readonly until: number; readonly people: People }[] = []
  /** Whose laptop was revoked. */
  readonly revocations: { readonly laptop: number; readonly person: PersonId }[] = []
  /** When a laptop heard of it: what waited there until then is wiped, by intent. */
  readonly wipes: { readonly at: number; readonly laptop: number; readonly person: PersonId }[] = []
  /** Everyone who ever signed in on a laptop. */
  readonly users = new Map<SimLaptop, Set<number>>()
  /** What happened, in order; the same for the same seed. */
  readonly trace: string[] = []
  readonly violations: string[] = []
  isNight = false
  epochAtStart: Epoch | null = null
  /** Laptops that did not hear of a session that may have begun, and taken the place of the one they have. */
  readonly #unsureSessions = new Set<number>()
  #backup: { readonly people: People; readonly past: string } | null = null
  readonly #dice: Dice
  readonly #laters: Cancel[] = []
  /** What is to come with the next push of a laptop. */
  readonly #pushAwaited = new Map<number, () => void>()
  readonly #rights = new RightsOracle(this.ledger)
  readonly #cost = new CostOracle(this.ledger)
  readonly #moments = new Moments()

  constructor(seed: number, database: SimDatabase, laptops: number) {
    this.seed = seed
    this.database = database
    this.#dice = new Dice(seed, 'administration')
    this.overlap = database.overlap(this.time, seed)
    this.central = new Central(this.time, database, new Dice(seed, 'server'), this.overlap)
    const watchers = {
      asked: ({ laptop, path, token, request }: Pick<Exchange, 'laptop' | 'path' | 'token' | 'request'>) => {
        const viewer = viewerOf(token)
        if (!viewer || path !== '/api/push') return
        this.#pushAwaited.get(laptop)?.()
        this.#pushAwaited.delete(laptop)
        this.ledger.pushAsked(request, viewer)
        this.#sharesAsked(viewer.person, (request as { mutations: Mutation[] }).mutations)
      },
      answered: (e: Exchange) => this.#answered(e),
      delivered: (e: Exchange) => {
        this.#found(this.ledger.hears(e))
        const viewer = viewerOf(e.token)
        if (viewer && (e.answer as { code?: string } | null)?.code === 'DEVICE_REVOKED')
          this.wipes.push({ at: this.time.now, laptop: e.laptop, person: viewer.person })
      },
    }
    this.laptops = Array.from({ length: laptops }, (_, i) => {
      const n = i + 1
      const line = new Line(this.time, this.central, n, new Dice(seed, 'line', n), watchers)
      const laptop = new SimLaptop(n, this.time, line, new Dice(seed, 'laptop', n))
      laptop.onCrash = (e) =>
        this.violation(`the app on laptop ${n} crashed: ${e instanceof Error ? e.stack : e}`)
      return laptop
    })
  }

  async begin(): Promise<void> {
    await this.database.copies.begin(() => buildSimCity(this.database.own))
    await this.#watchCommits()
    this.epochAtStart = (await readLife(this.database.own.kysely)).epoch
    await this.startServer()
    for (const laptop of this.laptops) {
      await laptop.start()
      await this.signIn(laptop, ownerOf(laptop))
    }
    await this.time.pass(3_000)
    this.overlap?.stir()
  }

  async #watchCommits(): Promise<void> {
    if (!this.overlap) return
    this.overlap.onCommit = async () => {
      const wrong = await this.#moments.commit(this.database.own, this.time.now)
      // What had been accepted before a restore comes back whatever became of its space.
      if (!this.ledger.wasRestored) this.#found(wrong)
    }
    await this.overlap.onCommit()
  }

  /** Every connection to the database ends, and what was under way on it is undone. */
  async #disconnect(): Promise<void> {
    this.central.kill()
    this.#office?.die()
    this.#office = null
    await this.time.settle()
  }

  async end(): Promise<void> {
    for (const laptop of this.laptops) laptop.dispose()
    await this.#disconnect()
  }

  /** The day `n` days from today. */
  day(n: number): Day {
    return dayAhead(this.time.now, n)
  }

  note(line: string): void {
    this.trace.push(`${((this.time.now - START) / 1000).toFixed(3)} ${line}`)
  }

  violation(what: string): void {
    this.note(`VIOLATION ${what}`)
    this.violations.push(what)
  }

  /** Sessions end by the person's wish, a revocation, or because the person left; by nothing else. */
  #judgeNotice({ number }: SimLaptop, notice: string | null): void {
    const left = [...(this.users.get(this.laptops[number - 1] as SimLaptop) ?? [])].some((p) =>
      this.people.everInactive.has(personId(p)),
    )
    if (notice === 'expired' && !left && !this.#unsureSessions.has(number))
      this.violation(`the session on laptop ${number} ended for no reason`)
    if (notice === 'revoked' && !this.revocations.some((r) => r.laptop === number))
      this.violation(`laptop ${number} was wiped without a revocation`)
    if (notice === 'cacheLost' || notice === 'cacheRebuilt')
      this.violation(`the cache of laptop ${number} was given up: ${notice}`)
  }

  #found(wrong: string | null): void {
    if (wrong !== null) this.violation(wrong)
  }

  /** A person at the laptop does something; nothing happens while it is off or asleep. */
  async act<T>(
    laptop: SimLaptop,
    call: (app: RouterClient<CoreRouter>) => Promise<T>,
    then: (result: T) => void = () => {},
  ): Promise<void> {
    if (!laptop.isOn || laptop.isAsleep) return
    void call(laptop.app).then(then, (error: unknown) => {
      if (error instanceof PowerCut) return
      if (error instanceof ORPCError && error.code === 'PRECONDITION_FAILED') return
      if (laptop.disk.full && isDiskFull(error)) return
      this.violation(`laptop ${laptop.number} threw ${error instanceof Error ? error.stack : String(error)}`)
    })
    await this.time.settle()
  }

  /** As `act`, for what ends in the queue: the answer is a promise to the person. */
  async change(
    laptop: SimLaptop,
    what: string,
    call: (app: RouterClient<CoreRouter>) => Promise<Queued | null>,
  ) {
    const person = await this.personAt(laptop)
    if (!person) return await this.signIn(laptop, ownerOf(laptop))
    await this.act(laptop, call, (queued) => {
      this.note(`L${laptop.number} ${what}: ${tell(queued)}`)
      if (queued?.ok) {
        const at = this.time.now
        this.ledger.promised.push({ at, laptop: laptop.number, person, id: queued.changeId })
      }
    })
  }

  async personAt(laptop: SimLaptop): Promise<PersonId | null> {
    if (!laptop.isOn) return null
    const state = await laptop.app.session.state()
    if (state.phase === 'signedOut') this.#judgeNotice(laptop, state.notice)
    return state.phase === 'ready' ? state.me.id : null
  }

  async signIn(laptop: SimLaptop, person: number): Promise<void> {
    const users = this.users.get(laptop) ?? new Set()
    this.users.set(laptop, users.add(person))
    await this.act(
      laptop,
      (app) => app.session.signIn({ login: loginOf(person), password: PASSWORD }),
      (done) => {
        this.note(`L${laptop.number} signs in person ${person}: ${done.ok ? 'ok' : done.failure}`)
        if (!done.ok) this.#unsureSessions.add(laptop.number)
      },
    )
  }

  /** Something that comes by itself in a while, unless the run is over before. */
  later(ms: number, task: () => void): void {
    this.#laters.push(this.time.after(ms, task))
  }

  /** Something that comes when the next push of a laptop has reached the server, unless the run is over before. */
  withNextPush({ number }: SimLaptop, task: () => void): void {
    this.#pushAwaited.set(number, task)
  }

  /** Nothing that was to come comes any more. */
  forgetLaters(): void {
    this.#pushAwaited.clear()
    for (const cancel of this.#laters.splice(0)) cancel()
  }

  /** Switched on; at night it sleeps with the others. */
  async switchOn(laptop: SimLaptop): Promise<void> {
    await laptop.start()
    if (this.isNight) laptop.sleep()
  }

  async backUp(): Promise<void> {
    await this.time.working(() => this.database.copies.backUp())
    this.#backup = { people: this.people.copy(), past: await this.#past() }
  }

  async #past(): Promise<string> {
    const { rows } = await this.time.working(() => sql`select ${pastNow}`.execute(this.database.own.kysely))
    return JSON.stringify(rows)
  }

  /** @returns how: without a word only where something is lost that can be noticed; null where there is no backup */
  async restore(unannounced: boolean): Promise<'announced' | 'without a word' | null> {
    const backup = this.#backup
    if (!backup) return null
    await this.#disconnect()
    const announced = !unannounced || (await this.#past()) === backup.past
    this.ledger.wasPutBack()
    const { own } = this.database
    await this.time.working(async () => {
      await this.database.copies.restore()
      await this.overlap?.onCommit()
      if (!announced) return
      const random = { bytes: (n: number) => this.#dice.bytes(n) }
      await beginLife(own, {
        server: await ensureServer(own, random, 'Simulierte Stadt'),
        random,
        now: this.time.now,
        gatherMs: GATHER_MS,
        revocations: await this.central.revocations.read(),
      })
    })
    const { everInactive } = this.people
    this.changePeople(() => {})
    this.people = backup.people.copy()
    for (const person of everInactive) this.people.everInactive.add(person)
    this.people.isShareUnsure = true
    this.central.start()
    return announced ? 'announced' : 'without a word'
  }

  /** @param from since when, where the administration changed it */
  changePeople(change: (people: People) => void, from: Pick<People, 'order' | 'since'> = this.people): void {
    this.#peopleBefore.push({ until: this.time.now, people: this.people })
    this.people = this.people.copy()
    this.people.order = from.order
    this.people.since = from.since
    change(this.people)
  }

  /** What was so up to a place in the order of commits, the last at the end. */
  peopleUpTo(order: number): People[] {
    return [...this.#peopleBefore.map((b) => b.people), this.people].filter((p) => p.order <= order)
  }

  /** @throws when the server does not come up within a day; each of its transactions may be left open for an hour */
  async startServer(): Promise<void> {
    this.central.start()
    const isUp = await this.time.until(() => this.central.isUp, 24 * 3_600_000, 1_000)
    if (!isUp) throw new Error('the server did not start')
  }

  /**
   * The administration changes something in the database itself, and lets laptops know. How long it takes
   * depends on whom it has to wait for.
   */
  async administer(what: string, work: (office: Database) => Promise<void>): Promise<void> {
    this.note(what)
    this.#office ??= new Life((task) => this.time.working(task), this.overlap)
    const office = this.#office
    void this.time
      .working(() => work(this.database.of(office)))
      .then(
        () => {
          this.ledger.written++
          if (this.central.isUp) this.central.services.changes.announce({ everyone: true })
        },
        (error: unknown) => {
          // The administrator is told, and nothing was done.
          if (office.alive && !(error instanceof NoConnection))
            this.violation(`"${what}" failed: ${String(error)}`)
        },
      )
    await this.time.settle()
  }

  /** Until it is known what came of them, they may hold or not. */
  #sharesAsked(person: PersonId, mutations: readonly Mutation[]): void {
    const asked = mutations.flatMap(({ id, intent }) =>
      intent.name === 'people.share' && !this.ledger.answered.has(id)
        ? [[id, { person, level: intent.args.share }] as const]
        : [],
    )
    if (asked.length > 0)
      this.changePeople((people) => {
        for (const [id, choice] of asked) people.asked.set(id, choice)
      })
  }

  #sharesAnswered(outcomes: readonly Outcome[]): void {
    const ours = outcomes.flatMap((outcome) => {
      const choice = this.people.asked.get(outcome.id)
      return choice ? [{ ...choice, outcome }] : []
    })
    if (ours.length > 0)
      this.changePeople(({ asked, shares }) => {
        for (const { person, level, outcome } of ours) {
          asked.delete(outcome.id)
          const order = outcome.state === 'accepted' ? outcome.receipt.order : 0
          if (order > (shares.get(person)?.order ?? 0)) shares.set(person, { order, level })
        }
      })
  }

  #answered(exchange: Exchange): void {
    const { laptop, path, status, answer } = exchange
    const code = status === 200 ? '' : ` ${(answer as { code?: string } | null)?.code ?? ''}`
    this.note(`L${laptop} ${path} ${status}${code}`)
    if (status >= 500 && status !== 503)
      this.violation(`${path} answered ${status} ${JSON.stringify(answer)}`)
    const viewer = viewerOf(exchange.token)
    if (!viewer) return
    if (path === '/api/push') {
      this.#found(this.ledger.pushAnswered(exchange))
      if (status === 200) this.#sharesAnswered((answer as { outcomes: Outcome[] }).outcomes)
    }
    if (path === '/api/repair') this.ledger.repairAnswered(exchange)
    if (path === '/api/pull' && status === 200) {
      const before = this.#peopleBefore.filter((b) => b.until >= exchange.began).map((b) => b.people)
      this.#found(this.#rights.check(exchange, viewer, [this.people, ...before]))
      // Where transactions overlap, what had been written when a pull began cannot be told from outside.
      if (!this.overlap) this.#found(this.#cost.check(exchange))
      else this.#found(this.#moments.checkPull(viewer.person, exchange))
    }
  }
}

export const ownerOf = (laptop: SimLaptop): number => OWNERS[(laptop.number - 1) % OWNERS.length] as number

function viewerOf(token: string | null): Viewer | null {
  if (token === null) return null
  const { sub, dev } = decodeJwt(token)
  return { person: sub as PersonId, device: dev as DeviceId }
}

const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /SQLITE_FULL|ENOSPC/.test(String(error.code))

function tell(queued: Queued | null): string {
  if (!queued) return 'nothing'
  return queued.ok ? 'queued' : queued.refusal.reason
}
