import { Input } from 'react-aria-components/Input'
import { useTranslation } from 'react-i18next'
import { WEEKDAYS } from '#shared/calendar/arithmetic.ts'
import { useFormat } from '../../i18n/format.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'

export interface Hours {
  readonly isOpen: boolean
  readonly from: string
  readonly to: string
}

/** Monday to Sunday: open or not, and from when to when. */
export function OpeningHours({
  hours,
  onChange,
}: {
  hours: readonly Hours[]
  onChange: (hours: readonly Hours[]) => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const set = (at: number, changes: Partial<Hours>) =>
    onChange(hours.map((h, i) => (i === at ? { ...h, ...changes } : h)))
  return (
    <fieldset>
      <legend>{t('administration.site.opening')}</legend>
      <p className="hint">{t('administration.site.openingHint')}</p>
      <table className="hours">
        <tbody>
          {WEEKDAYS.map((weekday, i) => {
            const day = format.weekday(weekday)
            const { isOpen = false, from = '', to = '' } = hours[i] ?? {}
            return (
              <tr key={weekday}>
                <td>
                  <Checkbox isSelected={isOpen} onChange={(on) => set(i, { isOpen: on })}>
                    {day}
                  </Checkbox>
                </td>
                <td>
                  {isOpen ? (
                    <Input
                      className="input"
                      aria-label={t('administration.site.from', { day })}
                      value={from}
                      onChange={(e) => set(i, { from: e.target.value })}
                    />
                  ) : (
                    <span className="muted">{t('administration.site.closed')}</span>
                  )}
                </td>
                <td>
                  {isOpen ? (
                    <Input
                      className="input"
                      aria-label={t('administration.site.to', { day })}
                      value={to}
                      onChange={(e) => set(i, { to: e.target.value })}
                    />
                  ) : null}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </fieldset>
  )
}
