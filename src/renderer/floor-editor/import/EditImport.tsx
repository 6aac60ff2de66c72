import { useEditor } from '../shell.ts'
import { ImportDialog } from './ImportDialog.tsx'

/** Importing into the floor that is drawn. @param dropped on the board; null: nothing was */
export function EditImport({ dropped }: { dropped: File | null }) {
  const editor = useEditor()
  return <ImportDialog dropped={dropped} onto={editor} onClose={editor.close} />
}
