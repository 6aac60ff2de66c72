import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Page } from '../app/Page.tsx'
import { paths } from '../app/routes.ts'
import { useReady } from '../core/session.ts'
import { Audit } from './audit/Audit.tsx'
import { People } from './people/People.tsx'
import { Policies } from './policies/Policies.tsx'
import { GeneralSettings } from './settings/GeneralSettings.tsx'
import { Sites } from './sites/Sites.tsx'
import { Teams } from './teams/Teams.tsx'
import './Administration.css'
import './texts.ts'
import '../closings/texts.ts'

const SECTIONS = ['people', 'teams', 'sites', 'policies', 'settings', 'audit'] as const

/** @param section which part; people where it is none */
export function AdministrationScreen({ section }: { section: string | undefined }) {
  const { t } = useTranslation()
  const { roles } = useReady()
  const here = SECTIONS.find((s) => s === section) ?? 'people'
  if (!roles.includes('admin'))
    return (
      <Page title={t('administration.title')}>
        <p className="admin-note">{t('administration.notAllowed')}</p>
      </Page>
    )
  return (
    <Page
      title={t('administration.title')}
      mainClassName="admin"
      toolbar={
        <nav className="admin-sections" aria-label={t('administration.sections')}>
          {SECTIONS.map((s) => (
            <Link
              key={s}
              href={paths.administration(s)}
              {...(s === here ? { 'aria-current': 'page' as const } : {})}
            >
              {t(`administration.${s}`)}
            </Link>
          ))}
        </nav>
      }
    >
      {here === 'people' ? <People /> : null}
      {here === 'teams' ? <Teams /> : null}
      {here === 'sites' ? <Sites /> : null}
      {here === 'policies' ? <Policies /> : null}
      {here === 'settings' ? <GeneralSettings /> : null}
      {here === 'audit' ? <Audit /> : null}
    </Page>
  )
}
