import { Component, type ReactNode } from 'react'
import { i18next } from '../i18n/i18n.ts'
import { Button } from '../ui/Button.tsx'

/** Shows a sentence instead of a screen that failed; the rest of the window goes on. */
export class Broken extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <main id="content" className="prose" role="alert">
        <h1 tabIndex={-1}>{i18next.t('app.broken.title')}</h1>
        <p>{i18next.t('app.broken.body')}</p>
        <p>
          <Button variant="primary" onPress={() => window.location.reload()}>
            {i18next.t('app.broken.reload')}
          </Button>
        </p>
      </main>
    )
  }
}
