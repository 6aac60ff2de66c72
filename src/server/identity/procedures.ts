/** Who this server is; signing in, staying signed in, signing out. */
import { ORPCError } from '@orpc/server'
import { PROTOCOL, type ServerInfo, type Tokens } from '#shared/contract/central.ts'
import type { DeviceId, PersonId } from '#shared/domain/ids.ts'
import { inTransaction, type Queries, readLife, type Tx } from '../database/index.ts'
import { anyone, checkProtocol } from '../http/procedure.ts'
import { newLaterUuid, newUuid, uuidTime } from '../random.ts'
import type { Services } from '../services.ts'
import { issueAccessToken, unauthorized } from './access-token.ts'
import { recreateDevice, refuseRevoked } from './devices.ts'
import { hashPassword, passwordFits } from './password.ts'
import { formatToken, parseToken, REFRESH_TTL, type RefreshToken } from './refresh-token.ts'
import { checkThrottle, countFailure, forgetFailures } from './throttle.ts'

async function serverInfo({ server, clock, database }: Services): Promise<ServerInfo> {
  const { epoch } = await readLife(database.kysely)
  return {
    product: 'platzwahl',
    serverId: server.serverId,
    name: server.name,
    epoch,
    protocol: { oldest: PROTOCOL, newest: PROTOCOL },
    publicKey: server.publicKey,
    serverTime: clock.now(),
  }
}

export const info = anyone.server.info.handler(({ context }) => serverInfo(context.services))

export const signIn = anyone.identity.signIn.handler(async ({ context: { services, ip }, input }) => {
  checkProtocol(input.protocol)
  const login = input.login.trim().toLowerCase()
  await checkThrottle(services, login, ip)
  const person = await services.database.kysely
    .selectFrom('person')
    .select(['id', 'password_hash', 'must_change_password'])
    .where('login', '=', login)
    .where('active', '=', true)
    .executeTakeFirst()
  const { requestId, password, newPassword } = input
  if (!person || !(await isTheirs(services, person, input))) {
    await countFailure(services, login, ip)
    throw new ORPCError('WRONG_CREDENTIALS', { status: 401 })
  }
  await forgetFailures(services, login, ip)
  if (person.must_change_password && (newPassword === undefined || newPassword === password))
    throw new ORPCError('NEW_PASSWORD_NEEDED', { status: 403 })
  const chosen =
    person.must_change_password && newPassword ? await hashPassword(newPassword, services.random) : null
  const started = await inTransaction(services.database, async (tx) => {
    const now = await lockPerson(tx, person.id)
    const before = await startedBy(tx, person.id, requestId)
    if (before) return before
    // The password was used up, or replaced, in the meantime.
    if (!now?.active || now.password_hash !== person.password_hash)
      throw new ORPCError('WRONG_CREDENTIALS', { status: 401 })
    if (chosen !== null)
      await tx
        .updateTable('person')
        .set({ password_hash: chosen, must_change_password: false })
        .where('id', '=', person.id)
        .execute()
    return await startSession(tx, services, person.id, input)
  })
  return {
    personId: person.id,
    deviceId: started.token.deviceId,
    lastSeq: started.lastSeq,
    tokens: await tokensFor(services, started.token),
    server: await serverInfo(services),
  }
})

interface SignIn {
  readonly requestId: string
  readonly password: string
  readonly newPassword?: string | undefined
  readonly deviceId: DeviceId | null
  readonly deviceName: string
}

/** A sign-in that chose another password and comes again is known by that one. */
async function isTheirs(
  { database }: Services,
  person: { readonly id: PersonId; readonly password_hash: string | null },
  { requestId, password, newPassword }: SignIn,
): Promise<boolean> {
  if (await passwordFits(password, person.password_hash)) return true
  if (newPassword === undefined || !(await startedBy(database.kysely, person.id, requestId))) return false
  return await passwordFits(newPassword, person.password_hash)
}

