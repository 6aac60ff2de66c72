import { CalendarRange } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/calendar/day.ts'
import type { Place } from '#shared/domain/day-plan.ts'
import { useReady } from '../../core/session.ts'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { useSeveralDays } from './use-several-days.ts'
import './SeveralDays.css'

const PLACES = ['away', 'home', 'office', 'elsewhere', 'open'] as const

/** A stretch of days planned at once, such as leave. */
export function SeveralDays() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>
        <CalendarRange size={16} aria-hidden />
        {t('week.several.title')}
      </Button>
      {isOpen ? <StretchDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function StretchDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { days } = useReady()
  const several = useSeveralDays()
  const [from, setFrom] = useState<string>(days.today)
  const [to, setTo] = useState<string>(days.today)
  const [place, setPlace] = useState<(typeof PLACES)[number]>('away')
  const [isBusy, setBusy] = useState(false)
  const isStretch = from >= days.today && to >= from && to <= days.last
  const plan = async () => {
    setBusy(true)
    try {
      await several.set(from as Day, to as Day, place === 'open' ? null : (place satisfies Place))
    } finally {
      onClose()
    }
  }
  return (
    <Dialog
      title={t('week.several.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" isDisabled={!isStretch} isPending={isBusy} onPress={() => void plan()}>
            {t('week.several.do')}
          </Button>
        </>
      }
    >
      <p>{t('week.several.intro')}</p>
      <div className="stretch">
        <DateField
          label={t('week.several.from')}
          value={from}
          min={days.today}
          max={days.last}
          onChange={(day) => {
            setFrom(day)
            if (to < day) setTo(day)
          }}
        />
        <DateField label={t('week.several.to')} value={to} min={from} max={days.last} onChange={setTo} />
        <Select
          label={t('week.several.place')}
          showLabel
          options={PLACES.map((id) => ({
            id,
            label: id === 'open' ? t('week.several.open') : t(`common.place.${id}`),
          }))}
          value={place}
          onChange={setPlace}
        />
      </div>
      {isStretch ? null : <p role="status">{t('week.several.noStretch')}</p>}
    </Dialog>
  )
}
