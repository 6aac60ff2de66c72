/**
 * Technisches Rathaus, third floor: 480 desks around two courtyards. Wings 16 m deep with an aisle
 * in the middle; desks stand at right angles to the windows. Cores with stairs, lifts and
 * kitchens where the wings meet; meeting rooms and meeting places in the middle wing.
 */
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { type Box, Drawing, type Pt } from './drawing.ts'
import { cupboards, island, kitchen, lift, meetingTable, tableWithChairs, uprightIsland } from './furnish.ts'

const WIDTH = 136_000
const HEIGHT = 66_000
const DEEP = 16_000
/** The aisle of each wing, from one facade. */
const [AISLE_FROM, AISLE_TO] = [7000, 9000]
const YARDS: readonly Box[] = [
  [16_000, 16_000, 60_000, 50_000],
  [76_000, 16_000, 120_000, 50_000],
]

/**
 * Zones in the order of the walk around the floor: north, east, south. Null: open to everyone, as
 * half of the floor is; teams that are here two days a week have no zone of their own.
 */
const TEAMS: readonly (string | null)[] = [
  ...['Straßenplanung', 'Straßenbau', 'Verkehrsplanung', 'Brücken und Ingenieurbau'],
  ...['Hochbau', 'Technische Gebäudeausrüstung', 'Objektbetreuung', null],
  ...[null, 'Geoinformation', 'Vermessung', null],
  ...[null, null, null, null],
  ...[null, 'Ordnungsamt'],
]

type Into = 'n' | 's' | 'e' | 'w'
type Hinge = 'first' | 'last' | 'double'

/** Draws mirrored: what is drawn for the upper left corner comes to stand in another. */
class Mirrored {
  readonly d: Drawing
  readonly fx: boolean
  readonly fy: boolean

  constructor(d: Drawing, fx: boolean, fy: boolean) {
    this.d = d
    this.fx = fx
    this.fy = fy
  }
  at([x, y]: Pt): Pt {
    return [this.fx ? WIDTH - x : x, this.fy ? HEIGHT - y : y]
  }
  box([x0, y0, x1, y1]: Box): Box {
    const [[ax, ay], [bx, by]] = [this.at([x0, y0]), this.at([x1, y1])]
    return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)]
  }
  ring(ring: readonly Pt[]): Pt[] {
    const moved = ring.map((p) => this.at(p))
    return this.fx === this.fy ? moved : moved.reverse()
  }
  door(axis: 'h' | 'v', at: Pt, into: Into, hinge: Hinge, width = 1000): void {
    const swap: Record<Into, Into> = {
      n: this.fy ? 's' : 'n',
      s: this.fy ? 'n' : 's',
      e: this.fx ? 'w' : 'e',
      w: this.fx ? 'e' : 'w',
    }
    const along = axis === 'h' ? this.fx : this.fy
    const side = hinge === 'double' || !along ? hinge : hinge === 'first' ? 'last' : 'first'
    this.d.door(axis, this.at(at), swap[into], side, width)
  }
}

export function technisches3(): FloorPlanDocument {
  const rings = [[0, 0, WIDTH, HEIGHT] as const, ...YARDS].map(([x0, y0, x1, y1]): Pt[] => [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ])
  const d = new Drawing('technisches-3', rings, { outer: 360, inner: 120, window: 2700, windowPitch: 3300 })
  let number = 0
  const next = () => `3.${String(++number).padStart(2, '0')}`
  const teams = [...TEAMS]
  const zone = (box: Box) => {
    const team = teams.shift() ?? null
    if (team) d.zone(box, `Teamzone ${team}`, 'team', team)
    else d.zone(box, 'Offene Zone', 'open')
  }

  corner(d, false, false, next)
  longWing(d, 16_000, 0, next, zone)
  middle(d, false, next)
  longWing(d, 76_000, 0, next, zone)
  corner(d, true, false, next)
  eastWing(d, next, zone)
  corner(d, true, true, next)
  longWing(d, 76_000, 50_000, next, zone)
  middle(d, true, next)
  longWing(d, 16_000, 50_000, next, zone)
  corner(d, false, true, next)
  westWing(d, next)
  middleWing(d, next)
  return d.finish()
}

