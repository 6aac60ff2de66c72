/**
 * Limits of the German rules for workplaces (ASR), with where they stand. Lengths in mm, areas in
 * mm². Superseded values (0.875 m, "−0.15 m at doors") are left out on purpose.
 */

const SQUARE_METRE = 1_000_000

export const SOURCE = {
  roomArea: 'ASR A1.2, 5 (3)',
  roomGuide: 'ASR A1.2, 5 (4)',
  movement: 'ASR A1.2, 5.1.1 (2), 5.1.2',
  sideBySide: 'ASR A1.2, 5.1.4',
  overlap: 'ASR A1.2, 5.1.5',
  width: 'ASR A1.8, 4.2 Tab. 2 / ASR A2.3, 5 Tab. 1',
  escape: 'ASR A2.3, 5',
  wheelchair: 'ASR V3a.2, Anh. A1.2 (5)',
} as const

/** Least area of a room with so many workplaces: 8 m², and 6 m² for each further one. */
export const roomArea = (desks: number): number => (8 + 6 * Math.max(0, desks - 1)) * SQUARE_METRE

/** From this area on a room is an open-plan office (Großraumbüro), ASR A1.2. */
const OPEN_PLAN = 400 * SQUARE_METRE

/** Lower guide value for each workplace: cellular and group offices 8 m², open plan 12 m². */
export const guideArea = (room: number): number => (room >= OPEN_PLAN ? 12 : 8) * SQUARE_METRE

export const MOVEMENT = { area: 1.5 * SQUARE_METRE, depth: 1_000, width: 1_000, sideBySide: 1_200 } as const

/** Side of the square in which somebody in a wheelchair turns and transfers. */
export const WHEELCHAIR = 1_500

/** Aisle to personally assigned workplaces. */
export const AISLE = 600
/** As many may share an aisle before it counts as a route (first row of the table). */
export const AISLE_PEOPLE = 5
/** Less than this is no way at all. */
export const NO_WAY = 300

/** Least clear widths by the people who use them: up to 5, 20, 50, 100, 200, 300, 400. */
const WIDTHS: readonly (readonly [people: number, door: number, path: number])[] = [
  [5, 800, 900],
  [20, 900, 1_000],
  [50, 900, 1_200],
  [100, 1_000, 1_200],
  [200, 1_050, 1_200],
  [300, 1_650, 1_800],
  [400, 2_250, 2_400],
]

/** Clear width of a door or a path; between 200 and 400 people interpolated, beyond that continued by 0.60 m for each 100. */
function width(people: number, column: 1 | 2): number {
  let below = WIDTHS[0]
  for (const row of WIDTHS) {
    if (people <= row[0]) {
      if (row[0] <= 200 || !below) return row[column]
      return below[column] + ((row[column] - below[column]) * (people - below[0])) / (row[0] - below[0])
    }
    below = row
  }
  return (below?.[column] ?? 0) + 6 * (people - 400)
}
export const doorWidth = (people: number): number => width(people, 1)
export const pathWidth = (people: number): number => width(people, 2)

/** To the next exit in a straight line, and on foot (1.5 times that). */
export const ESCAPE = { straight: 35_000, walked: 52_500 } as const

/** Degrees to which a door's leaf should open. */
export const OPENING = 90

/** Roundings of drawing and turning are no breach, mm. */
export const SLACK = 1
