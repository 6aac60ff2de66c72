import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog.tsx'
import { closePalette } from '../ui-state.ts'

export function Palette() {
  const { t } = useTranslation()
  return (
    <Dialog title={t('app.palette.title')} isOpen onClose={closePalette} wide>
      …
    </Dialog>
  )
}