/** Two neighbourhoods of 48 desks and, between them, a meeting room and a service room. */
function longWing(d: Drawing, x0: number, y0: number, next: () => string, zone: (b: Box) => void): void {
  const south = y0 > 0
  const [half, strip] = [19_500, 5000]
  const neighbourhood = (x: number) => {
    d.room([x, y0, x + half, y0 + DEEP], { number: next(), name: 'Großraum' })
      .windows('h', y0, x, x + half)
      .windows('h', y0 + DEEP, x, x + half)
    const pitch = 4650
    const centre = (i: number) => x + 450 + pitch * (i + 0.5)
    zone([x + 250, y0 + 350, x + half - 250, y0 + AISLE_FROM - 150])
    for (let i = 0; i < 4; i++) uprightIsland(d, [centre(i) - 800, y0 + 1000], 3)
    zone([x + 250, y0 + AISLE_TO + 150, x + half - 250, y0 + DEEP - 350])
    for (let i = 0; i < 4; i++) uprightIsland(d, [centre(i) - 800, y0 + 10_200], 3)
    d.noZone()
    for (let i = 0; i < 4; i++) {
      d.thing('cabinet', [centre(i), y0 + 6200], 1600, 450, 0, 'Sideboard')
      d.thing('cabinet', [centre(i), y0 + 9800], 1600, 450, 0, 'Sideboard')
      if (i > 0) {
        d.thing('column', [centre(i) - pitch / 2, y0 + 6500], 400, 400)
        d.thing('column', [centre(i) - pitch / 2, y0 + 9500], 400, 400)
      }
    }
    d.thing('plant', [x + 550, y0 + 6300], 500, 500)
      .thing('plant', [x + half - 550, y0 + 9700], 500, 500)
      .thing('plant', [centre(1) + pitch / 2, y0 + 700], 450, 450)
  }
  neighbourhood(x0)
  const s0 = x0 + half
  const s1 = s0 + strip
  d.room([s0, y0, s1, y0 + AISLE_FROM], { number: next(), name: 'Besprechung' })
    .windows('h', y0, s0, s1)
    .door('h', [s0 + 1000, y0 + AISLE_FROM], 'n', 'first')
  meetingTable(d, [s0 + strip / 2, y0 + 3000], 2800, 8, true)
  d.room([s0, y0 + AISLE_FROM, s1, y0 + AISLE_TO], { name: '' })
    .open('v', s0, y0 + AISLE_FROM, y0 + AISLE_TO)
    .open('v', s1, y0 + AISLE_FROM, y0 + AISLE_TO)
  const service = next()
  d.room([s0, y0 + AISLE_TO, s1, y0 + 12_400], { number: service, name: 'Druck · Garderobe' }).door(
    'h',
    [s0 + 1000, y0 + AISLE_TO],
    's',
    'first',
  )
  d.thing('printer', [s1 - 700, y0 + 11_900], 900, 700, 180).thing(
    'printer',
    [s1 - 1900, y0 + 11_900],
    900,
    700,
    180,
  )
  cupboards(d, [s1 - 320, y0 + 9200], 2, true)
  d.room([s0, y0 + 12_400, s0 + strip / 2, y0 + DEEP], { name: 'Telefon' })
    .windows('h', y0 + DEEP, s0, s0 + strip / 2)
    .door('v', [s0, y0 + 13_300], 'e', 'first', 900)
  d.thing('table', [s0 + 1400, y0 + 15_100], 1200, 600).thing('chair', [s0 + 1400, y0 + 14_550], 450, 450)
  d.room([s0 + strip / 2, y0 + 12_400, s1, y0 + DEEP], { name: 'Telefon' })
    .windows('h', y0 + DEEP, s0 + strip / 2, s1)
    .door('v', [s1, y0 + 13_300], 'w', 'first', 900)
  d.thing('table', [s1 - 1400, y0 + 15_100], 1200, 600).thing('chair', [s1 - 1400, y0 + 14_550], 450, 450)
  neighbourhood(s1)
  // Fire doors towards the cores.
  const y = y0 + (AISLE_FROM + AISLE_TO) / 2
  d.door('v', [x0, y], south ? 'w' : 'e', 'double', 1800).door(
    'v',
    [x0 + 44_000, y],
    south ? 'e' : 'w',
    'double',
    1800,
  )
}

