import { Search, Undo2 } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { focusHeading } from './focus-heading.ts'
import { isMac, useHistory } from './history.ts'
import { openPalette, visited } from './ui-state.ts'
import './Page.css'

/**
 * A screen: title bar, content, and a column at the right where there is one. The content scrolls
 * by itself; in a narrow window everything scrolls together.
 */
export function Page(props: {
  title: string
  /** Beside the title: choices that belong to the whole screen. */
  toolbar?: ReactNode
  /** At the end of the title bar, in place of undo and search, for a screen that has its own. */
  actions?: ReactNode
  /** What the search says it finds. */
  search?: string
  aside?: ReactNode
  asideLabel?: string
  /** For a content that brings its own scrolling, such as the plan. */
  mainClassName?: string
  children: ReactNode
}) {
  const { t } = useTranslation()
  const history = useHistory()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${props.title} · Platzwahl`
  }, [props.title])
  useEffect(() => {
    if (visited.before && heading.current) focusHeading(heading.current)
    visited.before = true
  }, [])
  return (
    <main id="content" className="page">
      <header className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
        {props.toolbar}
        <span className="spring" />
        {props.actions ?? (
          <>
            <IconButton
              label={t('app.undo')}
              keys={isMac ? '⌘Z' : `${t('app.ctrl')} Z`}
              isDisabled={!history.canUndo}
              onPress={history.undo}
            >
              <Undo2 size={18} aria-hidden />
            </IconButton>
            <Button className="page-search" onPress={openPalette}>
              <Search size={18} aria-hidden />
              <span>{props.search ?? t('app.search')}</span>
              <Kbd>{isMac ? '⌘K' : `${t('app.ctrl')} K`}</Kbd>
            </Button>
          </>
        )}
      </header>
      <div className={classes('page-body', props.aside != null && 'with-aside')}>
        <div className={classes('page-main', props.mainClassName)}>{props.children}</div>
        {props.aside == null ? null : (
          <aside className="page-aside" aria-label={props.asideLabel}>
            {props.aside}
          </aside>
        )}
      </div>
    </main>
  )
}
