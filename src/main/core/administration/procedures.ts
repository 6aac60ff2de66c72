/** Administration: passed on to the central API and back. Nothing of it is kept on the laptop. */
import type { z } from 'zod'
import { AdminRefusal, administration } from '#shared/contract/administration.ts'
import { type Context, os } from '../procedures.ts'
import type { Central } from '../sync/central.ts'
import { passOn } from './pass-on.ts'

/** A file may name hundreds of new people, each with a password; a try-out judges everybody's weeks. */
const LONG_TIMEOUT_MS = 240_000

export const administrationProcedures = (context: Context) => {
  const on = os.administration
  const pass = <T>(
    { output }: { output: z.ZodType<T> },
    run: (central: Central['administration'], signal: AbortSignal) => Promise<unknown>,
    timeout?: number,
  ) =>
    passOn(context, output, AdminRefusal, (central, signal) => run(central.administration, signal), timeout)
  const a = administration
  return {
    people: on.people.handler(({ input }) => pass(a.people, (c, signal) => c.people(input, { signal }))),
    standing: on.standing.handler(({ input }) =>
      pass(a.standing, (c, signal) => c.standing(input, { signal })),
    ),
    importFile: on.importFile.handler(({ input }) =>
      pass(a.importFile, (c, signal) => c.importFile(input, { signal }), LONG_TIMEOUT_MS),
    ),
    createPerson: on.createPerson.handler(({ input }) =>
      pass(a.createPerson, (c, signal) => c.createPerson(input, { signal })),
    ),
    changePerson: on.changePerson.handler(({ input }) =>
      pass(a.changePerson, (c, signal) => c.changePerson(input, { signal })),
    ),
    deactivatePerson: on.deactivatePerson.handler(({ input }) =>
      pass(a.deactivatePerson, (c, signal) => c.deactivatePerson(input, { signal })),
    ),
    reactivatePerson: on.reactivatePerson.handler(({ input }) =>
      pass(a.reactivatePerson, (c, signal) => c.reactivatePerson(input, { signal })),
    ),
    resetPassword: on.resetPassword.handler(({ input }) =>
      pass(a.resetPassword, (c, signal) => c.resetPassword(input, { signal })),
    ),
    teams: on.teams.handler(({ input }) => pass(a.teams, (c, signal) => c.teams(input, { signal }))),
    createTeam: on.createTeam.handler(({ input }) =>
      pass(a.createTeam, (c, signal) => c.createTeam(input, { signal })),
    ),
    changeTeam: on.changeTeam.handler(({ input }) =>
      pass(a.changeTeam, (c, signal) => c.changeTeam(input, { signal })),
    ),
    deleteTeam: on.deleteTeam.handler(({ input }) =>
      pass(a.deleteTeam, (c, signal) => c.deleteTeam(input, { signal })),
    ),
    sites: on.sites.handler(({ input }) => pass(a.sites, (c, signal) => c.sites(input, { signal }))),
    createSite: on.createSite.handler(({ input }) =>
      pass(a.createSite, (c, signal) => c.createSite(input, { signal })),
    ),
    changeSite: on.changeSite.handler(({ input }) =>
      pass(a.changeSite, (c, signal) => c.changeSite(input, { signal })),
    ),
    settings: on.settings.handler(({ input }) =>
      pass(a.settings, (c, signal) => c.settings(input, { signal })),
    ),
    changeSettings: on.changeSettings.handler(({ input }) =>
      pass(a.changeSettings, (c, signal) => c.changeSettings(input, { signal })),
    ),
    policies: on.policies.handler(({ input }) =>
      pass(a.policies, (c, signal) => c.policies(input, { signal })),
    ),
    createPolicy: on.createPolicy.handler(({ input }) =>
      pass(a.createPolicy, (c, signal) => c.createPolicy(input, { signal })),
    ),
    changePolicy: on.changePolicy.handler(({ input }) =>
      pass(a.changePolicy, (c, signal) => c.changePolicy(input, { signal })),
    ),
    approvePolicy: on.approvePolicy.handler(({ input }) =>
      pass(a.approvePolicy, (c, signal) => c.approvePolicy(input, { signal })),
    ),
    tryPolicy: on.tryPolicy.handler(({ input }) =>
      pass(a.tryPolicy, (c, signal) => c.tryPolicy(input, { signal }), LONG_TIMEOUT_MS),
    ),
    audit: on.audit.handler(({ input }) => pass(a.audit, (c, signal) => c.audit(input, { signal }))),
  }
}
