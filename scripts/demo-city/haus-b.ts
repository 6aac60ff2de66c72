/** Haus B of the Rathaus: what its floors have in common. Corridor in the middle, stairs at both ends. */
import { type Box, Drawing, type Style } from './drawing.ts'
import { cupboards, kitchen, lift, tableWithChairs, toilets } from './furnish.ts'

export const HAUS_B = { top: 0, corridorTop: 9800, corridorBottom: 12_600, bottom: 22_800 } as const
const style: Style = { outer: 420, inner: 140, window: 1900, windowPitch: 2600 }

export function drawHausB(key: string, floor: number): Drawing {
  const { corridorTop, corridorBottom, bottom } = HAUS_B
  const outline = [
    [3400, 0],
    [50_000, 0],
    [50_000, bottom],
    [3400, bottom],
    [3400, 14_200],
    [0, 14_200],
    [0, 8200],
    [3400, 8200],
  ] as const
  const d = new Drawing(key, [outline], style)
  d.room([3400, corridorTop, 44_000, corridorBottom], { name: 'Flur' })
  d.thing('plant', [43_600, 10_300], 500, 500)

  const west: Box = [0, 8200, 3400, 14_200]
  d.room(west, { name: 'Treppenhaus West' })
    .windows('v', 0, 8600, 13_800)
    .door('v', [3400, 11_200], 'w', 'first', 1000)
  d.thing('stairs', [960, 11_200], 4600, 1400, 90)

  d.room([44_000, corridorTop, 50_000, 19_000], { name: 'Foyer' })
    .windows('v', 50_000, 14_600, 18_600)
    .door('v', [44_000, 11_200], 'e', 'double', 2000)
  lift(d, [48_800, 11_200])
  lift(d, [48_800, 13_300])
  d.thing('chair', [46_600, 18_300], 1800, 700, 180, 'Sitzbank').thing('plant', [48_900, 18_300], 600, 600)

  d.room([44_000, 3600, 50_000, corridorTop], { name: 'Treppenhaus Ost' })
    .windows('v', 50_000, 4000, 9400)
    .door('h', [45_600, corridorTop], 'n', 'last', 1100)
  d.thing('stairs', [47_350, 4600], 3800, 1500, 0).thing('stairs', [47_350, 6400], 3800, 1500, 180)

  d.room([44_000, 0, 50_000, 3600], { number: `${floor}.22`, name: 'Technik' })
    .windows('h', 0, 45_000, 49_000)
    .door('h', [44_900, 3600], 'n', 'first', 900)
  cupboards(d, [45_500, 700], 4)

  d.room([44_000, 19_000, 47_000, bottom], { name: 'WC Damen' })
    .windows('h', bottom, 44_400, 46_600)
    .door('h', [46_300, 19_000], 's', 'last', 900)
  toilets(d, [44_150, 21_800], 2)
  d.thing('sanitary', [44_400, 20_200], 1200, 450, 90, 'Waschtische')
  d.room([47_000, 19_000, 50_000, bottom], { name: 'WC Herren' })
    .windows('h', bottom, 47_400, 49_600)
    .door('h', [47_700, 19_000], 's', 'first', 900)
  toilets(d, [47_350, 21_800], 2)
  d.thing('sanitary', [49_500, 20_200], 1200, 450, 90, 'Waschtische')

  d.room([36_200, corridorBottom, 44_000, 16_600], { name: 'Teeküche' }).door(
    'h',
    [41_200, corridorBottom],
    's',
    'last',
    1000,
  )
  kitchen(d, [36_400, 16_530], 4200, false)
  tableWithChairs(d, [38_200, 14_300], 1000)
  tableWithChairs(d, [42_600, 15_000], 1000)

  d.room([36_200, 16_600, 44_000, bottom], { name: 'Druck · Archiv' })
    .windows('h', bottom, 36_200, 44_000)
    .door('v', [44_000, 17_900], 'w', 'last', 1000)
  d.thing('printer', [37_000, 17_200], 900, 700).thing('printer', [38_400, 17_200], 900, 700)
  d.thing('table', [40_400, 19_800], 2400, 1000, 0, 'Ablage')
  cupboards(d, [36_500, 18_400], 5, true)
  return d
}
