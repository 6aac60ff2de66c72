import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/calendar/day.ts'
import type { KnownFloor } from '#shared/contract/local.ts'
import type { ClosingTarget } from '#shared/domain/closing.ts'
import type { Feature } from '#shared/domain/floor-plan.ts'
import type { SpaceId } from '#shared/domain/ids.ts'
import type { Site } from '#shared/domain/sites.ts'
import { SpaceState } from '#shared/domain/space-state.ts'
import { navigate } from '../app/location.ts'
import { ClosingsDialog } from '../closings/ClosingsDialog.tsx'
import { aroundSpace } from '../closings/targets.ts'
import { minuteNow } from '../core/leaving.ts'
import { useReady } from '../core/session.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/toast.ts'
import { planPath, type useAddress } from './address.ts'
import { Days } from './bar/Days.tsx'
import { FilterButton } from './bar/FilterButton.tsx'
import { TimeButton } from './bar/TimeButton.tsx'
import { actionFor } from './model/action.ts'
import type { Choice } from './model/choice.ts'
import { stripDays } from './model/days.ts'
import { matching } from './model/filter.ts'
import { listSpaces } from './model/list-order.ts'
import type { Period } from './model/period.ts'
import { countFree } from './model/states.ts'
import { PlanCanvas } from './plan/PlanCanvas.tsx'
import { Side } from './side/Side.tsx'
import { useBooking } from './use-booking.ts'
import { type LoadedPlan, useFloorDay, useHeld, usePeople, usePlan } from './use-floor.ts'
import { usePlace, type Where } from './use-place.ts'
import { useWords } from './use-words.ts'

interface Props {
  floor: KnownFloor
  /** The nearest floor of the building with desks, where this one has none. */
  elsewhere: KnownFloor | null
  site: Site
  address: ReturnType<typeof useAddress>
}

/** A floor at a day and time. */
export function FloorDayScreen({ floor, elsewhere, site, address }: Props) {
  const { t } = useTranslation()
  const { days, roles } = useReady()
  const isManager = roles.includes('facility')
  const [closing, openClosings] = useState<readonly ClosingTarget[] | null>(null)
  const [place, show] = usePlace(floor.id, address)
  const { day, period } = place
  const plan = usePlan(floor.id)
  const strip = useMemo(() => stripDays(day, days.today), [day, days.today])
  const held = useHeld(day, strip)
  const [features, setFeatures] = useState<readonly Feature[]>([])
  const today = useFloorDay(floor.id, plan, day, period)
  const latest = useRef({ plan, states: today.states, features })
  latest.current = { plan, states: today.states, features }
  // The same for ever: the button must not be rendered with every day for figures that only its open panel shows.
  const count = useCallback((feature: Feature) => {
    const { plan, states, features } = latest.current
    return plan
      ? countFree(states, matching(plan.reading, { features: [...features, feature], text: '' }))
      : 0
  }, [])
  const setPeriod = useCallback((period: Period) => show({ period }), [show])
  const setDay = useCallback((day: Day) => show({ day }), [show])
  return (
    <div className="floor">
      <div className="floor-bar">
        <Days floor={floor.id} days={strip} chosen={day} period={period} window={days} onChoose={setDay} />
        <div className="floor-tools">
          <TimeButton period={period} noon={site.noon} onChange={setPeriod} />
          <FilterButton
            features={plan?.reading.features ?? []}
            chosen={features}
            count={count}
            onChange={setFeatures}
          />
          {isManager && plan ? (
            <Button onPress={() => openClosings([])}>{t('closings.button')}</Button>
          ) : null}
        </div>
      </div>
      {plan ? (
        <Board
          plan={plan}
          today={today}
          held={held}
          features={features}
          floor={floor}
          elsewhere={elsewhere}
          site={site}
          place={place}
          onPlace={show}
          onCloseSpace={isManager ? (id: SpaceId) => openClosings(aroundSpace(plan.document, id)) : null}
        />
      ) : null}
      {closing ? (
        <ClosingsDialog floor={floor} offered={closing} day={day} onClose={() => openClosings(null)} />
      ) : null}
      {plan === null ? (
        <div className="floor-empty">
          <p>{t('floor.noPlan')}</p>
          <p className="muted">{t('floor.noPlanHint')}</p>
        </div>
      ) : null}
    </div>
  )
}

