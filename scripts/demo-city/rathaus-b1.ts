/** Rathaus, Haus B, first floor: team rooms of eight and twelve. */
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { cupboards, island, meetingTable, tableWithChairs } from './furnish.ts'
import { drawHausB, HAUS_B } from './haus-b.ts'

export function rathausB1(): FloorPlanDocument {
  const d = drawHausB('rathaus-b1', 1)
  const { top, corridorTop, corridorBottom, bottom } = HAUS_B
  const north = ['Haushalt', 'Stadtkasse', 'Steuern', 'Vollstreckung', 'Personal']
  north.forEach((team, i) => {
    const [x0, x1] = [3400 + i * 8120, 3400 + (i + 1) * 8120]
    d.room([x0, top, x1, corridorTop], { number: `1.${12 + i * 2}`, name: team })
      .windows('h', top, x0, x1)
      .door('h', [x0 + 5600, corridorTop], 'n', 'last')
      .zone([x0 + 400, 700, x1 - 400, 9200], `Teamzone ${team}`, 'team', team)
    island(d, [x0 + 1600, 1900], 2)
    island(d, [x0 + 1600, 5600], 2)
    cupboards(d, [x1 - 320, 1000], 5, true)
    d.thing('plant', [x1 - 500, 9200], 450, 450)
  })

  d.room([3400, corridorBottom, 13_800, bottom], { number: '1.11', name: 'Organisation' })
    .windows('h', bottom, 3400, 13_800)
    .door('h', [9300, corridorBottom], 's', 'last')
    .zone([4000, 13_200, 13_500, 22_200], 'Teamzone Organisation', 'team', 'Organisation')
  island(d, [5000, 14_800], 3)
  island(d, [5000, 18_800], 3)
  cupboards(d, [13_500, 15_200], 6, true)
  tableWithChairs(d, [11_600, 17_200])

  d.room([13_800, corridorBottom, 22_000, bottom], { number: '1.13', name: 'Vergabe' })
    .windows('h', bottom, 13_800, 22_000)
    .door('h', [19_600, corridorBottom], 's', 'last')
    .zone([14_200, 13_200, 21_700, 22_200], 'Teamzone Vergabe', 'team', 'Vergabe')
  island(d, [15_400, 14_800], 3)
  island(d, [15_400, 18_800], 3)
  cupboards(d, [21_690, 16_800], 6, true)

  d.room([22_000, corridorBottom, 29_300, bottom], { number: '1.15', name: 'Poststelle' })
    .windows('h', bottom, 22_000, 29_300)
    .door('h', [24_400, corridorBottom], 's', 'first', 1200)
    .zone([22_400, 17_600, 29_000, 22_200], 'Poststelle', 'team', 'Poststelle und Druckerei')
  island(d, [23_600, 19_000], 2)
  d.thing('table', [27_200, 14_400], 3000, 900, 0, 'Sortiertisch')
  d.thing('cabinet', [27_200, 16_300], 3600, 400, 0, 'Postfächer')
  d.thing('printer', [22_800, 15_800], 900, 700, 90)

  d.room([29_300, corridorBottom, 36_200, bottom], { number: '1.17', name: 'Besprechung' })
    .windows('h', bottom, 29_300, 36_200)
    .door('h', [31_200, corridorBottom], 's', 'last')
  meetingTable(d, [32_750, 17_900], 4800, 12, true)
  d.thing('cabinet', [35_860, 17_900], 2400, 400, 90, 'Medienwand')
  return d.finish()
}
