/** Technisches Rathaus, fourth floor: set back, rooms of four on both sides of a corridor. */
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { Drawing } from './drawing.ts'
import { cupboards, island, kitchen, lift, meetingTable, tableWithChairs, toilets } from './furnish.ts'

const W = 6200
const [CORRIDOR_TOP, CORRIDOR_BOTTOM, BOTTOM] = [7200, 9600, 16_800]

export function technisches4(): FloorPlanDocument {
  const outline = [
    [0, 0],
    [W * 10, 0],
    [W * 10, BOTTOM],
    [0, BOTTOM],
  ] as const
  const d = new Drawing('technisches-4', [outline], {
    outer: 360,
    inner: 120,
    window: 2300,
    windowPitch: 2900,
  })
  d.room([0, CORRIDOR_TOP, W * 10, CORRIDOR_BOTTOM], { name: 'Flur' })
    .windows('v', 0, CORRIDOR_TOP, CORRIDOR_BOTTOM)
    .windows('v', W * 10, CORRIDOR_TOP, CORRIDOR_BOTTOM)

  let number = 1
  const next = () => `4.${String(number++).padStart(2, '0')}`
  const office = (i: number, south: boolean, team: string) => {
    const x0 = i * W
    const [y0, y1] = south ? [CORRIDOR_BOTTOM, BOTTOM] : [0, CORRIDOR_TOP]
    d.room([x0, y0, x0 + W, y1], { number: next(), name: team })
      .windows('h', south ? BOTTOM : 0, x0, x0 + W)
      .door('h', [x0 + W - 1000, south ? y0 : y1], south ? 's' : 'n', 'last')
      .zone([x0 + 300, y0 + 300, x0 + W - 300, y1 - 300], `Teamzone ${team}`, 'team', team)
    island(d, [x0 + 1400, south ? y0 + 3100 : y0 + 2300], 2)
    cupboards(d, [x0 + (i === 0 ? 420 : 290), y0 + 1500], 4, true)
  }
  const north = ['IT-Betrieb', 'IT-Betrieb', 'IT-Service', 'IT-Service', 'Fachverfahren', 'Fachverfahren']
  north.forEach((team, i) => {
    office(i, false, team)
  })
  d.room([6 * W, 0, 8 * W, CORRIDOR_TOP], { number: next(), name: 'Lernwerkstatt' })
    .windows('h', 0, 6 * W, 8 * W)
    .door('h', [6 * W + 1200, CORRIDOR_TOP], 'n', 'first')
    .door('h', [8 * W - 1200, CORRIDOR_TOP], 'n', 'last')
  meetingTable(d, [6 * W + 4200, 3300], 4800, 12)
  tableWithChairs(d, [8 * W - 2400, 2400], 1000)
  d.thing('cabinet', [8 * W - 350, 3400], 2400, 400, 90, 'Medienwand')

  office(8, false, 'Digitalisierung')
  office(9, false, 'Digitalisierung')
  const south = ['Klimaschutz', 'Klimaschutz', 'Naturschutz', 'Naturschutz']
  south.forEach((team, i) => {
    office(i, true, team)
  })
  office(7, true, 'IT-Sicherheit')
  office(8, true, 'IT-Sicherheit')
  office(9, true, 'Digitalisierung')

  d.room([4 * W, CORRIDOR_BOTTOM, 4 * W + 3400, BOTTOM], { name: 'Treppenhaus' })
    .windows('h', BOTTOM, 4 * W, 4 * W + 3400)
    .door('h', [4 * W + 1700, CORRIDOR_BOTTOM], 's', 'first', 1100)
  d.thing('stairs', [4 * W + 950, 13_600], 3600, 1450, 90)
  d.thing('stairs', [4 * W + 2450, 13_600], 3600, 1450, 270)
  d.room([4 * W + 3400, CORRIDOR_BOTTOM, 4 * W + 7600, 12_400], { name: 'Aufzüge' })
  d.passage('h', [4 * W + 4500, CORRIDOR_BOTTOM], 1000).passage('h', [4 * W + 6500, CORRIDOR_BOTTOM], 1000)
  lift(d, [4 * W + 4500, 11_100])
  lift(d, [4 * W + 6500, 11_100])
  d.room([4 * W + 3400, 12_400, 4 * W + 7600, BOTTOM], { name: 'Druck' })
    .windows('h', BOTTOM, 4 * W + 3400, 4 * W + 7600)
    .door('v', [4 * W + 7600, 13_400], 'w', 'first', 900)
  d.thing('printer', [4 * W + 4200, 16_000], 900, 700, 180).thing(
    'printer',
    [4 * W + 5500, 16_000],
    900,
    700,
    180,
  )
  d.room([4 * W + 7600, CORRIDOR_BOTTOM, 4 * W + 12_400, BOTTOM], { name: 'Teeküche' })
    .windows('h', BOTTOM, 4 * W + 7600, 4 * W + 12_400)
    .passage('h', [4 * W + 9800, CORRIDOR_BOTTOM], 1600)
  kitchen(d, [4 * W + 8000, 16_620], 4000, false)
  tableWithChairs(d, [4 * W + 10_400, 12_800], 1000)
  d.room([6 * W, CORRIDOR_BOTTOM, 6 * W + 3100, BOTTOM], { name: 'WC Damen' })
    .windows('h', BOTTOM, 6 * W, 6 * W + 3100)
    .door('h', [6 * W + 800, CORRIDOR_BOTTOM], 's', 'first', 900)
  toilets(d, [6 * W + 350, 15_800], 2)
  d.thing('sanitary', [6 * W + 350, 12_400], 1400, 450, 90, 'Waschtische')
  d.room([6 * W + 3100, CORRIDOR_BOTTOM, 7 * W, BOTTOM], { name: 'WC Herren' })
    .windows('h', BOTTOM, 6 * W + 3100, 7 * W)
    .door('h', [7 * W - 800, CORRIDOR_BOTTOM], 's', 'last', 900)
  toilets(d, [6 * W + 3450, 15_800], 2)
  d.thing('sanitary', [7 * W - 350, 12_400], 1400, 450, 90, 'Waschtische')
  return d.finish()
}
