/** What a piece of furniture is, from the words it is described with (German and English). */
import type { Furniture } from '../domain/floor-plan.ts'

const DESK =
  /(?<![a-zäöü])(desks?|workstations?|schreibtische?|arbeitspl(atz|ätze)|arbeitstische?)(?![a-zäöü])/i
/** Things named after the desk they belong to. */
const NOT_A_DESK =
  /chair|stuhl|lamp|leuchte|light|monitor|screen|phone|drawer|pedestal|container|organi[sz]er|accessor|computer|reception|empfang|help/i

export const isDesk = (description: string): boolean =>
  DESK.test(description) && !NOT_A_DESK.test(description)

type What = Furniture['what']
const KINDS: readonly (readonly [RegExp, What])[] = [
  [
    /vanity|toilet(?! paper)|bath(?! ?room)|(?<![a-z])wc(?![a-z])|urinal|lavator|wash|basin|shower|dusche/i,
    'sanitary',
  ],
  [/counter|kitchen|küche|sink|fridge|refrigerator|dishwasher|spüle/i, 'kitchen'],
  [/chair|stuhl|seat|sofa|sessel|bench|stool|hocker/i, 'chair'],
  [/cabinet|schrank|shel[fv]|regal|storage|locker|bookcase|pedestal|container|drawer/i, 'cabinet'],
  [/table|tisch|desk/i, 'table'],
  [/plant|pflanze|tree/i, 'plant'],
  [/printer|drucker|copier|kopierer/i, 'printer'],
]

export const furnitureKind = (description: string): What =>
  KINDS.find(([words]) => words.test(description))?.[1] ?? 'other'

export const isSanitary = (description: string): boolean => furnitureKind(description) === 'sanitary'
