import { useTranslation } from 'react-i18next'
import type { SiteChange } from '#shared/contract/administration.ts'
import { AffectedBookings } from '../../changes/AffectedBookings.tsx'
import { Message } from '../../session/Frame.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import type { useWish } from '../ask.ts'

export type Impact = Extract<SiteChange, { state: 'impact' }>

/** Says whom a site's closures hit before they do. */
export function ClosureImpact(props: {
  name: string
  impact: Impact
  wish: ReturnType<typeof useWish>
  onSave: () => void
  onClose: () => void
}) {
  const { impact, wish } = props
  const { t } = useTranslation()
  return (
    <Dialog
      title={t('administration.site.impactTitle', { name: props.name })}
      isOpen
      wide
      onClose={props.onClose}
      actions={
        <>
          <Button onPress={props.onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" isPending={wish.isBusy} onPress={props.onSave}>
            {t('administration.site.impactSave')}
          </Button>
        </>
      }
    >
      <p>
        {t('administration.site.impactBookings', { bookings: impact.bookings, people: impact.people })}{' '}
        {impact.officeDays > 0 ? t('administration.site.impactDays', { n: impact.officeDays }) : null}
      </p>
      <AffectedBookings affected={impact.affected} release={[]} onRelease={() => {}} />
      <p className="muted">{t('administration.site.impactTold')}</p>
      <Message text={wish.words} />
    </Dialog>
  )
}
