import { CalendarRange } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'

const SeveralDaysDialog = lazy(async () => ({
  default: (await import('./SeveralDaysDialog.tsx')).SeveralDaysDialog,
}))

/** Days planned at once: a stretch, such as leave, or single ones. */
export function SeveralDays() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>
        <CalendarRange size={16} aria-hidden />
        {t('week.several.title')}
      </Button>
      <Suspense fallback={null}>
        {isOpen ? <SeveralDaysDialog onClose={() => setOpen(false)} /> : null}
      </Suspense>
    </>
  )
}
