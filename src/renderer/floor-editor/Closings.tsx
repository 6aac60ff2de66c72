import type { ClosingTarget } from '#shared/domain/closing.ts'
import { ClosingsDialog } from '../closings/ClosingsDialog.tsx'
import { useReady } from '../core/session.ts'
import { useEditor } from './shell.ts'

/** Closings of the floor as it is published, whatever the draft says. */
export function Closings({ offered }: { offered: readonly ClosingTarget[] }) {
  const { floor, close } = useEditor()
  const { days } = useReady()
  return <ClosingsDialog floor={floor} offered={offered} day={days.today} onClose={close} />
}
