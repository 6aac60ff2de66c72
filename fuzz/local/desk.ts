/** A laptop with its core and a server, whose window asks for anything. */
import { ORPCError } from '@orpc/server'
import { z } from 'zod'
import { captivePortal, clear, cut, TestLaptop, until, type Weather } from '#hosts/testing/laptop.ts'
import { loginOf, PASSWORD, PEOPLE, personId } from '#server/testing/city.ts'
import type { TestDatabases } from '#server/testing/databases.ts'
import { startWorld, type World } from '#server/testing/world.ts'
import { dayAt } from '#shared/calendar/day.ts'
import { localContract } from '#shared/contract/local.ts'
import { bookedTwice } from '../booked-twice.ts'
import { readForbidden } from '../central/leaks.ts'
import { Dice } from '../dice.ts'
import { type Problem, shorten } from '../problem.ts'
import { type Procedure, proceduresOf } from '../procedures.ts'
import { draw } from '../schema/draw.ts'
import { mutate } from '../schema/mutate.ts'
import { Pools } from '../schema/pools.ts'
import type { Tally } from '../tally.ts'

export type Step =
  | { readonly kind: 'call'; readonly procedure: string; readonly input: unknown }
  | { readonly kind: 'sign in'; readonly person: number }
  | { readonly kind: 'weather'; readonly weather: keyof typeof WEATHERS }
  /** The network is back: everything asked for has to end. `everyone`: of each who used the laptop. */
  | { readonly kind: 'settle'; readonly everyone: boolean }

const WEATHERS = { clear, cut, captivePortal } satisfies Record<string, Weather>

const procedures = proceduresOf(localContract)
const byName = new Map(procedures.map((p) => [p.name, p]))
const weighted = procedures.map((p) => [p, p.weight] as const)

/** Three of one team, so that each may see what the others plan. */
const USERS = [1, 2, 3]
/** Anyone else whose name was seen may sign in too. */
const EVERYONE = Array.from({ length: PEOPLE }, (_, i) => i + 1)
/** One of them draws the floors, too. */
const MANAGER = 3
/** What a screen may meet beside an answer: a wrong question, nobody signed in or without the role, a change that is gone. */
const EXPECTED = new Set(['BAD_REQUEST', 'PRECONDITION_FAILED', 'FORBIDDEN', 'NOT_FOUND'])
/** Milliseconds after which a call counts as hanging, and settling as never coming. Ceilings, no goals. */
const CEILING = 60_000

export class Desk {
  readonly #world: World
  readonly #laptop: TestLaptop
  readonly #tally: Tally
  readonly #pools = new Pools()
  /** Changes the laptop took, with whose they are, and whether the person put their rejection aside. */
  readonly #promised = new Map<string, { person: number; isPutAside: boolean }>()
  /** Whom each person could see at some time. */
  readonly #seen = new Map<number, ReadonlySet<string>>()
  #person = 1
  #isSignedIn = false

  private constructor(world: World, laptop: TestLaptop, tally: Tally) {
    this.#world = world
    this.#laptop = laptop
    this.#tally = tally
  }

  static async start(databases: TestDatabases, seed: string, tally: Tally): Promise<Desk> {
    const world = await startWorld(databases, { random: new Dice(`${seed} server`) })
    await world.database.kysely
      .updateTable('person')
      .set({ roles: ['staff', 'facility'] })
      .where('id', '=', personId(MANAGER))
      .execute()
    const laptop = new TestLaptop(world.url)
    const desk = new Desk(world, laptop, tally)
    desk.#setWeather('clear')
    await laptop.start()
    await desk.take({ kind: 'sign in', person: 1 })
    await until(
      () => laptop.app.session.state(),
      (s) => s.phase === 'ready',
      CEILING,
    )
    // What a window asks for first shows what there is to ask about.
    for (const { name, input } of procedures)
      if (!input) await desk.take({ kind: 'call', procedure: name, input: undefined })
    await desk.take({ kind: 'sign in', person: 1 })
    return desk
  }

