/** What the layers and the symbols of a drawing stand for, by the words in their names and as a person sets it. */
import { z } from 'zod'
import { FurnitureKind, SpaceKind } from '../domain/floor-plan.ts'
import { furnitureKind, isDesk } from './kinds.ts'

/**
 * `room`: closed lines around rooms. `label`: texts that name rooms. `line`: drawn under the plan.
 * `ignore`: not taken at all.
 */
export const LAYER_ROLES = [
  'wall',
  'opening',
  'door',
  'window',
  'room',
  'furniture',
  'column',
  'stairs',
  'line',
  'ignore',
] as const
export type LayerRole = (typeof LAYER_ROLES)[number]

const ROLES: readonly (readonly [RegExp, LayerRole])[] = [
  // Dimensions, hatches and frames name what they belong to: "Wall dimensions".
  [
    /dim(s|ension)|bema(ß|ss)|defpoints|view ?port|hatch|schraff|(?<![a-z])(titel|title|frame|rahmen)/i,
    'ignore',
  ],
  [/header|footer|footing|beam|truss|slab|joist|roof|dach|foundation|fundament|stem/i, 'line'],
  [/stair|treppe|step/i, 'stairs'],
  [/column|pillar|stütze|stuetze|säule|saeule/i, 'column'],
  [/opening|öffnung|oeffnung/i, 'opening'],
  [/window|fenster|glaz/i, 'window'],
  [/(?<![a-z])(door|tür|tuer)/i, 'door'],
  [/wall|(?<![a-zä])wand|wände|waende|mauer/i, 'wall'],
  [/room|raum|räume|raeume|(?<![a-z])space|area-?(poly|bound)/i, 'room'],
  [
    /furn|möb|moeb|fixt|(?<![a-z])case(?![a-z])|equip|ausstattung|einricht|desk|schreibtisch|inventar/i,
    'furniture',
  ],
]

/** What we export ourselves: all that is placed is a symbol, the rest is there to be looked at. */
const OUR_LAYERS: ReadonlyMap<string, LayerRole> = new Map([
  ['platzwahl-zones', 'ignore'],
  ['platzwahl-routes', 'ignore'],
  ['platzwahl-labels', 'ignore'],
  ['platzwahl-legend', 'ignore'],
  ['platzwahl-rooms', 'room'],
  ['platzwahl-walls', 'wall'],
  ['platzwahl-doors', 'door'],
  ['platzwahl-windows', 'window'],
  ['platzwahl-furniture', 'furniture'],
  ['platzwahl-spaces', 'furniture'],
  ['platzwahl-texts', 'line'],
  ['platzwahl-underlay', 'line'],
])

/** Layers of a referenced drawing carry its name before the last `$0$` or `|`. */
export function layerRole(name: string): LayerRole {
  const ours = OUR_LAYERS.get(name)
  if (ours) return ours
  const own = name.split(/\$\d+\$|\|/).at(-1) ?? name
  return ROLES.find(([words]) => words.test(own))?.[1] ?? 'line'
}

export const BLOCK_ROLES = [
  ...SpaceKind.options,
  'wall',
  'room',
  'door',
  'window',
  ...FurnitureKind.options,
  'line',
  'ignore',
] as const
/** Desks, meeting rooms, parking bays and lockers are bookable; walls and rooms are outlines; `line` keeps what the symbol draws as lines; the rest is furniture. */
export type BlockRole = (typeof BLOCK_ROLES)[number]

/** What a person said that layers and blocks of these names stand for. */
export const PlanRoles = z.strictObject({
  layers: z.record(z.string().max(500), z.enum(LAYER_ROLES)),
  blocks: z.record(z.string().max(500), z.enum(BLOCK_ROLES)),
})
export type PlanRoles = z.infer<typeof PlanRoles>

/** Symbols of our own exports say what they are. */
const OUR_SYMBOL = /^platzwahl-([a-z]+)-/
export const isOurSymbol = (name: string): boolean => OUR_SYMBOL.test(name)

/** What a symbol of this name stands for; null when its name says nothing. */
export function blockRole(name: string): BlockRole | null {
  const ours = OUR_SYMBOL.exec(name)?.[1]
  const role = ours === undefined ? undefined : BLOCK_ROLES.find((r) => r === ours)
  if (role) return role
  const own = name.split(/\$\d+\$|\|/).at(-1) ?? name
  const words = own.replace(/[_\-.]+/g, ' ').replace(/([a-zäöü])([A-ZÄÖÜ])/g, '$1 $2')
  if (isDesk(words)) return 'desk'
  if (/(?<![a-z])(door|tür|tuer)/i.test(words)) return 'door'
  if (/window|fenster/i.test(words)) return 'window'
  if (/stair|treppe/i.test(words)) return 'stairs'
  if (/(?<![a-z])(lift|elevator|aufzug)/i.test(words)) return 'lift'
  if (/column|stütze|stuetze|säule/i.test(words)) return 'column'
  const kind = furnitureKind(words)
  return kind === 'other' ? null : kind
}

export const furnitureOf = (role: BlockRole): FurnitureKind | null =>
  FurnitureKind.safeParse(role).data ?? null
