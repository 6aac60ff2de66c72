import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, Printer } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, isWeekend, mondayOf } from '#shared/calendar/arithmetic.ts'
import type { Day } from '#shared/calendar/day.ts'
import type { TeamMatrix } from '#shared/contract/local.ts'
import type { TeamId } from '#shared/domain/ids.ts'
import { navigate } from '../app/location.ts'
import { Page } from '../app/Page.tsx'
import { paths } from '../app/routes.ts'
import { api } from '../core/client.ts'
import { useReady } from '../core/session.ts'
import { useFormat } from '../i18n/format.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { PlaceIcon } from '../ui/PlaceIcon.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Select } from '../ui/Select.tsx'
import { Aside } from './Aside.tsx'
import { CellPopover } from './CellPopover.tsx'
import { Matrix, type Opened } from './Matrix.tsx'
import { TeamDaysButton } from './TeamDays.tsx'
import { type Filter, membersShown } from './words.ts'
import './Team.css'
import './texts.ts'

const WEEKS = ['2', '3', '4', '6', '8'] as const
type Weeks = (typeof WEEKS)[number]
const FILTERS = ['all', 'with', 'open'] as const satisfies readonly Filter[]

/** Who of a team is where, for two to eight weeks. @param team from the address */
export function TeamScreen({ team }: { team: string | undefined }) {
  const { t } = useTranslation()
  const { days, me } = useReady()
  const [monday, setMonday] = useState<Day>(mondayOf(days.today))
  const [weeks, setWeeks] = useState<Weeks>('2')
  const [filter, setFilter] = useState<Filter>('all')
  const [search, setSearch] = useState('')
  const [opened, setOpened] = useState<Opened | null>(null)
  const { data: teams } = useQuery(api.teams.list.queryOptions())
  const teamId = (team as TeamId | undefined) ?? teams?.[0]?.team.id ?? me.teamId
  const { data: matrix } = useQuery(
    api.teams.matrix.queryOptions({
      input: { teamId, from: monday, days: Number(weeks) * 7 },
      placeholderData: keepPreviousData,
    }),
  )
  const columns = useMemo(() => (matrix ? daysShown(matrix, days.today) : []), [matrix, days.today])
  const members = useMemo(
    () => (matrix ? membersShown(matrix.people, columns, { filter, search, me: me.id }) : []),
    [matrix, columns, filter, search, me.id],
  )
  // The matrix is read anew while the popover is open; it shows the day as it is now.
  const current = opened && matrix?.people.find((p) => p.person.id === opened.member.person.id)
  return (
    <Page
      title={t('team.title')}
      mainClassName="team-main"
      toolbar={
        <>
          <Select
            label={t('team.choose')}
            options={(teams ?? []).map(({ team, people }) => ({
              id: team.id,
              label: t('team.option', { name: team.name, n: people }),
            }))}
            value={teamId}
            onChange={(id) => navigate(paths.team(id as TeamId), { replace: true })}
          />
          <WeekChoice
            first={matrix?.looksBack === false ? days.today : days.first}
            {...{ monday, setMonday, weeks, setWeeks }}
          />
        </>
      }
      actions={
        <>
          <Button onPress={() => window.print()}>
            <Printer size={16} aria-hidden />
            {t('team.print')}
          </Button>
          {matrix?.leads ? <TeamDaysButton matrix={matrix} /> : null}
        </>
      }
      aside={matrix ? <Aside matrix={matrix} columns={columns} /> : null}
      asideLabel={t('team.aside.label')}
    >
      {matrix === null ? <p className="team-none">{t('team.noTeam')}</p> : null}
      {matrix ? (
        <div className="team">
          <div className="team-bar">
            <SearchField
              label={t('team.search')}
              placeholder={t('team.search')}
              value={search}
              onChange={setSearch}
            />
            <Select
              label={t('team.filter')}
              options={FILTERS.map((id) => ({ id, label: t(`team.filters.${id}`) }))}
              value={filter}
              onChange={setFilter}
            />
            <Legend />
          </div>
          <p className="team-print-title">
            {matrix.team.name}, <Range monday={monday} weeks={weeks} />
          </p>
          {!matrix.looksBack && monday < days.today ? (
            <p className="team-unseen">{t('team.looksNotBack')}</p>
          ) : null}
          <Matrix matrix={matrix} members={members} columns={columns} onOpen={setOpened} />
          {opened && current ? (
            <CellPopover
              key={`${current.person.id} ${opened.day}`}
              matrix={matrix}
              opened={{ ...opened, member: current }}
              onClose={() => setOpened(null)}
            />
          ) : null}
        </div>
      ) : null}
    </Page>
  )
}

/** Working days; of a weekend those that somebody planned. None past that would only seem to be empty. */
const daysShown = ({ days, people, looksBack }: TeamMatrix, today: Day): number[] =>
  days.flatMap(({ day }, i) => {
    const isUnseen = !looksBack && day < today
    return isUnseen || (isWeekend(day) && !people.some((p) => p.cells[i])) ? [] : [i]
  })

function Range({ monday, weeks }: { monday: Day; weeks: Weeks }) {
  const { t } = useTranslation()
  const format = useFormat()
  const last = addDays(monday, 7 * (Number(weeks) - 1))
  return <>{t('team.weekRange', { first: format.week(monday), last: format.week(last) })}</>
}

function WeekChoice(props: {
  /** No week before that of this day. */
  first: Day
  monday: Day
  setMonday: (day: Day) => void
  weeks: Weeks
  setWeeks: (weeks: Weeks) => void
}) {
  const { monday, setMonday, weeks, setWeeks } = props
  const { t } = useTranslation()
  const { days } = useReady()
  const coming = mondayOf(days.today)
  return (
    <>
      <div className="week-nav">
        <IconButton
          label={t('team.previous')}
          isDisabled={monday <= mondayOf(props.first)}
          onPress={() => setMonday(addDays(monday, -7))}
        >
          <ChevronLeft size={18} aria-hidden />
        </IconButton>
        <span className="team-range" aria-live="polite">
          <Range monday={monday} weeks={weeks} />
        </span>
        <IconButton
          label={t('team.next')}
          isDisabled={addDays(monday, 7 * Number(weeks)) > days.last}
          onPress={() => setMonday(addDays(monday, 7))}
        >
          <ChevronRight size={18} aria-hidden />
        </IconButton>
      </div>
      <Button isDisabled={monday === coming} onPress={() => setMonday(coming)}>
        {t('team.today')}
      </Button>
      <Select
        label={t('team.weeks')}
        options={WEEKS.map((id) => ({ id, label: t('team.weeksOption', { n: id }) }))}
        value={weeks}
        onChange={setWeeks}
      />
    </>
  )
}

function Legend() {
  const { t } = useTranslation()
  return (
    <ul className="team-legend" aria-label={t('team.legend')}>
      {(['office', 'home', 'elsewhere', 'away'] as const).map((place) => (
        <li key={place} className={place}>
          <PlaceIcon place={place} size={15} />
          {t(`common.place.${place}`)}
        </li>
      ))}
      <li>– {t('team.open')}</li>
      <li>★ {t('team.teamDay')}</li>
    </ul>
  )
}
