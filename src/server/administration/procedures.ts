/** The administration as procedures; the contract says for whom. */
import { ORPCError } from '@orpc/server'
import type { SiteChange, SiteRecord } from '#shared/contract/administration.ts'
import type { PersonId, PolicyId, SiteId, TeamId } from '#shared/domain/ids.ts'
import { Shown, whileUndisturbed } from '../booking/index.ts'
import { signedIn } from '../http/procedure.ts'
import { newUuid } from '../random.ts'
import { scopeOf } from '../sync/viewer-scope.ts'
import { administer, Refused } from './administer.ts'
import { readAudit } from './audit-view.ts'
import {
  changePerson,
  createPerson,
  deactivatePerson,
  reactivatePerson,
  resetPassword,
} from './change-person.ts'
import { importFile } from './import-file/import-file.ts'
import { freshPassword } from './one-time-password.ts'
import { findPeople, standingOf, todayOf } from './people.ts'
import { approvePolicy, changePolicy, createPolicy, readPolicies } from './policies.ts'
import { changeSettings, readSettings } from './settings.ts'
import { changeSite, createSite, readSites } from './sites.ts'
import { changeTeam, createTeam, deleteTeam, readTeams } from './teams.ts'
import { tryOut } from './try-out.ts'

const on = signedIn.administration

export const administrationProcedures = {
  people: on.people.handler(({ context: { services }, input }) =>
    findPeople(services.database.kysely, input),
  ),
  standing: on.standing.handler(async ({ context: { services }, input }) => {
    try {
      return await standingOf(services.database.kysely, input.id, services.clock.now())
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      throw new ORPCError('REFUSED', { status: 409, data: error.refusal })
    }
  }),
  createPerson: on.createPerson.handler(async ({ context: { services, viewer }, input }) => {
    const { password, passwordHash } = await freshPassword(services.random)
    const id = newUuid(services.random) as PersonId
    const person = await administer(services, viewer, (a) =>
      createPerson(a, { id, draft: input.person, passwordHash }),
    )
    return { person, password }
  }),
  changePerson: on.changePerson.handler(({ context: { services, viewer }, input }) =>
    administer(services, viewer, (a) => changePerson(a, input, input.person)),
  ),
  deactivatePerson: on.deactivatePerson.handler(({ context: { services, viewer }, input }) =>
    administer(services, viewer, (a) => deactivatePerson(a, input)),
  ),
  reactivatePerson: on.reactivatePerson.handler(({ context: { services, viewer }, input }) =>
    administer(services, viewer, (a) => reactivatePerson(a, input)),
  ),
  resetPassword: on.resetPassword.handler(async ({ context: { services, viewer }, input }) => {
    const { password, passwordHash } = await freshPassword(services.random)
    const person = await administer(services, viewer, (a) => resetPassword(a, input, passwordHash))
    return { person, password }
  }),
  importFile: on.importFile.handler(({ context: { services, viewer }, input }) =>
    importFile(services, viewer, input),
  ),
  teams: on.teams.handler(async ({ context: { services } }) => ({
    teams: await readTeams(services.database.kysely),
  })),
  createTeam: on.createTeam.handler(({ context: { services, viewer }, input }) =>
    administer(services, viewer, (a) => createTeam(a, newUuid(services.random) as TeamId, input.team)),
  ),
  changeTeam: on.changeTeam.handler(({ context: { services, viewer }, input }) =>
    administer(services, viewer, (a) => changeTeam(a, { ...input, draft: input.team })),
  ),
  deleteTeam: on.deleteTeam.handler(async ({ context: { services, viewer }, input }) => {
    await administer(services, viewer, (a) => deleteTeam(a, input))
    return {}
  }),
  sites: on.sites.handler(async ({ context: { services } }) => ({
    sites: await readSites(services.database.kysely),
  })),
  createSite: on.createSite.handler(({ context: { services, viewer }, input }) =>
    administer(services, viewer, (a) => createSite(a, newUuid(services.random) as SiteId, input.site)),
  ),
  changeSite: on.changeSite.handler(async ({ context: { services, viewer }, input }) => {
    const scope = await scopeOf(services.database.kysely, viewer.personId, [], services.clock.now())
    const visible = new Set(scope?.visible ?? [])
    const done = await whileUndisturbed<SiteChange, SiteRecord>(() =>
      administer(services, viewer, (a) =>
        changeSite(a, services.random, visible, { ...input, draft: input.site }),
      ),
    )
    return done instanceof Shown ? done.result : { state: 'changed' as const, site: done }
  }),
  settings: on.settings.handler(({ context: { services } }) => readSettings(services.database.kysely)),
  changeSettings: on.changeSettings.handler(({ context: { services, viewer }, input }) =>
    administer(services, viewer, (a) => changeSettings(a, input)),
  ),
  policies: on.policies.handler(async ({ context: { services, viewer } }) => {
    const queries = services.database.kysely
    const today = await todayOf(queries, viewer.personId, services.clock.now())
    return { policies: await readPolicies(queries, today) }
  }),
  createPolicy: on.createPolicy.handler(({ context: { services, viewer }, input }) =>
    administer(services, viewer, (a) =>
      createPolicy(a, viewer.personId, newUuid(services.random) as PolicyId, input.policy),
    ),
  ),
  changePolicy: on.changePolicy.handler(({ context: { services, viewer }, input }) =>
    administer(services, viewer, (a) => changePolicy(a, viewer.personId, { ...input, draft: input.policy })),
  ),
  approvePolicy: on.approvePolicy.handler(({ context: { services, viewer }, input }) =>
    administer(services, viewer, (a) => approvePolicy(a, viewer.personId, input)),
  ),
  tryPolicy: on.tryPolicy.handler(({ context: { services, viewer }, input }) =>
    tryOut(services, viewer, input),
  ),
  audit: on.audit.handler(({ context: { services }, input }) => readAudit(services.database.kysely, input)),
}
