/** Pull, push and poke as procedures. */
import type { SiteId } from '#shared/domain/ids.ts'
import { readLife } from '../database/index.ts'
import { checkProtocol, signedIn } from '../http/procedure.ts'
import { checkSession, isActive } from '../identity/index.ts'
import type { MutationHandlers } from './mutation-handler.ts'
import { pokes } from './poke.ts'
import { pull as pullOnce } from './pull.ts'
import { pushAll } from './push.ts'

export const pull = signedIn.sync.pull.handler(async ({ context: { services, viewer }, input, signal }) => {
  checkProtocol(input.protocol)
  const { response, sites } = await services.pulls.run(() => pullOnce(services, viewer, input), signal)
  // Remembered so that pokes follow what this laptop holds; written only when it chose anew.
  if (sites?.join() !== input.sites?.join()) {
    await services.database.kysely
      .updateTable('device')
      .set({ sites: input.sites as SiteId[] | null })
      .where('id', '=', viewer.deviceId)
      .execute()
    services.changes.announce({ devices: [viewer.deviceId] })
  }
  return response
})

export const pushWith = (handlers: MutationHandlers) =>
  signedIn.sync.push.handler(async ({ context: { services, viewer }, input }) => {
    checkProtocol(input.protocol)
    const outcomes = await pushAll(services, handlers, viewer, input)
    return { outcomes, serverTime: services.clock.now() }
  })

export const poke = signedIn.sync.poke.handler(async ({ context: { services, viewer }, signal }) => {
  const device = await services.database.kysely
    .selectFrom('device')
    .select(['id', 'session_id', 'revoked_at', 'sites', isActive])
    .where('id', '=', viewer.deviceId)
    .executeTakeFirst()
  checkSession(services.server, device, viewer)
  services.repair.refuse(await readLife(services.database.kysely))
  return pokes(services, viewer, device.sites, signal)
})
