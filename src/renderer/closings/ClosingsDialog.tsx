import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/calendar/day.ts'
import type { ClosingTarget } from '#shared/domain/closing.ts'
import type { Floor } from '#shared/domain/sites.ts'
import { api } from '../core/client.ts'
import { ClosingForm, type EnteredClosing } from './ClosingForm.tsx'
import { ClosingList } from './ClosingList.tsx'

/** What is in hand: the list, or a closing that is entered or changed. */
type InHand = { is: 'list' } | { is: 'form'; change: EnteredClosing | null; target: ClosingTarget }

/**
 * The closings of a floor, for facility managers.
 * @param offered what a new closing may be of, beside rooms and zones; the first is proposed. Without it the list
 *   is shown first.
 * @param day a new closing is proposed for
 */
export function ClosingsDialog(props: {
  floor: Pick<Floor, 'id' | 'name'>
  offered: readonly ClosingTarget[]
  day: Day
  onClose: () => void
}) {
  const { floor, offered, day, onClose } = props
  const { t } = useTranslation()
  const { data: plan } = useQuery(api.floors.plan.queryOptions({ input: { floorId: floor.id } }))
  const [first] = offered
  const [inHand, take] = useState<InHand>(
    first ? { is: 'form', change: null, target: first } : { is: 'list' },
  )
  if (!plan) return null
  const { document } = plan
  if (inHand.is === 'list')
    return (
      <ClosingList
        title={t('closings.title', { floor: floor.name })}
        floorId={floor.id}
        plan={document}
        onAdd={() => take({ is: 'form', change: null, target: { kind: 'floor' } })}
        onChange={(change) => take({ is: 'form', change, target: change.target })}
        onClose={onClose}
      />
    )
  return (
    <ClosingForm
      floorId={floor.id}
      plan={document}
      change={inHand.change}
      target={inHand.target}
      offered={offered}
      day={day}
      onBack={first ? onClose : () => take({ is: 'list' })}
      onDone={first ? onClose : () => take({ is: 'list' })}
    />
  )
}
