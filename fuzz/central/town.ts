/** A server with everyone who calls it, in which steps are taken one after the other. */
import type { Selectable } from 'kysely'
import pino from 'pino'
import type { Schema } from '#server/database/index.ts'
import { issueAccessToken } from '#server/identity/access-token.ts'
import { loginOf, PASSWORD, personId, teamId } from '#server/testing/city.ts'
import type { TestDatabases } from '#server/testing/databases.ts'
import { Laptop, newId } from '#server/testing/laptop.ts'
import { startWorld, type World } from '#server/testing/world.ts'
import { dayAt } from '#shared/calendar/day.ts'
import { centralContract, PROTOCOL } from '#shared/contract/central.ts'
import { bookedTwice } from '../booked-twice.ts'
import { Dice } from '../dice.ts'
import { type Problem, shorten } from '../problem.ts'
import { type Procedure, proceduresOf } from '../procedures.ts'
import type { Drawing } from '../schema/draw.ts'
import { Pools } from '../schema/pools.ts'
import type { Tally } from '../tally.ts'
import { type Actor, gatherActors } from './actors.ts'
import { type Call, drawCall } from './call.ts'
import { checkAnswer, doesFit } from './check.ts'
import { readForbidden, type Shown } from './leaks.ts'
import { type Operation, readDescription } from './openapi.ts'
import { type Answer, send } from './wire.ts'

/** Something that happens to the city or to a session, between the calls. */
export type Step =
  | Call
  | { readonly kind: 'sign in'; readonly actor: string; readonly at: number }
  | { readonly kind: 'change teams'; readonly person: number; readonly team: number; readonly at: number }
  /** The end of a sequence, where what must hold of the whole is looked at. */
  | { readonly kind: 'look'; readonly at: number }

export const procedures = proceduresOf(centralContract)
const byName = new Map(procedures.map((p) => [p.name, p]))
const weighted = procedures.map((p) => [p, p.weight] as const)

export class Town {
  readonly #world: World
  readonly #actors: readonly Actor[]
  readonly #operations: ReadonlyMap<string, Operation>
  readonly #pools = new Pools()
  readonly #tally: Tally
  readonly #shown: Shown[] = []
  /** What someone's laptops say they were told, by person: a server in repair takes it and says it back. */
  readonly #claims = new Map<number | null, string>()
  readonly #log: string[]
  /** As everyone signs in, and what they are. */
  #standing: Pick<Selectable<Schema['person']>, 'id' | 'login' | 'password_hash' | 'active' | 'roles'>[] = []

  private constructor(
    world: World,
    actors: readonly Actor[],
    operations: ReadonlyMap<string, Operation>,
    tally: Tally,
    log: string[],
  ) {
    this.#world = world
    this.#actors = actors
    this.#operations = operations
    this.#tally = tally
    this.#log = log
  }

  /** @param seed decides every id and secret the server draws */
  static async start(databases: TestDatabases, seed: string, tally: Tally): Promise<Town> {
    const log: string[] = []
    const logger = pino({ level: 'warn' }, { write: (line: string) => void log.push(line) })
    const world = await startWorld(databases, { random: new Dice(`${seed} server`), logger })
    const actors = await gatherActors(world)
    const town = new Town(world, actors, await readDescription(world.url), tally, log)
    town.#standing = await world.database.kysely
      .selectFrom('person')
      .select(['id', 'login', 'password_hash', 'active', 'roles'])
      .execute()
    await town.#fillPools()
    return town
  }

  /** What everyone signed in with, and what a first pull shows them. */
  async #fillPools(): Promise<void> {
    const pull = byName.get('sync.pull')
    for (const actor of this.#actors) {
      const { name, tokens, deviceId } = actor
      for (const [field, value] of Object.entries(tokens ?? {}))
        if (typeof value === 'string') this.#pools.add(`text ${field}`, value, name)
      if (deviceId) this.#pools.add('id DeviceId', deviceId, name)
      if (actor.isBarred || actor.person === null || !pull?.output) continue
      const laptop = await Laptop.signIn(this.#world.url, actor.person, deviceId)
      actor.tokens = laptop.tokens
      this.#pools.harvest(pull.output, await laptop.pull(), name)
    }
  }

  get now(): number {
    return this.#world.clock.time
  }