/** One sign-in of a person at a time. */
const lockPerson = (tx: Tx, id: PersonId) =>
  tx
    .selectFrom('person')
    .select(['password_hash', 'active'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()

interface Started {
  readonly token: RefreshToken
  readonly lastSeq: number
}

/** What a sign-in was answered before, whatever became of its session. */
async function startedBy(
  queries: Queries,
  personId: PersonId,
  requestId: string,
): Promise<Started | undefined> {
  const row = await queries
    .selectFrom('sign_in')
    .innerJoin('device', 'device.id', 'sign_in.device_id')
    .select(['sign_in.device_id', 'sign_in.session_id', 'device.last_seq'])
    .where('sign_in.person_id', '=', personId)
    .where('sign_in.request_id', '=', requestId)
    .executeTakeFirst()
  return row && { token: firstToken(personId, row.device_id, row.session_id), lastSeq: row.last_seq }
}

const firstToken = (personId: PersonId, deviceId: DeviceId, sessionId: string): RefreshToken => ({
  personId,
  deviceId,
  sessionId,
  generation: 1,
})

/** Milliseconds after which a sign-in comes again no more. */
const REPEATED_WITHIN = 24 * 3_600_000

/** A device of this person goes on with its number; an unknown, revoked or foreign one becomes a new device. */
async function startSession(
  tx: Tx,
  { clock, random }: Services,
  personId: PersonId,
  { requestId, deviceId, deviceName: name }: SignIn,
): Promise<Started> {
  const now = clock.now()
  const known = deviceId
    ? await tx
        .selectFrom('device')
        .select(['id', 'last_seq', 'last_session'])
        .where('id', '=', deviceId)
        .where('person_id', '=', personId)
        .where('revoked_at', 'is', null)
        .forUpdate()
        .executeTakeFirst()
    : undefined
  const id = known?.id ?? (newUuid(random) as DeviceId)
  // Ascending also within a millisecond, and when the clock was put back.
  const at = known?.last_session ? Math.max(now, uuidTime(known.last_session) + 1) : now
  const token = firstToken(personId, id, newLaterUuid(random, at))
  const session = {
    name,
    session_id: token.sessionId,
    last_session: token.sessionId,
    refresh_generation: token.generation,
    refresh_expires_at: now + REFRESH_TTL,
    refresh_restored: false,
    seen_at: now,
  }
  if (known) await tx.updateTable('device').set(session).where('id', '=', id).execute()
  else
    await tx
      .insertInto('device')
      .values({ id, person_id: personId, created_at: now, revoked_at: null, sites: null, ...session })
      .execute()
  await tx
    .deleteFrom('sign_in')
    .where('person_id', '=', personId)
    .where('at', '<', now - REPEATED_WITHIN)
    .execute()
  await tx
    .insertInto('sign_in')
    .values({
      person_id: personId,
      request_id: requestId,
      device_id: id,
      session_id: token.sessionId,
      at: now,
    })
    .execute()
  return { token, lastSeq: known?.last_seq ?? 0 }
}

async function tokensFor(services: Services, token: RefreshToken): Promise<Tokens> {
  const access = await issueAccessToken(services, token)
  return { ...access, refreshToken: formatToken(services.server.secret, token) }
}

export const refresh = anyone.identity.refresh.handler(async ({ context: { services }, input }) => {
  const token = parseToken(services.server.secret, input.refreshToken)
  if (!token) throw unauthorized('invalid')
  // Read first: when another request notices the same, this one begins no life in place of the new one.
  const { epoch } = await readLife(services.database.kysely)
  let result = await goOn(services, token)
  if (result === 'lost') {
    // We gave this token out, and do not know of it: the database was put back behind our back.
    await services.repair.noticed(epoch)
    result = await goOn(services, token)
  }
  if (typeof result === 'string') throw unauthorized(result === 'expired' ? 'expired' : 'invalid')
  return await tokensFor(services, result)
})

/** @returns the next token, or why there is none. A value, not an exception: ending the session must be committed. */
const goOn = (
  { server, clock, database }: Services,
  token: RefreshToken,
): Promise<RefreshToken | 'invalid' | 'expired' | 'lost'> => {
  const now = clock.now()
  return inTransaction(database, async (tx) => {
    const device = await deviceOf(tx, token, now)
    if (device === 'lost') return 'lost'
    if (!device) return 'invalid'
    refuseRevoked(server, device)
    if (!device.active) return 'invalid'
    const isSame = device.session_id === token.sessionId
    const current = device.refresh_generation
    const isAhead = isSame
      ? token.generation > current
      : device.last_session === null || token.sessionId > device.last_session
    if (isAhead) {
      // Given out after the backup that was restored.
      if (!device.refresh_restored) return 'lost'
    } else {
      if (!isSame) return 'invalid'
      if ((device.refresh_expires_at ?? 0) <= now) return 'expired'
      const isPrevious = token.generation === current - 1
      if (token.generation < current && !isPrevious) {
        // A token from further back. Soon after the last refresh it may be a request that was long on its
        // way; later two parties hold this session, and neither can be told from the thief.
        const lastRefresh = (device.refresh_expires_at ?? 0) - REFRESH_TTL
        if (now - lastRefresh >= LONG_ON_ITS_WAY)
          await tx.updateTable('device').set({ session_id: null }).where('id', '=', device.id).execute()
        return 'invalid'
      }
    }
    const next = { ...token, generation: token.generation + 1 }
    await tx
      .updateTable('device')
      .set({
        seen_at: now,
        refresh_expires_at: now + REFRESH_TTL,
        session_id: next.sessionId,
        last_session: next.sessionId,
        refresh_generation: next.generation,
        // Until the laptop goes on from here: a request long on its way may come before its latest one.
        refresh_restored: device.refresh_restored && !(isSame && token.generation === current),
      })
      .where('id', '=', device.id)
      .execute()
    return next
  })
}

/**
 * After a restore also a device that the backup does not know: its token says whose it is. Devices are
 * never deleted, so that one unknown without a restore is lost.
 */
async function deviceOf(tx: Tx, { personId, deviceId, sessionId }: RefreshToken, now: number) {
  const known = await deviceForUpdate(tx, deviceId)
  if (known) return known.person_id === personId ? known : undefined
  const person = await tx
    .selectFrom('person')
    .innerJoin('meta', (join) => join.onTrue())
    .select('meta.restored_at')
    .where('person.id', '=', personId)
    .where('person.active', '=', true)
    .executeTakeFirst()
  if (!person) return undefined
  const since = now - REFRESH_TTL
  if ((person.restored_at ?? 0) <= since) return uuidTime(sessionId) > since ? 'lost' : undefined
  await recreateDevice(tx, { deviceId, personId, now })
  return await deviceForUpdate(tx, deviceId)
}

/** Milliseconds in which a request, sent once or repeated by what carries it, arrives if it ever does. */
const LONG_ON_ITS_WAY = 5 * 60_000

const deviceForUpdate = (tx: Tx, id: DeviceId) =>
  tx
    .selectFrom('device')
    .innerJoin('person', 'person.id', 'device.person_id')
    .selectAll('device')
    .select('person.active')
    .where('device.id', '=', id)
    .forUpdate('device')
    .executeTakeFirst()

export const signOut = anyone.identity.signOut.handler(async ({ context: { services }, input }) => {
  const token = parseToken(services.server.secret, input.refreshToken)
  if (!token) throw unauthorized('invalid')
  await inTransaction(services.database, async (tx) => {
    const device = await deviceForUpdate(tx, token.deviceId)
    // Signing out twice, or of a session that is over, is what was wanted.
    if (device?.session_id === token.sessionId)
      await tx.updateTable('device').set({ session_id: null }).where('id', '=', token.deviceId).execute()
  })
  services.changes.announce({ devices: [token.deviceId] })
  return {}
})