/** Where two wings meet at a corner: meeting room, focus rooms, kitchen, escape stair. */
function corner(d: Drawing, fx: boolean, fy: boolean, next: () => string): void {
  const m = new Mirrored(d, fx, fy)
  const windows = (axis: 'h' | 'v', at: number, from: number, to: number) => {
    const [p, q] = axis === 'h' ? [m.at([from, at]), m.at([to, at])] : [m.at([at, from]), m.at([at, to])]
    if (axis === 'h') d.windows('h', p[1], Math.min(p[0], q[0]), Math.max(p[0], q[0]))
    else d.windows('v', p[0], Math.min(p[1], q[1]), Math.max(p[1], q[1]))
  }
  d.room(
    m.ring([
      [0, 7000],
      [16_000, 7000],
      [16_000, 9000],
      [9000, 9000],
      [9000, 16_000],
      [7000, 16_000],
      [7000, 9000],
      [0, 9000],
    ]),
    { name: 'Flur' },
  )
  windows('v', 0, 7000, 9000)
  m.door('h', [8000, 16_000], 's', 'double', 1800)

  d.room(m.box([0, 0, 8000, 7000]), { number: next(), name: 'Besprechung' })
  windows('h', 0, 0, 8000)
  windows('v', 0, 0, 7000)
  m.door('h', [6800, 7000], 'n', 'last')
  meetingTable(d, m.at([3900, 3400]), 4800, 12)
  d.thing('plant', m.at([7400, 600]), 500, 500)

  for (const x0 of [8000, 12_000]) {
    d.room(m.box([x0, 0, x0 + 4000, 7000]), { number: next(), name: 'Fokusraum' })
    windows('h', 0, x0, x0 + 4000)
    m.door('h', [x0 + 900, 7000], 'n', 'first')
    meetingTable(d, m.at([x0 + 2000, 2600]), 1800, 4, true)
    d.thing('cabinet', m.at([x0 + 3650, 5200]), 1600, 450, 90)
  }

  d.room(m.box([0, 9000, 7000, 16_000]), { name: 'Teeküche' })
  windows('v', 0, 9000, 16_000)
  const passage = m.at([7000, 11_000])
  d.passage('v', passage, 1800)
  kitchen(d, [m.box([900, 0, 6100, 0])[0], fy ? HEIGHT - 15_900 : 15_900], 5200, fy)
  for (const p of [
    [1900, 10_900],
    [4300, 10_900],
    [1900, 13_300],
    [4300, 13_300],
  ] as const)
    tableWithChairs(d, m.at(p), 1000)

  d.room(m.box([9000, 9000, 13_000, 16_000]), { name: 'Fluchttreppe' })
  m.door('h', [11_000, 9000], 's', 'first', 1100)
  d.thing('stairs', m.at([10_050, 13_100]), 3600, 1700, 90).thing(
    'stairs',
    m.at([11_950, 13_100]),
    3600,
    1700,
    270,
  )
  d.room(m.box([13_000, 9000, 16_000, 16_000]), { number: next(), name: 'Technik' })
  m.door('h', [14_000, 9000], 's', 'first', 900)
  d.thing('cabinet', m.at([15_500, 13_000]), 3200, 600, 90, 'Verteiler')
}

