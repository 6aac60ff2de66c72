import { TriangleAlert } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSettings } from '../app/appearance.ts'
import { visited } from '../app/ui-state.ts'
import { Brand } from '../ui/Brand.tsx'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Toasts } from '../ui/Messages.tsx'
import './Frame.css'

/** The screens before the app: one card in the middle, the language at its foot. */
export function Frame(props: { title: string; subtitle?: string; children: ReactNode; foot?: ReactNode }) {
  const { t, i18n } = useTranslation()
  const { change } = useSettings()
  useEffect(() => {
    document.title = `${props.title} · Platzwahl`
    visited.before = true
  }, [props.title])
  const other = i18n.language === 'en' ? 'de' : 'en'
  return (
    <main className="frame">
      <div className="frame-brand">
        <Brand />
        Platzwahl
      </div>
      <div className="frame-card">
        <hgroup>
          <h1>{props.title}</h1>
          {props.subtitle ? <p>{props.subtitle}</p> : null}
        </hgroup>
        {props.children}
      </div>
      <Toasts />
      <div className="frame-foot">
        {props.foot}
        <Button variant="quiet" small onPress={() => change({ language: other })}>
          <span lang={other}>{t(other === 'de' ? 'app.person.german' : 'app.person.english')}</span>
        </Button>
      </div>
    </main>
  )
}

/** Said at once by screen readers when it appears; its place is always in the page. */
export function Message({ text, tone = 'danger' }: { text: string | null; tone?: 'danger' | 'warning' }) {
  return (
    <div role="alert">
      {text === null ? null : (
        <div className={classes('message', tone)}>
          <TriangleAlert size={18} aria-hidden />
          <span>{text}</span>
        </div>
      )}
    </div>
  )
}
