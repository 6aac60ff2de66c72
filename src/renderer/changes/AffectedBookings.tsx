import { useTranslation } from 'react-i18next'
import type { AffectedBooking } from '#shared/contract/floor-plans.ts'
import type { BookingId } from '#shared/domain/ids.ts'
import { useFormat } from '../i18n/format.ts'
import { Button } from '../ui/Button.tsx'
import { spaceSaid } from './sentences.ts'
import './AffectedBookings.css'

/** Whom a plan or a closing hits, and what becomes of each booking: it moves as proposed, or ends. */
export function AffectedBookings(props: {
  affected: readonly AffectedBooking[]
  /** Those that are to end although a desk as good is free. */
  release: readonly BookingId[]
  onRelease: (release: readonly BookingId[]) => void
  /** What becomes of them is being asked anew. */
  isPending?: boolean
}) {
  const { affected, release, onRelease, isPending = false } = props
  const { t } = useTranslation()
  const format = useFormat()
  if (affected.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and where nothing is to be chosen no button takes the keys
    <ul className="affected" aria-label={t('changes.affected.list')} tabIndex={0}>
      {affected.map((a) => {
        const isReleased = release.includes(a.bookingId)
        return (
          <li key={a.bookingId}>
            <span>
              <strong>{a.holder ?? t('changes.affected.somebody')}</strong>, {format.dayShort(a.day)}{' '}
              {t('common.span', {
                kind: a.from === 0 && a.to === 1440 ? 'day' : 'hours',
                from: format.minute(a.from),
                to: format.minute(a.to),
              })}
              <br />
              <span className="muted">
                {a.target
                  ? t('changes.affected.moves', { from: spaceSaid(a, t), to: spaceSaid(a.target, t) })
                  : t('changes.affected.ends', { from: spaceSaid(a, t) })}
              </span>
            </span>
            {a.target || isReleased ? (
              <Button
                small
                isPending={isPending}
                onPress={() =>
                  onRelease(
                    isReleased ? release.filter((id) => id !== a.bookingId) : [...release, a.bookingId],
                  )
                }
              >
                {t(isReleased ? 'changes.affected.move' : 'changes.affected.release')}
              </Button>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}