/** The main cores in the middle of the north and south wings. */
function middle(d: Drawing, fy: boolean, next: () => string): void {
  const m = new Mirrored(d, false, fy)
  const yOf = (y: number) => m.at([0, y])[1]
  d.room(
    m.ring([
      [60_000, 7000],
      [76_000, 7000],
      [76_000, 9000],
      [69_000, 9000],
      [69_000, 16_000],
      [67_000, 16_000],
      [67_000, 9000],
      [60_000, 9000],
    ]),
    { name: 'Foyer' },
  )
  m.door('h', [68_000, 16_000], 's', 'double', 1800)
  d.room(m.box([60_000, 0, 68_000, 7000]), { name: 'Teeküche' }).windows('h', yOf(0), 60_000, 68_000)
  d.passage('h', m.at([64_000, 7000]), 2400)
  kitchen(d, [60_500, fy ? HEIGHT - 180 : 180], 5200, !fy)
  for (const x of [61_800, 64_400, 66_800]) tableWithChairs(d, m.at([x, 3500]), 1000)
  d.room(m.box([68_000, 0, 76_000, 7000]), { number: next(), name: 'Besprechung' }).windows(
    'h',
    yOf(0),
    68_000,
    76_000,
  )
  m.door('h', [69_200, 7000], 'n', 'first')
  meetingTable(d, m.at([72_200, 3300]), 5200, 14)

  d.room(m.box([60_000, 9000, 64_000, 16_000]), { name: 'Treppenhaus' })
  m.door('h', [62_000, 9000], 's', 'first', 1200)
  d.thing('stairs', m.at([61_050, 13_100]), 3600, 1700, 90).thing(
    'stairs',
    m.at([62_950, 13_100]),
    3600,
    1700,
    270,
  )
  d.room(m.box([64_000, 9000, 67_000, 16_000]), { name: 'Aufzüge' })
  for (const y of [10_300, 12_500, 14_700]) {
    lift(d, m.at([65_600, y]))
    d.passage('v', m.at([67_000, y]), 1100)
  }
  d.room(m.box([69_000, 9000, 72_500, 16_000]), { name: 'WC Damen' })
  m.door('h', [69_800, 9000], 's', 'first', 900)
  d.room(m.box([72_500, 9000, 76_000, 16_000]), { name: 'WC Herren' })
  m.door('h', [75_200, 9000], 's', 'last', 900)
  for (const x of [69_200, 72_700]) {
    for (let i = 0; i < 3; i++) d.thing('sanitary', m.at([x + 600 + i * 1000, 15_560]), 400, 600, 0, 'WC')
    d.thing('sanitary', m.at([x + (x < 70_000 ? 400 : 2850), 11_900]), 1800, 500, 90, 'Waschtische')
  }
}

/** Between the courtyards: closed meeting rooms on one side, open places to meet on the other. */
function middleWing(d: Drawing, next: () => string): void {
  const step = 6800
  for (let i = 0; i < 5; i++) {
    const y = 16_000 + i * step
    d.room([60_000, y, 67_000, y + step], { number: next(), name: i % 2 ? 'Projektraum' : 'Besprechung' })
      .windows('v', 60_000, y, y + step)
      .door('v', [67_000, y + 1000], 'w', 'first')
    meetingTable(d, [63_300, y + step / 2 + 200], i % 2 ? 3200 : 4200, i % 2 ? 8 : 10)
    d.thing('cabinet', [66_650, y + 4200], 2000, 400, 90, 'Medienwand')
  }
  d.room([67_000, 16_000, 76_000, 50_000], { number: next(), name: 'Treffpunkt' }).windows(
    'v',
    76_000,
    16_000,
    50_000,
  )
  for (let i = 0; i < 6; i++) {
    const y = 18_600 + i * 5750
    if (i % 2 === 0) {
      tableWithChairs(d, [71_300, y], 1100)
      tableWithChairs(d, [74_200, y], 1100)
    } else {
      d.thing('chair', [71_000, y], 2200, 850, 90, 'Sofa').thing('chair', [74_400, y], 2200, 850, 90, 'Sofa')
      d.thing('table', [72_700, y], 900, 900, 0, 'Couchtisch')
    }
    if (i < 5) {
      d.thing('cabinet', [72_800, y + 2900], 3600, 400, 0, 'Regal')
      d.thing('plant', [70_400, y + 2900], 550, 550).thing('plant', [75_300, y + 2900], 550, 550)
    }
  }
}

