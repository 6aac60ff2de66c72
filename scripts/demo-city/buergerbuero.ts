/** Bürgerbüro Nord, ground floor: counters to the public in front, offices behind. */
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { Drawing } from './drawing.ts'
import { cupboards, DESK, island, kitchen, meetingTable, tableWithChairs, toilets } from './furnish.ts'

export function buergerbueroNord(): FloorPlanDocument {
  const outline = [
    [0, 0],
    [32_000, 0],
    [32_000, 18_500],
    [0, 18_500],
  ] as const
  const d = new Drawing('buergerbuero-eg', [outline], {
    outer: 400,
    inner: 140,
    window: 2200,
    windowPitch: 2800,
  })
  d.room([0, 0, 19_000, 12_000], { number: '0.01', name: 'Servicehalle' })
    .windows('h', 0, 300, 18_700)
    .windows('v', 0, 300, 11_700)
    .zone([700, 600, 18_300, 5200], 'Schalter', 'counter')
  // The staff's chairs stand towards the windows, the visitors' on the other side.
  for (let i = 0; i < 8; i++) {
    d.space('desk', [2000 + i * 2170, 2300], 180, DESK, `S${i + 1}`)
    d.thing('other', [2000 + 1085 + i * 2170, 2500], 60, 1800, 0, 'Trennwand')
    d.thing('chair', [1600 + i * 2170, 3150], 450, 450).thing('chair', [2400 + i * 2170, 3150], 450, 450)
  }
  for (let row = 0; row < 2; row++)
    for (let i = 0; i < 12; i++)
      d.thing('chair', [6400 + i * 700 + (i > 5 ? 1200 : 0), 7400 + row * 1500], 500, 500)
  d.thing('table', [2400, 8400], 2200, 800, 90, 'Empfang').thing('chair', [1500, 8400], 500, 500)
  d.thing('other', [17_900, 10_900], 900, 900, 0, 'Fotoautomat')
  d.thing('other', [16_500, 11_400], 600, 500, 0, 'Selbstbedienung')
  d.thing('plant', [600, 11_300], 600, 600).thing('plant', [18_400, 6000], 600, 600)

  d.room([0, 12_000, 6500, 18_500], { name: 'Windfang · Foyer' })
    .windows('v', 0, 12_400, 18_100)
    .door('h', [3200, 18_500], 's', 'double', 2000)
    .door('h', [3200, 12_000], 'n', 'double', 2000)
  d.thing('other', [5800, 15_500], 1800, 500, 90, 'Auslagen')
  d.room([6500, 12_000, 9500, 18_500], { name: 'WC Damen' })
    .windows('h', 18_500, 6700, 9300)
    .door('h', [7400, 12_000], 's', 'first', 900)
  toilets(d, [6850, 17_500], 2)
  d.thing('sanitary', [6900, 14_200], 1400, 450, 90, 'Waschtische')
  d.room([9500, 12_000, 12_500, 18_500], { name: 'WC Herren' })
    .windows('h', 18_500, 9700, 12_300)
    .door('h', [11_600, 12_000], 's', 'last', 900)
  toilets(d, [9850, 17_500], 2)
  d.thing('sanitary', [12_100, 14_200], 1400, 450, 90, 'Waschtische')
  d.room([12_500, 12_000, 15_300, 18_500], { name: 'WC barrierefrei' })
    .windows('h', 18_500, 12_700, 15_100)
    .door('h', [13_700, 12_000], 'n', 'first', 1000)
  d.thing('sanitary', [14_300, 17_700], 400, 700, 0, 'WC').thing('sanitary', [13_000, 16_000], 600, 500, 90)
  d.room([15_300, 12_000, 19_000, 18_500], { number: '0.02', name: 'Archiv' })
    .windows('h', 18_500, 15_500, 18_800)
    .door('v', [19_000, 13_400], 'w', 'first', 1000)
  cupboards(d, [15_620, 12_400], 6, true)
  cupboards(d, [18_660, 14_400], 4, true)

  d.room([19_000, 0, 32_000, 10_300], { number: '0.03', name: 'Kfz-Zulassung' })
    .windows('h', 0, 19_300, 31_700)
    .windows('v', 32_000, 300, 10_000)
    .door('h', [22_600, 10_300], 'n', 'last')
    .door('v', [19_000, 8800], 'e', 'last')
    .zone([19_400, 500, 31_600, 9800], 'Teamzone Kfz-Zulassung', 'team', 'Kfz-Zulassung')
  island(d, [21_200, 1900], 4)
  island(d, [24_400, 5900], 3)
  cupboards(d, [19_320, 1200], 7, true)
  tableWithChairs(d, [30_200, 3400])
  d.thing('printer', [21_400, 6700], 700, 650).thing('plant', [31_400, 9700], 500, 500)

  d.room([19_000, 10_300, 32_000, 12_500], { name: 'Flur' })
    .windows('v', 32_000, 10_400, 12_400)
    .open('v', 19_000, 10_500, 11_800)
  d.room([19_000, 12_500, 25_500, 18_500], { name: 'Teeküche' })
    .windows('h', 18_500, 19_300, 25_200)
    .door('h', [24_200, 12_500], 's', 'last', 1000)
  kitchen(d, [19_300, 18_300], 4200, false)
  tableWithChairs(d, [21_200, 15_400], 1000)
  tableWithChairs(d, [23_800, 15_600], 1000)
  d.room([25_500, 12_500, 32_000, 18_500], { number: '0.04', name: 'Besprechung' })
    .windows('h', 18_500, 25_800, 31_700)
    .windows('v', 32_000, 12_800, 18_200)
    .door('h', [27_000, 12_500], 's', 'first', 1000)
  meetingTable(d, [28_800, 15_700], 3200, 8)
  return d.finish()
}