  /** What happens before a sequence: time passes, someone changes teams. */
  before(dice: Dice): Step[] {
    // Throttled sign-ins are free again, and access tokens are over.
    const at = this.now + dice.between(16, 200) * 60_000 + (dice.chance(0.1) ? 86_400_000 : 0)
    const steps: Step[] = [{ kind: 'look', at }]
    if (dice.chance(0.3))
      steps.push({ kind: 'change teams', person: dice.pick([2, 4, 5]), team: dice.between(1, 4), at })
    return steps
  }

  /** The next step of a sequence: a call, or its actor's sign-in where the session is over. */
  next(dice: Dice): Step {
    const live = this.#actors.filter((a) => !a.isBarred)
    const actor = dice.chance(0.82) ? dice.pick(live) : dice.pick(this.#actors)
    const at = this.now
    if (!actor.isBarred && (actor.isStale || (actor.tokens?.accessExpiresAt ?? 0) <= at))
      return { kind: 'sign in', actor: actor.name, at }
    return drawCall(dice.weighted(weighted), actor, this.#drawingFor(actor, dice), at)
  }

  #drawingFor(actor: Actor, dice: Dice): Drawing {
    const person = dice.chance(0.8) ? (actor.person ?? dice.between(1, 8)) : dice.between(1, 8)
    return {
      dice,
      pools: this.#pools,
      owner: actor.name,
      today: dayAt(this.now, 'Europe/Berlin'),
      usually() {
        let { seq } = actor
        return (field) => {
          if (field === 'protocol') return PROTOCOL
          if (field === 'login') return loginOf(person)
          if (field === 'password') return PASSWORD
          if (field === 'timeZone') return 'Europe/Berlin'
          // Changes of one device are numbered without gaps.
          if (field === 'seq') return ++seq
          return undefined
        }
      },
    }
  }

  async take(step: Step): Promise<Problem[]> {
    this.#world.clock.time = Math.max(this.now, step.at)
    switch (step.kind) {
      case 'call':
        return await this.#call(step)
      case 'sign in':
        await this.#signIn(step.actor)
        return []
      case 'change teams':
        await this.#world.database.kysely
          .updateTable('person')
          .set({ team_id: teamId(step.team) })
          .where('id', '=', personId(step.person))
          // An administrator may have deleted it.
          .where(({ exists, selectFrom }) =>
            exists(selectFrom('team').select('id').where('id', '=', teamId(step.team))),
          )
          .execute()
        return []
      case 'look':
        return await this.#look()
    }
  }

  #actor(name: string): Actor {
    const actor = this.#actors.find((a) => a.name === name)
    if (!actor) throw new Error(`nobody is called ${name}`)
    return actor
  }

  async #signIn(name: string): Promise<void> {
    const actor = this.#actor(name)
    if (actor.person === null) return
    const { tokens, seq } = await Laptop.signIn(this.#world.url, actor.person, actor.deviceId)
    Object.assign(actor, { tokens, seq, isStale: false })
    this.#pools.add('text accessToken', tokens.accessToken, name)
    this.#pools.add('text refreshToken', tokens.refreshToken, name)
  }

