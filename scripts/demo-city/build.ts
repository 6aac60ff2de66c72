/** Everything under resources/demo-city, as file names and contents; the same on every run. */

import { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { Building, Floor, Site } from '#shared/domain/sites.ts'
import { idOf } from './drawing.ts'
import { drawFloor, FLOORS, SITES } from './floors.ts'
import { teamTree } from './organisation.ts'
import { DEMO_PASSWORD, people, SIGN_INS } from './people.ts'

const siteId = (name: string) => idOf(`site:${name}`)
const buildingId = (site: string, name: string) => idOf(`building:${site}:${name}`)

export function buildCity(): Map<string, string> {
  const sites = SITES.map((s) =>
    Site.omit({ closures: true }).parse({
      id: siteId(s.name),
      ...s,
      timeZone: 'Europe/Berlin',
      federalState: 'NI',
      noon: 780,
    }),
  )
  const buildings = [...new Map(FLOORS.map((f) => [buildingId(f.site, f.building), f])).entries()].map(
    ([id, f], order) => Building.parse({ id, siteId: siteId(f.site), name: f.building, order }),
  )
  const floors = FLOORS.map((f) => ({
    ...Floor.parse({
      id: idOf(`floor:${f.key}`),
      buildingId: buildingId(f.site, f.building),
      siteId: siteId(f.site),
      name: f.name,
      level: f.level,
    }),
    plan: `plan-${f.key}.json`,
  }))
  const staff = people().map(({ site, ...p }) => ({ ...p, site: siteId(site) }))
  const signIns = SIGN_INS.map(({ login, note }) => ({ login, password: DEMO_PASSWORD, note }))

  const files = new Map<string, string>()
  files.set('city.json', lines({ sites, buildings, floors, teams: teamTree() }))
  files.set('people.json', lines({ people: staff }))
  files.set('demo-logins.json', `${JSON.stringify(signIns, null, 2)}\n`)
  for (const floor of FLOORS)
    files.set(`plan-${floor.key}.json`, lines(FloorPlanDocument.parse(drawFloor(floor))))
  return files
}

/** Compact, yet with a line for each entry, so that a change shows as what it is. */
function lines(object: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(object).map(([key, value]) =>
    Array.isArray(value) && value.length > 0
      ? `${JSON.stringify(key)}:[\n${value.map((v) => JSON.stringify(v)).join(',\n')}\n]`
      : `${JSON.stringify(key)}:${JSON.stringify(value)}`,
  )
  return `{${parts.join(',\n')}}\n`
}
