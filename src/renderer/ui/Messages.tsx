import { Check, Clock, X } from 'lucide-react'
import { type FocusEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from './Button.tsx'
import { dismissToast, type Toast, useMessages } from './toast.ts'
import './toast.css'

/** Long enough to read and to reach the button; it waits while pointed at or focused (WCAG 2.2.1). */
const SHOWN_MS = 6_000

/** What `notify` and `announce` say to screen readers; once per window. */
export function Announcer() {
  const { said } = useMessages()
  return (
    <>
      {/* Two regions in turn, so that the same words are spoken again. */}
      <div className="visually-hidden" role="status">
        {said.n % 2 === 0 ? said.text : ''}
      </div>
      <div className="visually-hidden" role="status">
        {said.n % 2 === 1 ? said.text : ''}
      </div>
    </>
  )
}

/** Where messages appear: in the rail, where they cover nothing; in narrow windows at the foot. */
export function Toasts() {
  const { t } = useTranslation()
  const { toasts } = useMessages()
  return (
    <section className="toasts" aria-label={t('common.messages')}>
      {toasts.map((toast) => (
        <ToastView key={toast.id} toast={toast} />
      ))}
    </section>
  )
}

function ToastView({ toast }: { toast: Toast }) {
  const { t } = useTranslation()
  const [pointed, setPointed] = useState(false)
  const [focused, setFocused] = useState(false)
  const held = pointed || focused
  /** Where the focus came from; it goes back there with the message. */
  const before = useRef<HTMLElement | null>(null)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dismissToast(toast.id), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [held, toast.id])
  const entered = (event: FocusEvent<HTMLElement>) => {
    setFocused(true)
    const from = event.relatedTarget
    if (from instanceof HTMLElement && !event.currentTarget.contains(from)) before.current = from
  }
  const close = () => {
    if (focused && before.current?.isConnected) before.current.focus({ preventScroll: true })
    dismissToast(toast.id)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding the message is no action of its own
    <div
      className="toast"
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={entered}
      onBlur={() => setFocused(false)}
    >
      <div className="toast-words">
        <p>{toast.text}</p>
        {toast.change ? <ChangeState state={toast.change.state} /> : null}
      </div>
      {toast.action ? (
        <Button
          small
          onPress={() => {
            toast.action?.run()
            close()
          }}
        >
          {toast.action.label}
        </Button>
      ) : null}
      <IconButton small label={t('common.close')} onPress={close}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  )
}

function ChangeState({ state }: { state: 'queued' | 'confirmed' }) {
  const { t } = useTranslation()
  const Icon = state === 'queued' ? Clock : Check
  return (
    <p className="toast-state">
      <Icon size={14} aria-hidden />
      {t(`common.${state}`)}
    </p>
  )
}
