/** Buildings and their floors are written at the server; what is new is known here with the next pull. */
import type { SaveBuildingRequest } from '#shared/contract/buildings.ts'
import type { NotWritten } from '#shared/contract/local.ts'
import type { FloorId } from '#shared/domain/ids.ts'
import { api, core, queryClient } from '../../core/client.ts'
import type { T } from '../../i18n/i18n.ts'

/** @returns why it was not saved, as a sentence; null: it was */
export async function saveBuilding(
  building: Omit<SaveBuildingRequest, 'protocol'>,
  t: T,
  instant: (at: number) => string,
): Promise<string | null> {
  const end = await core.buildings.save(building)
  if (!end.ok) return refusalWords(end.refusal, t, instant)
  const { value } = end
  if (value.state === 'saved') return null
  return t(`edit.building.problem.${value.state}`, { name: 'name' in value ? value.name : '' })
}

function refusalWords(refusal: NotWritten, t: T, instant: (at: number) => string): string {
  if (refusal.reason !== 'changedMeanwhile') return t(`edit.building.refusal.${refusal.reason}`)
  const { by, at } = refusal
  return t('edit.building.refusal.changedMeanwhile', {
    by: by ?? 'none',
    when: at === null ? '' : instant(at),
  })
}

const LOOK_MS = 250
const MOST_LOOKS = 80

/** @returns whether a new floor came with a pull; not while the connection is poor */
export async function untilKnown(floor: FloorId): Promise<boolean> {
  for (let i = 0; i < MOST_LOOKS; i++) {
    const { floors } = await queryClient.fetchQuery({ ...api.directory.sites.queryOptions(), staleTime: 0 })
    if (floors.some((f) => f.id === floor)) return true
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  return false
}
