/** Reads plans of our own format. What it holds becomes new: its spaces get new ids, as they may be in use already. */
import type { FloorPlanDocument } from '../../domain/floor-plan.ts'
import { planFromJson } from '../../plan-export/json.ts'
import { printable } from '../bytes.ts'
import { failed, type ImportedStorey, type ImportResult } from '../imported.ts'
import type { ReadOptions } from '../options.ts'

/** Objects and lists; a drawing as full as one may be has fewer. Counted before memory is taken for them. */
export const MOST_PARTS = 4_000_000

export function readPlanJson(text: string, options: ReadOptions): ImportResult {
  if (hasTooManyParts(text)) return failed({ kind: 'tooMany', format: 'json', limit: MOST_PARTS })
  const parsed = planFromJson(text)
  if (!parsed.ok)
    return parsed.at === null
      ? failed({ kind: 'truncated', format: 'json' })
      : failed({
          kind: 'damaged',
          format: 'json',
          detail: `not as described at ${printable(parsed.at) || 'its beginning'}`,
        })
  options.progress('checking')
  const { name, floors } = parsed.plan
  const storeys = floors.map(
    (f): ImportedStorey => ({ name: f.name, level: f.level, document: withNewSpaces(f.document, options) }),
  )
  const sum = (count: (d: FloorPlanDocument) => number) => storeys.reduce((n, s) => n + count(s.document), 0)
  const what = (w: string) => sum((d) => d.furniture.filter((f) => f.what === w).length)
  const [columns, stairs] = [what('column'), what('stairs')]
  return {
    ok: true,
    building: {
      format: 'json',
      name,
      storeys,
      counts: {
        storeys: storeys.length,
        rooms: sum((d) => d.rooms.length),
        walls: sum((d) => d.walls.length),
        doors: sum((d) => d.doors.length),
        windows: sum((d) => d.windows.length),
        columns,
        stairs,
        desks: sum((d) => d.spaces.filter((s) => s.kind === 'desk').length),
        furniture: sum((d) => d.furniture.length) - columns - stairs,
        texts: sum((d) => d.texts?.length ?? 0),
        lines: sum((d) => d.underlay?.length ?? 0),
      },
      contents: {},
      scale: { unitsPerMetre: 1000, unit: 'mm', certainty: 'certain', evidence: null },
      drawnAt: null,
      layers: [],
      blocks: [],
      warnings: [],
    },
  }
}

function hasTooManyParts(text: string): boolean {
  let parts = 0
  for (const sign of '{[')
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1))
      if (++parts > MOST_PARTS) return true
  return false
}

/** Teams of another city are not ours: zones keep their name and lose their team. */
function withNewSpaces(document: FloorPlanDocument, { newSpaceId }: ReadOptions): FloorPlanDocument {
  return {
    ...document,
    spaces: document.spaces.map((s) => ({ ...s, id: newSpaceId() })),
    zones: document.zones.map((z) => (z.kind === 'team' ? { ...z, kind: 'open', teamId: null } : z)),
  }
}
