/** What the palette can find and do. */
import { useQueries, useQuery } from '@tanstack/react-query'
import {
  Accessibility,
  Calendar,
  CalendarDays,
  Grid2x2,
  Keyboard,
  Languages,
  LayoutGrid,
  LogOut,
  Moon,
  Pencil,
  Redo2,
  RefreshCw,
  Settings,
  Sun,
  SunMoon,
  Table,
  Undo2,
  User,
  UserCog,
  Users,
} from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, isWeekend } from '#shared/calendar/arithmetic.ts'
import type { Person } from '#shared/domain/people.ts'
import { spaceWords } from '../../changes/sentences.ts'
import { api, core } from '../../core/client.ts'
import { useReady } from '../../core/session.ts'
import { useFormat } from '../../i18n/format.ts'
import { DeskIcon } from '../../ui/Brand.tsx'
import { useSettings } from '../appearance.ts'
import { isMac, useHistory } from '../history.ts'
import { navigate } from '../location.ts'
import { paths } from '../routes.ts'
import { askToSignOut } from '../SignOut.tsx'
import '../../administration/texts.ts'
import '../../settings/texts.ts'

export interface Command {
  id: string
  icon: ReactNode
  text: string
  /** Quiet words at the end: where it is, or the keys that do the same. */
  detail?: string
  run: () => void
}
export interface CommandGroup {
  id: 'go' | 'do' | 'days' | 'floors' | 'desks' | 'people'
  commands: readonly Command[]
}

const icon = { size: 18, 'aria-hidden': true } as const
const to = (path: string) => () => navigate(path)

/** @param showPerson opens a colleague's next days inside the palette */
export function useCommands(showPerson: (person: Person) => void): readonly CommandGroup[] {
  return [
    { id: 'go', commands: usePages() },
    { id: 'do', commands: useActions() },
    { id: 'days', commands: useDays() },
    { id: 'floors', commands: useFloors() },
    { id: 'desks', commands: useDesks() },
    { id: 'people', commands: usePersons(showPerson) },
  ]
}

function usePages(): Command[] {
  const { t } = useTranslation()
  const { roles } = useReady()
  const sections = roles.includes('admin') ? (['people', 'teams', 'sites', 'policies', 'audit'] as const) : []
  return [
    { id: 'week', icon: <Calendar {...icon} />, text: t('app.week'), run: to(paths.week()) },
    { id: 'plan', icon: <Grid2x2 {...icon} />, text: t('app.plan'), run: to(paths.plan()) },
    { id: 'team', icon: <Users {...icon} />, text: t('app.team'), run: to(paths.team()) },
    ...(roles.includes('facility')
      ? [
          { id: 'floors', icon: <Pencil {...icon} />, text: t('app.floors'), run: to(paths.floors()) },
          {
            id: 'spaces',
            icon: <Table {...icon} />,
            text: t('app.palette.spaces'),
            run: to(paths.floors(undefined, 'table')),
          },
        ]
      : []),
    ...sections.map((section) => ({
      id: `administration-${section}`,
      icon: <UserCog {...icon} />,
      text: t(`administration.${section}`),
      detail: t('administration.title'),
      run: to(paths.administration(section)),
    })),
    { id: 'sync', icon: <RefreshCw {...icon} />, text: t('app.sync'), run: to(paths.sync) },
    { id: 'settings', icon: <Settings {...icon} />, text: t('app.settings'), run: to(paths.settings) },
    { id: 'keys', icon: <Keyboard {...icon} />, text: t('settings.keys.title'), run: to(paths.help) },
    {
      id: 'access',
      icon: <Accessibility {...icon} />,
      text: t('settings.access.title'),
      run: to('/settings/accessibility'),
    },
  ]
}

