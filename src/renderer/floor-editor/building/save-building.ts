/** Buildings and their floors are written at the server; what is new is known here with the next pull. */
import { useTranslation } from 'react-i18next'
import type { SaveBuildingRequest, SaveBuildingResult } from '#shared/contract/buildings.ts'
import type { NotWritten } from '#shared/contract/local.ts'
import type { FloorId } from '#shared/domain/ids.ts'
import { api, core, queryClient } from '../../core/client.ts'
import { useNotWrittenWords } from '../not-written.ts'

export type NotSaved = NotWritten | Exclude<SaveBuildingResult, { state: 'saved' }>

/** @returns why it was not saved; null: it was */
export async function saveBuilding(
  building: Omit<SaveBuildingRequest, 'protocol'>,
): Promise<NotSaved | null> {
  const end = await core.buildings.save(building)
  if (!end.ok) return end.refusal
  return end.value.state === 'saved' ? null : end.value
}

export function useNotSavedWords(): (problem: NotSaved) => string {
  const { t } = useTranslation()
  const notWritten = useNotWrittenWords('building')
  return (problem) =>
    'reason' in problem
      ? notWritten(problem)
      : t(`edit.building.problem.${problem.state}`, {
          name: 'name' in problem ? problem.name : '',
          by: 'by' in problem ? problem.by : '',
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