/** The quiet zone: twice as much room, shelves and plants between small groups. */
function westWing(d: Drawing, next: () => string): void {
  d.room([0, DEEP, DEEP, 50_000], { number: next(), name: 'Ruhezone' })
    .windows('v', 0, DEEP, 50_000)
    .windows('v', DEEP, DEEP, 50_000)
  const pitch = 34_000 / 6
  const centre = (i: number) => DEEP + pitch * (i + 0.5)
  d.zone([350, DEEP + 250, AISLE_FROM - 150, 49_750], 'Ruhezone West', 'quiet')
  for (let i = 0; i < 6; i++) island(d, [1100, centre(i) - 800], 2)
  d.zone([AISLE_TO + 150, DEEP + 250, DEEP - 350, 49_750], 'Ruhezone Hof', 'quiet')
  for (let i = 0; i < 6; i++) island(d, [11_700, centre(i) - 800], 2)
  d.noZone()
  for (let i = 0; i < 6; i++) {
    d.thing('cabinet', [5500, centre(i)], 1600, 450, 90, 'Sideboard')
    d.thing('cabinet', [10_500, centre(i)], 1600, 450, 90, 'Sideboard')
    if (i === 0) continue
    const y = centre(i) - pitch / 2
    d.thing('other', [3000, y], 4000, 120, 0, 'Schallschirm').thing(
      'other',
      [13_000, y],
      4000,
      120,
      0,
      'Schallschirm',
    )
    d.thing('plant', [5600, y], 550, 550).thing('plant', [10_400, y], 550, 550)
  }
}

function eastWing(d: Drawing, next: () => string, zone: (b: Box) => void): void {
  const [x0, y1] = [120_000, 35_600]
  d.room([x0, DEEP, WIDTH, y1], { number: next(), name: 'Großraum' })
    .windows('v', x0, DEEP, y1)
    .windows('v', WIDTH, DEEP, y1)
  const pitch = 4650
  const centre = (i: number) => DEEP + 500 + pitch * (i + 0.5)
  zone([x0 + 350, DEEP + 250, x0 + AISLE_FROM - 150, y1 - 250])
  for (let i = 0; i < 4; i++) island(d, [x0 + 1000, centre(i) - 800], 3)
  zone([x0 + AISLE_TO + 150, DEEP + 250, WIDTH - 350, y1 - 250])
  for (let i = 0; i < 4; i++) island(d, [x0 + 10_200, centre(i) - 800], 3)
  d.noZone()
  for (let i = 0; i < 4; i++) {
    d.thing('cabinet', [x0 + 6200, centre(i)], 1600, 450, 90, 'Sideboard')
    d.thing('cabinet', [x0 + 9800, centre(i)], 1600, 450, 90, 'Sideboard')
    if (i === 0) continue
    d.thing('column', [x0 + 6500, centre(i) - pitch / 2], 400, 400)
    d.thing('column', [x0 + 9500, centre(i) - pitch / 2], 400, 400)
  }
  d.room([x0 + AISLE_FROM, y1, x0 + AISLE_TO, 50_000], { name: 'Flur' }).open(
    'h',
    y1,
    x0 + AISLE_FROM,
    x0 + AISLE_TO,
  )
  const boxes: readonly (readonly [Box, string, number, number])[] = [
    [[x0, y1, x0 + 7000, 42_800], 'Besprechung', x0 + 7000, x0],
    [[x0, 42_800, x0 + 7000, 50_000], 'Plotter · Planarchiv', x0 + 7000, x0],
    [[x0 + 9000, y1, WIDTH, 42_800], 'Schulung', x0 + 9000, WIDTH],
    [[x0 + 9000, 42_800, WIDTH, 50_000], 'Eltern-Kind-Zimmer', x0 + 9000, WIDTH],
  ]
  for (const [box, name, wall, facade] of boxes) {
    const [bx0, by0, bx1, by1] = box
    d.room(box, { number: next(), name })
      .windows('v', facade, by0, by1)
      .door('v', [wall, by0 + 1000], wall < facade ? 'e' : 'w', 'first')
    const centreOf: Pt = [(bx0 + bx1) / 2, (by0 + by1) / 2 + 200]
    if (name === 'Besprechung') meetingTable(d, centreOf, 4200, 10)
    if (name === 'Schulung') meetingTable(d, centreOf, 4200, 12)
    if (name.startsWith('Plotter')) {
      d.thing('printer', [bx0 + 2000, by0 + 800], 1600, 800, 0, 'Plotter')
      cupboards(d, [bx0 + 800, by1 - 400], 7)
      d.thing('table', [bx0 + 3300, by0 + 3800], 2800, 1200, 0, 'Plantisch')
    }
    if (name.startsWith('Eltern')) {
      tableWithChairs(d, [bx0 + 2600, by0 + 4200], 900)
      d.thing('chair', [bx1 - 900, by0 + 3600], 2000, 850, 270, 'Sofa')
    }
  }
}
