/** A laptop as the central API meets it: speaks the contract over HTTP and keeps what it pulled. */
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import type { Day } from '#shared/calendar/day.ts'
import { centralContract, PROTOCOL, type Tokens } from '#shared/contract/central.ts'
import type { Intent, Kept, Mutation, Outcome } from '#shared/contract/mutations.ts'
import { type PullResponse, ServerSettings } from '#shared/contract/pull.ts'
import type { DeviceId, Epoch, MutationId, PersonId, SiteId } from '#shared/domain/ids.ts'
import { presenceFrom } from '#shared/policy/monitoring.ts'
import { newUuid, systemRandom } from '../random.ts'
import { loginOf, PASSWORD } from './city.ts'

export type CentralClient = ContractRouterClient<typeof centralContract>

export const clientFor = (url: string, token: () => string | null): CentralClient =>
  createORPCClient(
    new OpenAPILink(centralContract, {
      url: `${url}/api`,
      headers: (): Record<string, string> => {
        const value = token()
        return value === null ? {} : { authorization: `Bearer ${value}` }
      },
    }),
  )

export const newId = <T>(): T => newUuid(systemRandom) as T

export class Laptop {
  readonly client: CentralClient
  readonly personId: PersonId
  readonly deviceId: DeviceId
  tokens: Tokens
  seq: number
  cursor: string | null = null
  sites: SiteId[] | null = null
  /** Life of the server it goes by. */
  epoch: Epoch | null
  /** What was answered, in the order of its numbers. */
  kept: Kept[] = []
  /** Units by their key; what the laptop holds. */
  held = new Map<string, unknown>()
  pages = 0

  private constructor(
    url: string,
    signedIn: {
      personId: PersonId
      deviceId: DeviceId
      lastSeq: number
      tokens: Tokens
      server: { epoch: Epoch }
    },
  ) {
    this.client = clientFor(url, () => this.tokens.accessToken)
    this.personId = signedIn.personId
    this.deviceId = signedIn.deviceId
    this.tokens = signedIn.tokens
    this.seq = signedIn.lastSeq
    this.epoch = signedIn.server.epoch
  }

  static async signIn(url: string, person: number, deviceId: DeviceId | null = null): Promise<Laptop> {
    const signedIn = await clientFor(url, () => null).identity.signIn({
      protocol: PROTOCOL,
      requestId: newId(),
      login: loginOf(person),
      password: PASSWORD,
      deviceId,
      deviceName: 'Laptop',
    })
    return new Laptop(url, signedIn)
  }

  async refresh(): Promise<void> {
    const { refreshToken } = this.tokens
    this.tokens = await this.client.identity.refresh({ refreshToken })
  }

  mutation(intent: Intent, dependsOn: MutationId | null = null): Mutation {
    return { id: newId<MutationId>(), seq: ++this.seq, dependsOn, intent }
  }

  async push(...mutations: Mutation[]): Promise<Outcome[]> {
    const { epoch } = this
    const { outcomes } = await this.client.sync.push({ protocol: PROTOCOL, epoch, mutations })
    for (const [i, outcome] of outcomes.entries()) {
      const mutation = mutations[i]
      const { id, seq, ...answer } = outcome
      if (mutation) this.kept.push({ deviceId: this.deviceId, mutation, answer })
    }
    return outcomes
  }

  /** Shows what was answered to a server that may have lost it. */
  async repair(kept: readonly Kept[] = this.kept) {
    const shown = await this.client.sync.repair({ protocol: PROTOCOL, kept: [...kept] })
    this.epoch = shown.epoch
    return shown
  }

  /** Sends one change and gives how it ended. */
  async change(intent: Intent): Promise<Outcome> {
    const [outcome] = await this.push(this.mutation(intent))
    if (!outcome) throw new Error('no outcome')
    return outcome
  }

  async page(page: string | null): Promise<PullResponse> {
    return await this.client.sync.pull({ protocol: PROTOCOL, cursor: this.cursor, page, sites: this.sites })
  }

  /** A whole pull. `between` runs after each page but the last. */
  async pull(between: () => Promise<void> = async () => {}): Promise<PullResponse> {
    for (let page: string | null = null; ; ) {
      const response = await this.page(page)
      this.pages++
      this.apply(response)
      page = response.page
      if (page === null) {
        this.cursor = response.cursor
        return response
      }
      await between()
    }
  }

  private set(key: string, content: unknown): void {
    if (content === null || (Array.isArray(content) && content.length === 0)) this.held.delete(key)
    else this.held.set(key, content)
  }

  private apply(r: PullResponse): void {
    for (const u of r.directory) this.set(`directory ${u.kind} ${'id' in u ? u.id : ''}`, u.content)
    for (const u of r.mine)
      this.set(`mine ${u.kind} ${'id' in u ? u.id : 'day' in u ? u.day : ''}`, u.content)
    for (const u of r.presence) this.set(`presence ${u.day} ${u.personId}`, u.content)
    for (const u of r.occupancyDays) {
      for (const key of this.keys(`occupancy ${u.day} ${u.floorId} `)) this.held.delete(key)
      const spaces = new Map<number, number[]>()
      for (let i = 0; i < u.cells.length; i += 3) {
        const [no = 0, from = 0, to = 0] = u.cells.slice(i, i + 3)
        spaces.set(no, [...(spaces.get(no) ?? []), from, to])
      }
      for (const [no, minutes] of spaces) this.set(`occupancy ${u.day} ${u.floorId} ${no}`, minutes)
    }
    for (const u of r.occupancy) this.set(`occupancy ${u.day} ${u.floorId} ${u.no}`, u.minutes)
    this.drop(r)
  }

  /** What lies outside the window, the sites and the people of the answer goes. */
  private drop({ window, sites, visiblePeople }: PullResponse): void {
    const isOut = (day: string) => (day as Day) < window.from || (day as Day) > window.to
    const siteOf = (floor: string) =>
      (this.held.get(`directory floor ${floor}`) as { siteId: SiteId } | undefined)?.siteId
    const settings = ServerSettings.safeParse(this.held.get('directory settings ')).data
    const told = settings ? presenceFrom(settings, window.from) : window.from
    const isForeign = (floor: string) => !sites.some((s) => s === siteOf(floor))
    for (const [key, content] of this.held) {
      const [stream, a = '', b = ''] = key.split(' ')
      const goes =
        (stream === 'occupancy' && (isOut(a) || isForeign(b))) ||
        (stream === 'presence' &&
          (isOut(a) || (a as Day) < told || (visiblePeople && !visiblePeople.includes(b as PersonId)))) ||
        (stream === 'mine' && (a === 'places' || a === 'beforeAbsence') && isOut(b)) ||
        (stream === 'mine' && a === 'notice' && (content as { day: Day }).day < window.from) ||
        (stream === 'mine' && a === 'booking' && isOut((content as { day: string }).day)) ||
        (stream === 'directory' && a === 'plan' && isForeign(b)) ||
        (stream === 'directory' && a === 'person' && visiblePeople && !visiblePeople.includes(b as PersonId))
      if (goes) this.held.delete(key)
    }
  }

  keys(prefix: string): string[] {
    return [...this.held.keys()].filter((key) => key.startsWith(prefix))
  }

  /** What is held, in an order that does not depend on how it came. Outcomes are the device's own. */
  canonical(): [string, unknown][] {
    return [...this.held]
      .filter(([key]) => !key.startsWith('mine outcome'))
      .sort(([a], [b]) => (a < b ? -1 : 1))
  }
}
