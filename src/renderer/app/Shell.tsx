import { Calendar, Grid2x2, PenLine, UserCog, Users } from 'lucide-react'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Redirect, Route, Switch, useLocation } from 'wouter'
import { useFollowedToast } from '../changes/follow-toast.ts'
import { useReady } from '../core/session.ts'
import { Brand } from '../ui/Brand.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { Toasts } from '../ui/Messages.tsx'
import { WeekScreen } from '../week/index.tsx'
import { Broken } from './Broken.tsx'
import { focusHeading } from './focus-heading.ts'
import { useHistory, useShortcuts } from './history.ts'
import { Page } from './Page.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { paths } from './routes.ts'
import { SignOutDialog } from './SignOut.tsx'
import { SyncState } from './SyncState.tsx'
import { openPalette, useUi } from './ui-state.ts'
import './Shell.css'

const FloorScreen = lazy(async () => ({ default: (await import('../floor/index.tsx')).FloorScreen }))
const FloorEditorScreen = lazy(async () => ({
  default: (await import('../floor-editor/index.tsx')).FloorEditorScreen,
}))
const AdministrationScreen = lazy(async () => ({
  default: (await import('../administration/index.tsx')).AdministrationScreen,
}))
const TeamScreen = lazy(async () => ({ default: (await import('../team/index.tsx')).TeamScreen }))
const SyncScreen = lazy(async () => ({ default: (await import('../sync/index.tsx')).SyncScreen }))
const SettingsScreen = lazy(async () => ({ default: (await import('../settings/index.tsx')).SettingsScreen }))
const palette = () => import('./palette/Palette.tsx')
const Palette = lazy(async () => ({ default: (await palette()).Palette }))

/** Everything a signed-in person sees. */
export function Shell() {
  const { t } = useTranslation()
  const [path] = useLocation()
  const { palette: searching, signingOut } = useUi()
  const { roles } = useReady()
  const { undo, redo } = useHistory()
  useShortcuts({ undo, redo, palette: openPalette })
  useFollowedToast()
  // Whoever opens it types at once; there is no time to fetch it then.
  useEffect(() => void palette(), [])
  const skip = () => {
    const heading = document.querySelector<HTMLElement>('#content h1')
    if (heading) focusHeading(heading)
  }
  return (
    <div className="shell">
      {/* A button: the address after the # belongs to the routes. */}
      <button type="button" className="skip-link" onClick={skip}>
        {t('app.skip')}
      </button>
      <nav className="rail" aria-label={t('app.nav')}>
        <div className="brand">
          <Brand />
          Platzwahl
        </div>
        <ul>
          <li>
            <RailLink href={paths.week()} section="/week" path={path}>
              <Calendar size={18} aria-hidden />
              {t('app.week')}
            </RailLink>
          </li>
          <li>
            <RailLink href={paths.plan()} section="/plan" path={path}>
              <Grid2x2 size={18} aria-hidden />
              {t('app.plan')}
            </RailLink>
          </li>
          <li>
            <RailLink href={paths.team()} section="/team" path={path}>
              <Users size={18} aria-hidden />
              {t('app.team')}
            </RailLink>
          </li>
          {roles.includes('facility') ? (
            <li>
              <RailLink href={paths.floors()} section="/floors" path={path}>
                <PenLine size={18} aria-hidden />
                {t('app.floors')}
              </RailLink>
            </li>
          ) : null}
          {roles.includes('admin') ? (
            <li>
              <RailLink href={paths.administration()} section="/administration" path={path}>
                <UserCog size={18} aria-hidden />
                {t('app.administration')}
              </RailLink>
            </li>
          ) : null}
        </ul>
        <span className="spring" />
        <Toasts />
        <PersonMenu />
        <SyncState />
      </nav>
      <Broken key={path.split('/')[1]}>
        <Suspense fallback={null}>
          <Switch>
            <Route path="/week/:from?">{(p) => <WeekScreen from={p.from} />}</Route>
            <Route path="/plan/:floor?">{(p) => <FloorScreen floor={p.floor} />}</Route>
            <Route path="/team/:team?">{(p) => <TeamScreen team={p.team} />}</Route>
            <Route path="/floors/:floor?">{(p) => <FloorEditorScreen floor={p.floor} />}</Route>
            <Route path="/administration/:section?">
              {(p) => <AdministrationScreen section={p.section} />}
            </Route>
            <Route path="/sync" component={SyncScreen} />
            <Route path="/settings/:section?">{(p) => <SettingsScreen section={p.section} />}</Route>
            <Route path="/">
              <Redirect to={paths.week()} replace />
            </Route>
            <Route>
              <NotFound />
            </Route>
          </Switch>
        </Suspense>
      </Broken>
      {signingOut ? <SignOutDialog /> : null}
      {searching ? (
        <Suspense fallback={null}>
          <Palette />
        </Suspense>
      ) : null}
    </div>
  )
}

function RailLink(props: { href: string; section: string; path: string; children: React.ReactNode }) {
  const here = props.path === props.section || props.path.startsWith(`${props.section}/`)
  return (
    <Link href={props.href} className="rail-link" {...(here ? { 'aria-current': 'page' as const } : {})}>
      {props.children}
    </Link>
  )
}

function NotFound() {
  const { t } = useTranslation()
  return (
    <Page title={t('app.notFound.title')}>
      <div className="prose">
        <p>{t('app.notFound.body')}</p>
        <p>
          <ButtonLink href={paths.week()} variant="primary">
            {t('app.notFound.toWeek')}
          </ButtonLink>
        </p>
      </div>
    </Page>
  )
}
