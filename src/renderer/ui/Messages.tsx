import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from './Button.tsx'
import { dismissToast, type Toast, useMessages } from './toast.ts'
import './toast.css'

/** Long enough to read and to reach the button; it waits while pointed at or focused. */
const SHOWN_MS = 8_000

/** Where `notify` and `announce` appear; once per window. */
export function Messages() {
  const { t } = useTranslation()
  const { toasts, said } = useMessages()
  return (
    <>
      {/* Two regions in turn, so that the same words are spoken again. */}
      <div className="visually-hidden" role="status">
        {said.n % 2 === 0 ? said.text : ''}
      </div>
      <div className="visually-hidden" role="status">
        {said.n % 2 === 1 ? said.text : ''}
      </div>
      <section className="toasts" aria-label={t('common.messages')}>
        {toasts.map((toast) => (
          <ToastView key={toast.id} toast={toast} />
        ))}
      </section>
    </>
  )
}

function ToastView({ toast }: { toast: Toast }) {
  const { t } = useTranslation()
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dismissToast(toast.id), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [held, toast.id])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding the message is no action of its own
    <div
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {toast.action ? (
        <Button
          small
          onPress={() => {
            toast.action?.run()
            dismissToast(toast.id)
          }}
        >
          {toast.action.label}
        </Button>
      ) : null}
      <IconButton small label={t('common.close')} onPress={() => dismissToast(toast.id)}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  )
}