  async #call(call: Call): Promise<Problem[]> {
    const actor = this.#actor(call.actor)
    const procedure = byName.get(call.procedure)
    if (!procedure) throw new Error(`there is no procedure ${call.procedure}`)
    const token = call.withToken ? await this.#tokenOf(actor) : undefined
    const headers = token
      ? [...call.wire.headers, ['authorization', `Bearer ${token}`] as const]
      : call.wire.headers
    const wire = { ...call.wire, headers }
    // What may be seen is about to change: what was shown before is judged by what held then.
    const isAdministration = call.procedure.startsWith('administration.')
    const before = isAdministration || call.said.includes('people.share') ? await this.#judgeShown() : []
    const answer = await send(this.#world.url, wire, !call.isIntact)
    const checked = checkAnswer(call, answer, procedure, this.#operations.get(call.procedure), actor.isBarred)
    const problems = [...before, ...checked.problems]
    if (isAdministration && checked.end === 'ok') await this.#letEveryoneIn()
    this.#tally.count(call.procedure, checked.end)
    if (typeof answer !== 'string') {
      const viewer = this.#viewerOf(actor, call)
      if (call.procedure === 'sync.repair')
        this.#claims.set(viewer, `${this.#claims.get(viewer) ?? ''}\n${call.said.toLowerCase()}`)
      const request = `${wire.path} ${call.said}${this.#claims.get(viewer) ?? ''}`
      const isAdministering = isAdministration && actor.name === 'administrator'
      this.#shown.push({ viewer, isAdministering, request, answer: answer.text })
      problems.push(...this.#learn(actor, procedure, call, answer, checked.value))
    }
    const log = shorten(this.#log.splice(0).join(''), 2_000)
    return problems.map((p) => (log === '' ? p : { ...p, detail: `${p.detail}\nThe server's log: ${log}` }))
  }

  /** Administrators may lock anyone out, also themselves; then nobody would be left to call. */
  async #letEveryoneIn(): Promise<void> {
    const { kysely } = this.#world.database
    for (const { id, login, password_hash, active, roles } of this.#standing) {
      await kysely
        .updateTable('person')
        .set({ login: `gone-${newId<string>()}` })
        .where('login', '=', login)
        .where('id', '<>', id)
        .execute()
      await kysely
        .updateTable('person')
        .set({ login, password_hash, active, roles, must_change_password: false })
        .where('id', '=', id)
        .execute()
    }
  }

  async #tokenOf({ session, tokens }: Actor): Promise<string | undefined> {
    if (!session) return tokens?.accessToken
    return (await issueAccessToken(this.#world.server.services, session)).accessToken
  }

  /** Who is to see the answer: whose name and password were sent, else whose token. */
  #viewerOf(actor: Actor, call: Call): number | null {
    const login = call.procedure === 'identity.signIn' ? /"person(\d)"/i.exec(call.said)?.[1] : undefined
    return login === undefined ? actor.person : Number(login)
  }

  /** Takes from an answer what later calls need. */
  #learn(actor: Actor, procedure: Procedure, call: Call, answer: Answer, value: unknown): Problem[] {
    const problems: Problem[] = []
    if (answer.status === 401 && call.isIntact && call.withToken)
      actor.isStale ||= !actor.isBarred && procedure.name.startsWith('sync.')
    if (value !== null && procedure.output) {
      this.#pools.harvest(procedure.output, value, actor.name)
      if (procedure.input && call.wire.body && doesFit(procedure, call.wire.body))
        this.#pools.harvest(procedure.input, JSON.parse(call.wire.body.toString()), actor.name)
    }
    const { outcomes, containsSeq } = (value ?? {}) as { outcomes?: unknown; containsSeq?: unknown }
    if (typeof containsSeq === 'number' && call.withToken) actor.seq = Math.max(actor.seq, containsSeq)
    if (Array.isArray(outcomes))
      for (const { id, seq, state, rejection } of outcomes) {
        actor.seq = Math.max(actor.seq, Number(seq))
        const reason = rejection?.reason as string | undefined
        this.#tally.countOutcome(reason ?? String(state))
        const isClaimed = this.#claims.get(actor.person)?.includes(String(id).toLowerCase())
        if (reason === 'failed' && !isClaimed)
          problems.push({
            property: 'a change ends for a reason that has a name',
            where: call.procedure,
            detail: shorten(call.said),
          })
      }
    const expected = /"expected":(\d+)/.exec(answer.text)?.[1]
    if (answer.status === 409 && expected !== undefined) actor.seq = Number(expected) - 1
    const reused = /"code":"MUTATION_REUSED".*"seq":(\d+)/.exec(answer.text)?.[1]
    if (reused !== undefined) actor.seq = Math.max(actor.seq, Number(reused))
    return problems
  }

  /** What must hold of the whole: nothing is booked twice, nothing was shown to the wrong person, the server lives. */
  async #look(): Promise<Problem[]> {
    const problems: Problem[] = []
    const wrong = (property: string, detail: string) =>
      problems.push({ property, where: 'the whole', detail })
    const { database, url } = this.#world
    for (const pair of await bookedTwice(database)) wrong('nothing is booked twice', pair)
    const ready = await fetch(`${url}/ready`)
    if (!ready.ok) wrong('the server stays ready', String(ready.status))
    await ready.arrayBuffer()
    return [...problems, ...(await this.#judgeShown())]
  }

  /** What was shown so far, against what may be seen now. */
  async #judgeShown(): Promise<Problem[]> {
    const forbidden = await readForbidden(this.#world.database)
    return this.#shown.splice(0).flatMap((shown) => {
      const leak = forbidden.leakIn(shown)
      const detail = `${leak}: ${shorten(shown.answer)} for ${shorten(shown.request)}`
      return leak ? [{ property: 'no answer says too much', where: 'the whole', detail }] : []
    })
  }

  /** The day after the last step, for a last look. */
  end(): Step {
    return { kind: 'look', at: this.now }
  }

  async close(): Promise<void> {
    await this.#world.close()
  }
}
