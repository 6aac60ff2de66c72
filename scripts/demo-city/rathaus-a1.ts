/** Rathaus, Haus A, first floor: the old town hall with thick walls, grand stair and council hall. */
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { Drawing } from './drawing.ts'
import { cupboards, island, kitchen, meetingTable, tableWithChairs, toilets } from './furnish.ts'

const NORTH = [
  { number: '1.01', name: 'Recht', to: 6400, team: 'Recht', door: 4700 },
  { number: '1.03', name: 'Gremienbetreuung', to: 12_800, team: 'Gremienbetreuung', door: 8200 },
  { number: '1.05', name: 'Presse', to: 18_800, team: 'Presse', door: 17_200 },
  { number: '1.07', name: 'Kleiner Sitzungssaal', to: 27_200, team: null, door: 23_000 },
  { number: '1.09', name: 'Standesamt', to: 33_600, team: 'Standesamt', door: 28_800 },
  { number: '1.11', name: 'Trauzimmer', to: 40_000, team: null, door: 36_800 },
  { number: '1.13', name: 'Wahlen und Statistik', to: 46_000, team: 'Wahlen und Statistik', door: 41_600 },
] as const

export function rathausA1(): FloorPlanDocument {
  const outline = [
    [0, 0],
    [46_000, 0],
    [46_000, 29_500],
    [32_000, 29_500],
    [32_000, 15_500],
    [0, 15_500],
  ] as const
  const d = new Drawing('rathaus-a1', [outline], {
    outer: 640,
    inner: 300,
    window: 1350,
    windowPitch: 2100,
  })
  const corridor = [
    [0, 7000],
    [46_000, 7000],
    [46_000, 15_500],
    [32_000, 15_500],
    [32_000, 10_000],
    [0, 10_000],
  ] as const
  d.room(corridor, { name: 'Wandelgang' }).windows('v', 0, 7600, 9400).windows('v', 46_000, 7600, 15_100)
  for (const x of [34_500, 39_000, 43_500]) d.thing('column', [x, 12_600], 500, 500)
  d.thing('chair', [34_400, 14_800], 2000, 600, 180, 'Sitzbank')
  d.thing('chair', [43_600, 14_800], 2000, 600, 180, 'Sitzbank')

  let x0 = 0
  for (const { number, name, to, team, door } of NORTH) {
    d.room([x0, 0, to, 7000], { number, name }).windows('h', 0, x0 + 300, to - 300)
    d.door('h', [door, 7000], 'n', team ? 'last' : 'double', team ? 1050 : 1800)
    if (team) {
      d.zone([x0 + 300, 400, to - 300, 6700], `Teamzone ${name}`, 'team', team)
      island(d, [(x0 + to) / 2 - 1600, 2100], 2)
      cupboards(d, [to - (to === 46_000 ? 570 : 400), 1000], 4, true)
    }
    if (number === '1.07') meetingTable(d, [(x0 + to) / 2, 3500], 5200, 14)
    if (number === '1.11') {
      d.thing('table', [36_800, 1500], 2000, 900, 0, 'Trautisch')
      for (let row = 0; row < 3; row++)
        for (let i = 0; i < 6; i++)
          d.thing('chair', [34_800 + i * 650 + (i > 2 ? 750 : 0), 3000 + row * 950], 450, 450)
    }
    x0 = to
  }
  d.windows('v', 0, 900, 6300).windows('v', 46_000, 900, 6300)

  d.room([0, 10_000, 5200, 15_500], { number: '1.02', name: 'Beteiligungen' })
    .windows('h', 15_500, 300, 4900)
    .door('h', [3900, 10_000], 's', 'last', 1050)
    .zone([300, 10_300, 4900, 15_200], 'Teamzone Beteiligungen', 'team', 'Beteiligungen')
  island(d, [1700, 12_500], 1)
  d.room([5200, 10_000, 10_400, 15_500], { number: '1.04', name: 'Beteiligungen' })
    .windows('h', 15_500, 5500, 10_100)
    .door('h', [6400, 10_000], 's', 'first', 1050)
    .zone([5500, 10_300, 10_100, 15_200], 'Teamzone Beteiligungen', 'team', 'Beteiligungen')
  island(d, [7000, 12_500], 1)
  cupboards(d, [10_000, 11_400], 3, true)
  d.room([10_400, 10_000, 14_400, 15_500], { name: 'Teeküche' })
    .windows('h', 15_500, 10_700, 14_100)
    .door('h', [11_600, 10_000], 's', 'first', 950)
  kitchen(d, [10_700, 15_180], 3400, false)
  tableWithChairs(d, [12_800, 12_300])
  d.room([14_400, 10_000, 16_700, 15_500], { name: 'WC Damen' })
    .windows('h', 15_500, 14_500, 16_600)
    .door('h', [15_550, 10_000], 's', 'first', 900)
  toilets(d, [14_620, 14_300], 2)
  d.thing('sanitary', [14_850, 12_200], 1000, 450, 90, 'Waschtisch')
  d.room([16_700, 10_000, 19_000, 15_500], { name: 'WC Herren' })
    .windows('h', 15_500, 16_800, 18_900)
    .door('h', [17_850, 10_000], 's', 'last', 900)
  toilets(d, [16_920, 14_300], 2)
  d.thing('sanitary', [18_550, 12_200], 1000, 450, 90, 'Waschtisch')

  // The grand stair: a broad flight to the landing at the window, two narrow ones back.
  d.room([19_000, 10_000, 27_000, 15_500], { name: 'Haupttreppe' })
    .windows('h', 15_500, 19_300, 26_700)
    .open('h', 10_000, 19_600, 26_400)
  d.thing('stairs', [23_000, 12_050], 3700, 3200, 90)
  d.thing('stairs', [20_300, 12_050], 3700, 1700, 270)
  d.thing('stairs', [25_700, 12_050], 3700, 1700, 270)
  d.room([27_000, 10_000, 32_000, 15_500], { number: '1.10', name: 'Gleichstellung' })
    .windows('h', 15_500, 27_300, 31_700)
    .door('h', [28_200, 10_000], 's', 'first', 1050)
  island(d, [28_600, 12_500], 1)
  cupboards(d, [31_620, 11_400], 3, true)

  d.room([32_000, 15_500, 46_000, 29_500], { number: '1.20', name: 'Ratssaal' })
    .windows('v', 46_000, 16_300, 29_000)
    .windows('v', 32_000, 16_300, 29_000)
    .windows('h', 29_500, 32_800, 45_200)
    .door('h', [39_000, 15_500], 's', 'double', 2200)
  council(d)
  return d.finish()
}

/** Rows of seats in arcs around the chair's table, and a gallery of chairs behind. */
function council(d: Drawing): void {
  const [cx, cy] = [39_000, 28_300]
  d.thing('table', [cx, 27_900], 4200, 800, 180, 'Vorsitz')
  for (const i of [-1.5, -0.5, 0.5, 1.5]) d.thing('chair', [cx + i * 1000, 28_650], 500, 500)
  for (const radius of [4000, 5600, 7200]) {
    const seats = Math.floor((radius * 1.9) / 1150)
    for (let i = 0; i < seats; i++) {
      const angle = -Math.PI / 2 + ((i + 0.5) / seats - 0.5) * 1.9
      const degrees = Math.round((angle * 180) / Math.PI + 90)
      const at = (r: number) => [cx + Math.cos(angle) * r, cy + Math.sin(angle) * r] as const
      d.thing('table', at(radius), 1050, 450, degrees, 'Ratsplatz')
      d.thing('chair', at(radius + 520), 450, 450, degrees)
    }
  }
  for (let i = 0; i < 14; i++)
    if (i < 5 || i > 8) d.thing('chair', [33_600 + i * 830, 16_700], 450, 450, 0, 'Zuschauerplatz')
}
