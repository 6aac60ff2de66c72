/** The demo city as it is kept in resources/demo-city (made by `npm run demo-city`). */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { PersonId, SiteId, TeamId } from '#shared/domain/ids.ts'
import { Role, Team } from '#shared/domain/people.ts'
import { Building, Floor, Site } from '#shared/domain/sites.ts'

const CityFile = z.strictObject({
  sites: z.array(Site.omit({ closures: true })),
  buildings: z.array(Building),
  floors: z.array(Floor.extend({ plan: z.string() })),
  /** Parents before their children. */
  teams: z.array(Team.omit({ teamDays: true })),
})

const DemoPerson = z.strictObject({
  id: PersonId,
  login: z.string(),
  displayName: z.string(),
  initials: z.string(),
  team: TeamId,
  site: SiteId,
  roles: z.array(Role),
})
export type DemoPerson = z.infer<typeof DemoPerson>

/** A sign-in of the demo; `note` says who that is. */
export const DemoLogin = z.strictObject({
  login: z.string(),
  password: z.string(),
  note: z.strictObject({ de: z.string(), en: z.string() }),
})
export type DemoLogin = z.infer<typeof DemoLogin>

export interface DemoCity extends Omit<z.infer<typeof CityFile>, 'floors'> {
  readonly floors: readonly (Floor & { readonly document: FloorPlanDocument })[]
  readonly people: readonly DemoPerson[]
  readonly logins: readonly DemoLogin[]
}

/** The folder lies beside this file's project, whether the file runs as it is or bundled. */
function folder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    const candidate = join(at, 'resources/demo-city')
    if (existsSync(join(candidate, 'city.json'))) return candidate
    if (at === dirname(at)) throw new Error('resources/demo-city is missing; npm run demo-city makes it')
  }
}

const read = async <T>(name: string, schema: z.ZodType<T>): Promise<T> =>
  schema.parse(JSON.parse(await readFile(join(folder(), name), 'utf8')))

export const readDemoLogins = (): Promise<DemoLogin[]> => read('demo-logins.json', z.array(DemoLogin))

export async function readDemoCity(): Promise<DemoCity> {
  const [city, { people }, logins] = await Promise.all([
    read('city.json', CityFile),
    read('people.json', z.strictObject({ people: z.array(DemoPerson) })),
    readDemoLogins(),
  ])
  const floors = await Promise.all(
    city.floors.map(async ({ plan, ...floor }) => ({
      ...floor,
      document: await read(plan, FloorPlanDocument),
    })),
  )
  return { ...city, floors, people, logins }
}