  /** Addresses elsewhere are out of reach, whatever the weather: a fuzzer must not call strangers. */
  #setWeather(name: keyof typeof WEATHERS): void {
    this.#laptop.weather = (request, pass) =>
      new URL(request.url).origin === this.#world.url ? WEATHERS[name](request, pass) : cut(request, pass)
  }

  before(dice: Dice): Step[] {
    const weather = dice.weighted([
      ['clear', 6],
      ['cut', 3],
      ['captivePortal', 1],
    ] as const)
    return [
      { kind: 'settle', everyone: false },
      { kind: 'weather', weather },
    ]
  }

  next(dice: Dice): Step {
    if (!this.#isSignedIn && dice.chance(0.5)) {
      if (dice.chance(0.7)) return { kind: 'weather', weather: 'clear' }
      return { kind: 'sign in', person: dice.pick(USERS) }
    }
    const procedure = dice.weighted(weighted)
    let input = procedure.input ? this.#draw(procedure.input, dice) : undefined
    const times = dice.weighted([
      [0, 60],
      [1, 27],
      [3, 13],
    ])
    for (let i = 0; i < times; i++) input = dice.chance(0.1) ? odd(dice) : mutate(input, dice)
    return { kind: 'call', procedure: procedure.name, input }
  }

  #draw(schema: z.ZodType, dice: Dice): unknown {
    const person = dice.pick(USERS)
    return draw(schema, {
      dice,
      pools: this.#pools,
      owner: String(this.#person),
      today: dayAt(this.#world.clock.time, 'Europe/Berlin'),
      usually: () => (field) => {
        if (field === 'login') return loginOf(person)
        if (field === 'password') return PASSWORD
        if (field === 'timeZone') return 'Europe/Berlin'
        // As a record comes with one; only an administrator is ever given it.
        if (field === 'version') return '1'
        if (field === 'url') return this.#world.url
        return undefined
      },
    })
  }

  async take(step: Step): Promise<Problem[]> {
    switch (step.kind) {
      case 'call': {
        const procedure = byName.get(step.procedure)
        if (!procedure) throw new Error(`there is no procedure ${step.procedure}`)
        return await this.#call(procedure, step.input)
      }
      case 'sign in':
        await this.#signIn(step.person)
        return []
      case 'weather':
        this.#setWeather(step.weather)
        return []
      case 'settle':
        return await this.#settle(step.everyone)
    }
  }

  async #signIn(person: number): Promise<boolean> {
    const { session } = this.#laptop.app
    await session.setServer({ url: this.#world.url })
    const done = await session.signIn({ login: loginOf(person), password: PASSWORD })
    await this.#look()
    return done.ok
  }

  /** Who sits at the laptop now. */
  async #look(): Promise<void> {
    const state = await this.#laptop.app.session.state()
    this.#isSignedIn = state.phase === 'ready' || state.phase === 'filling'
    // Before the first pull a laptop knows only the name it was given.
    const login = state.phase === 'filling' ? state.login.toLowerCase() : null
    const isMe = (n: number) => (state.phase === 'ready' ? personId(n) === state.me.id : loginOf(n) === login)
    this.#person = EVERYONE.find(isMe) ?? this.#person
  }

  async #call(procedure: Procedure, input: unknown): Promise<Problem[]> {
    const problems: Problem[] = []
    const wrong = (property: string, detail: string) =>
      problems.push({ property, where: procedure.name, detail: `${shorten(detail)} for ${shown(input)}` })
    const fits = procedure.input ? procedure.input.safeParse(input).success : true
    const isRejected = await this.#isRejected(input)
    try {
      const answer = await inTime(this.#ask(procedure, input))
      this.#tally.count(procedure.name, 'ok')
      if (!fits) wrong('what the contract has no words for is refused', 'it was taken')
      const parsed = procedure.output?.safeParse(answer)
      if (parsed && !parsed.success) wrong('an answer fits the contract', z.prettifyError(parsed.error))
      if (procedure.output) this.#pools.harvest(procedure.output, answer, String(this.#person))
      this.#remember(procedure, input, answer, isRejected)
      if (procedure.name !== 'session.state') {
        const forbidden = await readForbidden(this.#world.database)
        const leak = forbidden.leakIn({
          viewer: this.#person,
          // Nobody at this laptop administers.
          isAdministering: false,
          request: shown(input),
          seenBefore: this.#seen.get(this.#person) ?? new Set(),
          answer: JSON.stringify(answer) ?? '',
        })
        if (leak) wrong('no answer says too much', leak)
        const seen = this.#seen.get(this.#person) ?? new Set()
        this.#seen.set(this.#person, new Set([...seen, ...forbidden.visibleTo(this.#person)]))
      }
    } catch (error) {
      const code = error instanceof ORPCError ? String(error.code) : 'thrown'
      this.#tally.count(procedure.name, code)
      if (!EXPECTED.has(code))
        wrong(
          'the core does not fail',
          error instanceof Error ? `${error.stack} ${String(error.cause ?? '')}` : String(error),
        )
      if (fits && code === 'BAD_REQUEST')
        wrong('what fits the contract is not refused as if it did not', String(error))
    }
    if (procedure.name.startsWith('session.')) await this.#look()
    return problems
  }

  async #ask(procedure: Procedure, input: unknown): Promise<unknown> {
    let client: unknown = this.#laptop.app
    for (const step of procedure.path) client = (client as Record<string, unknown>)[step]
    const answer = await (client as (input: unknown) => Promise<unknown>)(input)
    if (!procedure.isStream) return answer
    // A stream goes on for as long as one listens; its first event shows what it is.
    for await (const event of answer as AsyncIterable<unknown>) return event
    return undefined
  }

  async #isRejected(input: unknown): Promise<boolean> {
    const id = (input as { id?: unknown } | null | undefined)?.id
    if (typeof id !== 'string' || !this.#promised.has(id) || !this.#isSignedIn) return false
    const changes = await this.#laptop.app.sync.changes().catch(() => [])
    return changes.some((c) => c.id === id && c.state === 'rejected')
  }

  /** A change that was taken has to end, and a rejection put aside was to have been one. */
  #remember(procedure: Procedure, input: unknown, answer: unknown, isRejected: boolean): void {
    const { ok, changeId, refusal } = (answer ?? {}) as {
      ok?: unknown
      changeId?: unknown
      refusal?: { reason?: string }
    }
    if (refusal?.reason) this.#tally.countOutcome(`refused: ${refusal.reason}`)
    if (ok === true && typeof changeId === 'string') {
      this.#tally.countOutcome('queued')
      this.#promised.set(changeId, { person: this.#person, isPutAside: false })
    }
    const puts =
      procedure.name === 'sync.dismiss' || (procedure.name === 'sync.takeAlternative' && ok === true)
    const promise = this.#promised.get(String((input as { id?: unknown } | null)?.id))
    if (puts && promise && isRejected) promise.isPutAside = true
  }

  async #settle(everyone: boolean): Promise<Problem[]> {
    this.#setWeather('clear')
    const problems: Problem[] = []
    const people = everyone ? [...new Set([...this.#promised.values()].map((p) => p.person))] : [this.#person]
    for (const person of people) problems.push(...(await this.#settleFor(person)))
    for (const pair of await bookedTwice(this.#world.database))
      problems.push({ property: 'nothing is booked twice', where: 'the whole', detail: pair })
    return problems
  }

  async #settleFor(person: number): Promise<Problem[]> {
    const wrong = (property: string, detail: string): Problem => ({
      property,
      where: 'the queue',
      detail: shorten(detail),
    })
    const { app, core } = this.#laptop
    if (!this.#isSignedIn || person !== this.#person) await this.#signIn(person)
    core.hint('online')
    try {
      await until(
        () => app.sync.status(),
        (s) => s.state === 'fresh' && s.queued === 0,
        CEILING,
      )
      // A captive portal may have ended a session that was being begun.
      await until(
        () => app.session.state(),
        (s) => s.phase === 'ready',
        CEILING,
      )
    } catch (error) {
      return [wrong('the laptop becomes fresh and its queue empty', String(error))]
    }
    await this.#look()
    const problems: Problem[] = []
    const mine = [...this.#promised].filter(([, p]) => p.person === person)
    const recorded = new Map(
      (await this.#world.database.kysely.selectFrom('mutation').select(['id', 'rejection']).execute()).map(
        (m) => [String(m.id), m.rejection],
      ),
    )
    const listed = new Map((await app.sync.changes()).map((c) => [String(c.id), c]))
    for (const [id, { isPutAside }] of mine) {
      const rejection = recorded.get(id)
      const change = listed.get(id)
      if (rejection === undefined)
        problems.push(wrong('nothing that was queued is lost', `${id}: ${JSON.stringify(change)}`))
      else if (rejection && !isPutAside && change && (change.state !== 'rejected' || change.dismissed))
        problems.push(wrong('the person sees each rejection', JSON.stringify(change)))
      if (rejection?.reason === 'failed')
        problems.push(wrong('a change ends for a reason that has a name', JSON.stringify(change)))
      this.#tally.countOutcome(rejection ? `rejected: ${rejection.reason}` : 'accepted')
      // It is looked at once; the list of the last changes grows no further back than that.
      this.#promised.delete(id)
    }
    return problems
  }

  end(): Step {
    return { kind: 'settle', everyone: true }
  }

  async close(): Promise<void> {
    await this.#laptop.dispose()
    await this.#world.close()
  }
}

/** What no JSON can say, but a window's message could. */
const odd = (dice: Dice): unknown =>
  dice.pick([
    10n,
    new Date(Number.NaN),
    new Map([['id', 1]]),
    new Uint8Array(8),
    /x/,
    Object.create(null),
    [undefined],
    circle(),
  ])

function circle(): unknown {
  const round: Record<string, unknown> = {}
  round.id = round
  return round
}

function shown(input: unknown): string {
  try {
    return shorten(JSON.stringify(input) ?? 'nothing', 20_000)
  } catch {
    return String(input)
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer came')), CEILING)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