function useActions(): Command[] {
  const { t, i18n } = useTranslation()
  const { undo, redo, canUndo, canRedo } = useHistory()
  const { change } = useSettings()
  const keys = (key: string) => (isMac ? `⌘${key}` : `${t('app.ctrl')} ${key}`)
  return [
    ...(canUndo
      ? [{ id: 'undo', icon: <Undo2 {...icon} />, text: t('app.undo'), detail: keys('Z'), run: undo }]
      : []),
    ...(canRedo ? [{ id: 'redo', icon: <Redo2 {...icon} />, text: t('app.redo'), run: redo }] : []),
    {
      id: 'sync-now',
      icon: <RefreshCw {...icon} />,
      text: t('app.palette.syncNow'),
      run: () => void core.sync.now(),
    },
    {
      id: 'light',
      icon: <Sun {...icon} />,
      text: t('app.palette.themeLight'),
      run: () => change({ appearance: 'light' }),
    },
    {
      id: 'dark',
      icon: <Moon {...icon} />,
      text: t('app.palette.themeDark'),
      run: () => change({ appearance: 'dark' }),
    },
    {
      id: 'system',
      icon: <SunMoon {...icon} />,
      text: t('app.palette.themeSystem'),
      run: () => change({ appearance: 'system' }),
    },
    i18n.language === 'en'
      ? {
          id: 'german',
          icon: <Languages {...icon} />,
          text: t('app.palette.toGerman'),
          run: () => change({ language: 'de' }),
        }
      : {
          id: 'english',
          icon: <Languages {...icon} />,
          text: t('app.palette.toEnglish'),
          run: () => change({ language: 'en' }),
        },
    {
      id: 'sign-out',
      icon: <LogOut {...icon} />,
      text: t('app.person.signOut'),
      run: () => void askToSignOut(),
    },
  ]
}

/** The working days of the booking window: each opens the plan on it. */
function useDays(): Command[] {
  const { t } = useTranslation()
  const format = useFormat()
  const { days } = useReady()
  return useMemo(() => {
    const commands: Command[] = []
    for (let day = days.today; day <= days.last && commands.length < 30; day = addDays(day, 1))
      if (!isWeekend(day))
        commands.push({
          id: `day-${day}`,
          icon: <CalendarDays {...icon} />,
          text: t('app.palette.planOn', { day: format.dayLong(day) }),
          run: to(paths.plan({ day })),
        })
    return commands
  }, [days, format, t])
}

function useFloors(): Command[] {
  const { data } = useQuery(api.directory.sites.queryOptions())
  return useMemo(
    () =>
      (data?.floors ?? []).map((floor) => {
        const building = data?.buildings.find((b) => b.id === floor.buildingId)?.name ?? ''
        const site = data?.sites.find((s) => s.id === floor.siteId)?.name ?? ''
        return {
          id: `floor-${floor.id}`,
          icon: <LayoutGrid {...icon} />,
          text: `${building} · ${floor.name}`,
          detail: site,
          run: to(paths.plan({ floor: floor.id })),
        }
      }),
    [data],
  )
}

/** Desks of the person's own site, by room and label. */
function useDesks(): Command[] {
  const { t } = useTranslation()
  const { siteId } = useReady()
  const floors = useQuery(api.directory.sites.queryOptions()).data?.floors.filter((f) => f.siteId === siteId)
  const plans = useQueries({
    queries: (floors ?? []).map((f) => api.floors.plan.queryOptions({ input: { floorId: f.id } })),
    combine: (results) => results.map((r) => r.data ?? null),
  })
  return useMemo(
    () =>
      plans.flatMap((plan, i) => {
        const floor = floors?.[i]
        if (!plan || !floor) return []
        const rooms = new Map(plan.document.rooms.map((r) => [r.id, r.number || r.name]))
        return plan.document.spaces.map((space) => ({
          id: `desk-${space.id}`,
          icon: <DeskIcon />,
          text: spaceWords({ room: (space.roomId && rooms.get(space.roomId)) || '', label: space.label }, t),
          detail: floor.name,
          run: to(paths.plan({ floor: floor.id, space: space.id })),
        }))
      }),
    [plans, floors, t],
  )
}

function usePersons(showPerson: (person: Person) => void): Command[] {
  const { data } = useQuery(api.directory.people.queryOptions())
  return useMemo(
    () =>
      (data ?? []).map((person) => ({
        id: `person-${person.id}`,
        icon: <User {...icon} />,
        text: person.displayName,
        run: () => showPerson(person),
      })),
    [data, showPerson],
  )
}