function Board(
  props: Omit<Props, 'address'> & {
    place: Where
    onPlace: (change: Partial<Where>) => void
    /** For facility managers. */
    onCloseSpace: ((space: SpaceId) => void) | null
    plan: LoadedPlan
    today: ReturnType<typeof useFloorDay>
    held: Parameters<typeof actionFor>[0]['held']
    features: readonly Feature[]
  },
) {
  const { plan, today, held, features, floor, elsewhere, site, place, onPlace } = props
  const { day, period } = place
  const { t } = useTranslation()
  const session = useReady()
  const people = usePeople()
  const [text, setText] = useState('')
  const matches = useMemo(() => matching(plan.reading, { features, text }), [plan.reading, features, text])
  const listing = useMemo(
    () => listSpaces(plan.reading, today.states, matches, session.me.teamId),
    [plan.reading, today.states, matches, session.me.teamId],
  )
  const words = useWords(plan.reading, today, listing.groups, people)
  const { selected, select, choice } = useSelection(plan, place.space, onPlace)
  const space = selected === null ? undefined : plan.reading.spaces[selected]
  const booking = useBooking(day, period, space?.id ?? null)

  const own = today.mine.find((m) => m.index === selected)
  const now = minuteNow(Date.now(), site.timeZone)
  const action =
    space && selected !== null
      ? actionFor({
          spaceId: space.id,
          state: (today.states[selected] ?? SpaceState.free) as SpaceState,
          day,
          period,
          days: session.days,
          now,
          mine: own,
          held,
        })
      : null
  const desk =
    space && selected !== null
      ? {
          id: space.id,
          room: plan.reading.room[selected] ?? '',
          label: space.label,
          name: words.name(selected),
        }
      : null
  const act = () => {
    if (!desk || !action) return
    if (action.kind === 'book' || action.kind === 'swap') void booking.book(desk, action.kind === 'swap')
    else if (action.kind === 'release') void booking.release(desk, action.booking.bookingId, null)
  }
  /** Enter never gives a desk away: that takes the button. */
  const enter = () => {
    if (action?.kind === 'book' || action?.kind === 'swap') act()
    else if (selected !== null) announce(words.full(selected))
  }
  useConfirmations(today, words.name)
  const roommates = useMemo(() => {
    const room = selected === null ? '' : plan.reading.room[selected]
    if (!room) return []
    const { x, y } = plan.reading.order
    const away = (i: number) =>
      Math.hypot((x[i] ?? 0) - (x[selected ?? 0] ?? 0), (y[i] ?? 0) - (y[selected ?? 0] ?? 0))
    const names = today.team
      .filter((h) => h.index !== selected && plan.reading.room[h.index] === room)
      .sort((a, b) => away(a.index) - away(b.index))
      .map((h) => people.get(h.personId)?.displayName)
    return [...new Set(names)].filter((n) => n !== undefined)
  }, [selected, today.team, plan.reading, people])

  return (
    <div className="floor-board">
      <PlanCanvas
        plan={plan}
        day={today}
        matches={matches}
        words={words}
        selected={selected}
        name={floor.name}
        choice={choice}
        onSelect={(i) => select(i, 'plan')}
        onAct={enter}
      />
      <aside className="floor-side" aria-label={t('floor.side')}>
        <Side
          plan={plan.reading}
          listing={listing}
          words={words}
          text={text}
          onText={setText}
          filtered={matches !== null}
          free={countFree(today.states, matches)}
          selected={selected}
          choice={choice}
          moment={`${day} ${period.from}-${period.to}`}
          held={held}
          onOtherFloor={
            elsewhere && {
              name: elsewhere.name,
              open: () => navigate(planPath({ ...place, floor: elsewhere.id, space: null })),
            }
          }
          onSelect={(i) => select(i, 'list')}
          onEnter={enter}
          details={
            action === null || selected === null
              ? null
              : {
                  plan: plan.reading,
                  index: selected,
                  words,
                  action,
                  day,
                  lastDay: session.days.last,
                  period,
                  noon: site.noon,
                  people,
                  roommates,
                  booking,
                  onAct: act,
                  onCloseSpace: props.onCloseSpace,
                  onReleaseNow: () => {
                    if (desk && action.kind === 'release')
                      void booking.release(desk, action.booking.bookingId, action.leaving)
                  },
                  onShow: (id) => {
                    const index = plan.reading.indexOf.get(id)
                    if (index !== undefined) select(index, 'elsewhere')
                    else navigate(planPath({ ...place, space: id }))
                  },
                }
          }
          onShowHeld={(ref) => {
            if (ref.floorId === floor.id) select(ref.index, 'elsewhere')
            else navigate(planPath({ day, period, floor: ref.floorId, space: ref.spaceId }))
          }}
        />
      </aside>
    </div>
  )
}

/** The chosen space as an index, and how it was chosen. */
function useSelection(plan: LoadedPlan, space: SpaceId | null, onPlace: (change: Partial<Where>) => void) {
  const { indexOf, spaces } = plan.reading
  const [chosen, setChosen] = useState<Choice & { id: SpaceId | null }>({ id: space, from: 'elsewhere' })
  const select = useCallback(
    (index: number | null, from: Choice['from']) => {
      const id = index === null ? null : (spaces[index]?.id ?? null)
      setChosen({ id, from })
      onPlace({ space: id })
    },
    [spaces, onPlace],
  )
  // An address from outside counts as chosen elsewhere.
  const choice = useMemo<Choice>(
    () => (chosen.id === space ? chosen : { from: 'elsewhere' }),
    [chosen, space],
  )
  return { selected: space === null ? null : (indexOf.get(space) ?? null), choice, select }
}

/** Says when an own booking of the day shown stops waiting. */
function useConfirmations(today: ReturnType<typeof useFloorDay>, name: (index: number) => string) {
  const { t } = useTranslation()
  const waiting = useRef(new Set<string>())
  useEffect(() => {
    for (const m of today.mine)
      if (!m.queued && waiting.current.has(m.bookingId))
        announce(t('floor.confirmed', { space: name(m.index) }))
    waiting.current = new Set(today.mine.filter((m) => m.queued).map((m) => m.bookingId))
  }, [today.mine, name, t])
}
