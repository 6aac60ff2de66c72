/** The sites, buildings and floors of the demo city. Neither the city nor its addresses exist. */
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { buergerbueroNord } from './buergerbuero.ts'
import { equip } from './features.ts'
import { rathausA1 } from './rathaus-a1.ts'
import { rathausB1 } from './rathaus-b1.ts'
import { rathausB2 } from './rathaus-b2.ts'
import { technisches3 } from './technisches-3.ts'
import { technisches4 } from './technisches-4.ts'

export interface FloorOfCity {
  readonly site: string
  readonly building: string
  /** Names the plan's file and its ids. */
  readonly key: string
  readonly name: string
  readonly level: number
  readonly draw: () => FloorPlanDocument
  readonly blocked: number
}

export const SITES = [
  { name: 'Rathaus', address: 'Marktplatz 1, 99998 Auenbrück' },
  { name: 'Technisches Rathaus', address: 'Werftallee 20, 99998 Auenbrück' },
  { name: 'Bürgerbüro Nord', address: 'Am Nordmarkt 7, 99999 Auenbrück' },
] as const

export const FLOORS: readonly FloorOfCity[] = [
  {
    site: 'Rathaus',
    building: 'Haus A',
    key: 'rathaus-a1',
    name: '1. Obergeschoss',
    level: 1,
    draw: rathausA1,
    blocked: 0.03,
  },
  {
    site: 'Rathaus',
    building: 'Haus B',
    key: 'rathaus-b1',
    name: '1. Obergeschoss',
    level: 1,
    draw: rathausB1,
    blocked: 0.03,
  },
  {
    site: 'Rathaus',
    building: 'Haus B',
    key: 'rathaus-b2',
    name: '2. Obergeschoss',
    level: 2,
    draw: rathausB2,
    blocked: 0.06,
  },
  {
    site: 'Technisches Rathaus',
    building: 'Technisches Rathaus',
    key: 'technisches-3',
    name: '3. Obergeschoss',
    level: 3,
    draw: technisches3,
    blocked: 0.025,
  },
  {
    site: 'Technisches Rathaus',
    building: 'Technisches Rathaus',
    key: 'technisches-4',
    name: '4. Obergeschoss',
    level: 4,
    draw: technisches4,
    blocked: 0.03,
  },
  {
    site: 'Bürgerbüro Nord',
    building: 'Bürgerbüro Nord',
    key: 'buergerbuero-eg',
    name: 'Erdgeschoss',
    level: 0,
    draw: buergerbueroNord,
    blocked: 0.05,
  },
]

export function drawFloor(floor: FloorOfCity): FloorPlanDocument {
  const plan = floor.draw()
  equip(plan, floor.key, floor.blocked)
  return plan
}
