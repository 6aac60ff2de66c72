import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NotClosed } from '#shared/contract/local.ts'
import { type Closing, EnteredKind } from '#shared/domain/closing.ts'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { ClosingId, FloorId } from '#shared/domain/ids.ts'
import { api, core } from '../core/client.ts'
import { useSite } from '../core/session.ts'
import { useFormat } from '../i18n/format.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { notify } from '../ui/toast.ts'
import type { EnteredClosing } from './ClosingForm.tsx'
import { notClosedWords, periodWords, whyWords } from './sentences.ts'
import { targetWords } from './targets.ts'
import './Closings.css'

/** What is closed on a floor now or later; each can be changed and ended. */
export function ClosingList(props: {
  title: string
  floorId: FloorId
  plan: FloorPlanDocument
  onAdd: () => void
  onChange: (closing: EnteredClosing) => void
  onClose: () => void
}) {
  const { floorId, plan, onAdd, onChange, onClose } = props
  const { t } = useTranslation()
  const { data } = useQuery(api.closings.list.queryOptions({ input: { floorId } }))
  const [asked, ask] = useState<ClosingId | null>(null)
  return (
    <Dialog
      title={props.title}
      isOpen
      wide
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.close')}</Button>
          <Button variant="primary" onPress={onAdd}>
            {t('closings.add')}
          </Button>
        </>
      }
    >
      {data?.length === 0 ? <p>{t('closings.none')}</p> : null}
      {data && data.length > 0 ? (
        <ul className="closing-list" aria-label={t('closings.list')}>
          {data.filter(isEntered).map((closing) => (
            <Row
              key={closing.id}
              closing={closing}
              what={targetWords(closing.target, plan, t)}
              isAsked={asked === closing.id}
              onAsk={() => ask(asked === closing.id ? null : closing.id)}
              onChange={() => onChange(closing)}
            />
          ))}
          <NewPlan closings={data.filter((closing) => !isEntered(closing))} />
        </ul>
      ) : null}
    </Dialog>
  )
}

const isEntered = (closing: Closing): closing is EnteredClosing => EnteredKind.safeParse(closing.kind).success

/** What a scheduled plan closes goes with it: it is told as one, and nothing of it is changed here. */
function NewPlan({ closings }: { closings: readonly Closing[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [first] = [...closings].sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1))
  if (!first) return null
  const spaces = new Set(closings.map(({ target }) => (target.kind === 'floor' ? null : target.id)))
  return (
    <li>
      <span>
        <strong>{t('closings.newPlan', { n: spaces.size })}</strong>
        <br />
        {whyWords(first, t)}
        <br />
        <span className="muted">{periodWords(first, { t, format })}</span>
      </span>
    </li>
  )
}

function Row(props: {
  closing: EnteredClosing
  what: string
  /** Whether it is to be ended is being asked. */
  isAsked: boolean
  onAsk: () => void
  onChange: () => void
}) {
  const { closing, what, isAsked, onAsk, onChange } = props
  const { t } = useTranslation()
  const format = useFormat()
  const { timeZone } = useSite()
  const [refusal, setRefusal] = useState<NotClosed | null>(null)
  const [isBusy, setBusy] = useState(false)
  const reopen = async () => {
    setBusy(true)
    setRefusal(null)
    const { id, version } = closing
    const end = await core.closings.reopen({ closing: { id, version } }).finally(() => setBusy(false))
    if (end.ok) notify(t('closings.opened', { what }))
    else setRefusal(end.refusal)
  }
  return (
    <li>
      <div className="closing-row">
        <span>
          <strong>{what}</strong>
          <br />
          {whyWords(closing, t)}
          <br />
          <span className="muted">{periodWords(closing, { t, format })}</span>
        </span>
        <span className="closing-buttons">
          <Button small onPress={onChange}>
            <span className="visually-hidden">{t('closings.changeFor', { what })}</span>
            <span aria-hidden>{t('closings.change')}</span>
          </Button>
          <Button small onPress={onAsk} aria-expanded={isAsked}>
            <span className="visually-hidden">{t('closings.openFor', { what })}</span>
            <span aria-hidden>{t('closings.open')}</span>
          </Button>
        </span>
      </div>
      {isAsked ? (
        <div className="closing-ask">
          <p>{t('closings.openAsk')}</p>
          <Button small isPending={isBusy} onPress={() => void reopen()}>
            {t('closings.openNow')}
          </Button>
        </div>
      ) : null}
      <div aria-live="polite">
        {refusal ? <p>{notClosedWords(refusal, { t, format }, timeZone)}</p> : null}
      </div>
    </li>
  )
}
