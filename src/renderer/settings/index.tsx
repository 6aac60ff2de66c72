import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSettings } from '../app/appearance.ts'
import { isMac } from '../app/history.ts'
import { Page } from '../app/Page.tsx'
import { useReady } from '../core/session.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { SegmentedControl } from '../ui/SegmentedControl.tsx'
import { Sharing } from './Sharing.tsx'
import './Settings.css'
import './texts.ts'

/** @param section `share` scrolls to who sees one's place, `help` scrolls to the keys, `accessibility` to the statement */
export function SettingsScreen({ section }: { section: string | undefined }) {
  const { t } = useTranslation()
  const { settings, change } = useSettings()
  return (
    <Page title={t('app.settings')}>
      <div className="settings">
        {settings ? (
          <Section title={t('settings.look')} id="look" asked={section}>
            <div className="setting">
              <span className="field-label">{t('settings.language')}</span>
              <SegmentedControl
                label={t('settings.language')}
                value={settings.language}
                onChange={(language) => change({ language })}
                options={[
                  { id: 'de', label: t('app.person.german') },
                  { id: 'en', label: t('app.person.english') },
                ]}
              />
            </div>
            <div className="setting">
              <span className="field-label">{t('settings.appearance')}</span>
              <SegmentedControl
                label={t('settings.appearance')}
                value={settings.appearance}
                onChange={(appearance) => change({ appearance })}
                options={(['system', 'light', 'dark'] as const).map((id) => ({
                  id,
                  label: t(`app.person.${id}`),
                }))}
              />
            </div>
          </Section>
        ) : null}
        <Section title={t('settings.share.title')} id="share" asked={section}>
          <Sharing />
        </Section>
        <Keys asked={section} />
        <Accessibility asked={section} />
        <About asked={section} />
      </div>
    </Page>
  )
}

function Section(props: { title: string; id: string; asked: string | undefined; children: ReactNode }) {
  const here = useRef<HTMLElement>(null)
  useEffect(() => {
    if (props.asked === props.id) here.current?.scrollIntoView({ block: 'start' })
  }, [props.asked, props.id])
  return (
    <section ref={here} className="settings-section" aria-label={props.title}>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  )
}

function Keys({ asked }: { asked: string | undefined }) {
  const { t } = useTranslation()
  const mod = isMac ? '⌘' : t('app.ctrl')
  const rows = [
    [t('settings.keys.palette'), [mod, 'K']],
    [t('settings.keys.undo'), [mod, 'Z']],
    [t('settings.keys.redo'), [mod, t('app.shift'), 'Z']],
    [t('settings.keys.days'), [t('settings.keys.arrows')]],
    [t('settings.keys.weekEnds'), [t('settings.keys.home')]],
    [t('settings.keys.inDay'), [t('settings.keys.tab')]],
    [t('settings.keys.plan'), [t('settings.keys.arrows')]],
    [t('settings.keys.book'), [t('settings.keys.enter')]],
    [t('settings.keys.close'), [t('settings.keys.esc')]],
  ] as const
  return (
    <Section title={t('settings.keys.title')} id="help" asked={asked}>
      <p className="muted">{t('settings.keys.intro')}</p>
      <table className="keys">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('settings.keys.action')}</th>
            <th scope="col">{t('settings.keys.keys')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([what, keys]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Accessibility({ asked }: { asked: string | undefined }) {
  const { t } = useTranslation()
  const { server } = useReady()
  return (
    <Section title={t('settings.access.title')} id="accessibility" asked={asked}>
      <p>{t('settings.access.body1')}</p>
      <p>{t('settings.access.body2')}</p>
      <p>{t('settings.access.body3')}</p>
      <p>{t('settings.access.feedback', { server: server.name ?? server.url })}</p>
    </Section>
  )
}

function About({ asked }: { asked: string | undefined }) {
  const { t } = useTranslation()
  const { server } = useReady()
  const api = new URL('/api/reference', server.url).href
  return (
    <Section title={t('settings.about.title')} id="about" asked={asked}>
      <p>{t('settings.about.body')}</p>
      <p>
        {t('settings.about.server')}: {server.name ? `${server.name}, ` : ''}
        {server.url}
      </p>
      <ul className="links">
        <li>
          <a href={api} target="_blank" rel="noreferrer">
            {t('settings.about.api')}
          </a>
        </li>
        <li>
          <a href="https://eupl.eu/1.2/" target="_blank" rel="noreferrer">
            {t('settings.about.licence')}
          </a>
        </li>
      </ul>
      <p className="muted">{t('settings.about.site')}</p>
    </Section>
  )
}
