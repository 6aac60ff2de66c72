import { useEditor } from '../shell.ts'
import { BuildingDialog } from './BuildingDialog.tsx'

/** The building of the floor at hand. */
export function EditBuilding() {
  const { floor, close } = useEditor()
  return <BuildingDialog building={floor.buildingId} onClose={close} />
}
