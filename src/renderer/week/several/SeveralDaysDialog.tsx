import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReady } from '../../core/session.ts'
import { useFormat } from '../../i18n/format.ts'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { type ChosenPlace, isDeskBack, placesFor, planOf } from './choice.ts'
import { DayGrid } from './DayGrid.tsx'
import { useBookingWindow, useSeveralDays } from './use-several-days.ts'
import './SeveralDaysDialog.css'

/** Chooses the days and where they are to be. */
export function SeveralDaysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { days } = useReady()
  const format = useFormat()
  const several = useSeveralDays()
  const offered = useBookingWindow()
  const [how, setHow] = useState<'stretch' | 'single'>('stretch')
  const [from, setFrom] = useState<string>(days.today)
  const [to, setTo] = useState<string>(days.today)
  const [single, setSingle] = useState<ReadonlySet<string>>(new Set())
  const [wanted, setWanted] = useState<ChosenPlace | null>(null)
  const [isBusy, setBusy] = useState(false)
  const isStretch = from >= days.today && to >= from && to <= days.last
  const chosen = offered.filter(({ day }) =>
    how === 'single' ? single.has(day) : isStretch && day >= from && day <= to,
  )
  const places = placesFor(chosen)
  const place = wanted !== null && places.offered.includes(wanted) ? wanted : places.likely
  const planned = planOf(chosen, place)
  const plan = async () => {
    setBusy(true)
    try {
      const meant = planned.map(({ day }) => day)
      await several.set(meant, place === 'open' ? null : place)
    } finally {
      onClose()
    }
  }
  return (
    <Dialog
      title={t('week.several.title')}
      isOpen
      onClose={onClose}
      wide
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={planned.length === 0}
            isPending={isBusy}
            onPress={() => void plan()}
          >
            {t('week.several.do')}
          </Button>
        </>
      }
    >
      <p>{t('week.several.intro')}</p>
      <div>
        <SegmentedControl
          label={t('week.several.how')}
          options={(['stretch', 'single'] as const).map((id) => ({ id, label: t(`week.several.${id}`) }))}
          value={how}
          onChange={setHow}
        />
      </div>
      {how === 'single' ? <DayGrid days={offered} chosen={single} onChange={setSingle} /> : null}
      <div className="several-fields">
        {how === 'stretch' ? (
          <>
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
          </>
        ) : null}
        <Select
          label={t('week.several.place')}
          showLabel
          options={places.offered.map((id) => ({
            id,
            label: id === 'open' || id === 'asBefore' ? t(`week.several.${id}`) : t(`common.place.${id}`),
          }))}
          value={place}
          onChange={setWanted}
        />
      </div>
      <p role="status">
        {how === 'single' || isStretch
          ? t('week.several.count', { n: planned.length })
          : t(`week.several.${to > days.last ? 'beyond' : 'noStretch'}`, {
              last: format.date(days.last),
            })}{' '}
        {isDeskBack(planned, place) ? t('week.several.desksBack') : null}
      </p>
    </Dialog>
  )
}
