/** Rathaus, Haus B, second floor: the floor most demo sign-ins work on. */
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { cupboards, island, meetingTable, tableWithChairs } from './furnish.ts'
import { drawHausB, HAUS_B } from './haus-b.ts'

export function rathausB2(): FloorPlanDocument {
  const d = drawHausB('rathaus-b2', 2)
  const { top, corridorTop, corridorBottom, bottom } = HAUS_B

  d.room([3400, top, 19200, corridorTop], { number: '2.12', name: 'Stadtplanung' })
    .windows('h', top, 3400, 19200)
    .door('h', [11200, corridorTop], 'n', 'last')
    .zone([4000, 700, 18900, 9200], 'Teamzone Bauleitplanung', 'team', 'Bauleitplanung')
  island(d, [5700, 1900], 6)
  island(d, [5700, 5700], 6)
  cupboards(d, [18860, 700], 4, true)
  tableWithChairs(d, [17200, 6900])
  d.thing('plant', [4100, 9100], 500, 500).thing('plant', [18700, 9200], 500, 500)

  d.room([19200, top, 37300, corridorTop], { number: '2.14', name: 'Stadtplanung' })
    .windows('h', top, 19200, 37300)
    .door('h', [27400, corridorTop], 'n', 'last')
    .zone([19700, 700, 36900, 9200], 'Teamzone Stadtplanung', 'team', 'Stadtplanung')
  island(d, [20900, 1900], 7)
  island(d, [20900, 5700], 7)
  cupboards(d, [36960, 700], 5, true)
  tableWithChairs(d, [34600, 3400])
  d.thing('printer', [36800, 6900], 700, 650, 90).thing('plant', [19700, 9200], 500, 500)
  d.thing('table', [34600, 7100], 2000, 1000, 0, 'Modelltisch')

  d.room([37300, top, 44000, corridorTop], { number: '2.16', name: 'Besprechung' })
    .windows('h', top, 37300, 44000)
    .door('h', [41200, corridorTop], 'n', 'last')
  meetingTable(d, [40600, 4600], 3600, 8, true)
  d.thing('cabinet', [43650, 4600], 1800, 400, 90, 'Medienwand')
  d.thing('plant', [37800, 700], 500, 500)

  d.room([3400, corridorBottom, 13800, bottom], { number: '2.11', name: 'Ruhezone' })
    .windows('h', bottom, 3400, 13800)
    .door('h', [9300, corridorBottom], 's', 'last')
    .zone([4000, 13200, 13500, 22200], 'Ruhezone', 'quiet')
  island(d, [4900, 14600], 4)
  island(d, [4900, 18800], 4)
  cupboards(d, [13500, 17000], 4, true)
  d.thing('plant', [13350, 22300], 500, 500).thing('plant', [13350, 13200], 500, 500)

  d.room([13800, corridorBottom, 29300, bottom], { number: '2.13', name: 'Bauordnung' })
    .windows('h', bottom, 13800, 29300)
    .door('h', [22300, corridorBottom], 's', 'last')
    .zone([14200, 13200, 28900, 22200], 'Teamzone Bauordnung', 'team', 'Bauordnung')
  island(d, [15300, 14600], 6)
  island(d, [15300, 18800], 6)
  cupboards(d, [28960, 16800], 6, true)
  tableWithChairs(d, [27000, 14900])
  d.thing('plant', [28700, 13200], 500, 500)

  d.room([29300, corridorBottom, 36200, bottom], { number: '2.15', name: 'Denkmalschutz' })
    .windows('h', bottom, 29300, 36200)
    .door('h', [31200, corridorBottom], 's', 'last')
    .zone([29700, 13200, 35900, 22200], 'Teamzone Denkmalschutz', 'team', 'Denkmalschutz')
  island(d, [31000, 14900], 2)
  island(d, [31000, 18800], 2)
  cupboards(d, [35880, 15200], 5, true)
  return d.finish()
}
