import { type KeyboardEvent, memo, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Direction, step } from '#shared/geometry/reading-order.ts'
import type { Choice } from '../model/choice.ts'
import type { Insets } from '../painter/camera.ts'
import { prepareScene } from '../painter/scene.ts'
import '../painter/plan.css'
import { announce } from '../../ui/toast.ts'
import type { FloorDay, LoadedPlan } from '../use-floor.ts'
import type { SpaceWords } from '../use-words.ts'
import { createPlanView, type PlanView } from '../view/plan-view.ts'
import { Legend } from './Legend.tsx'
import { ZOOM_STEP, ZoomButtons } from './ZoomButtons.tsx'
import './PlanCanvas.css'

const ARROWS: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}
const PAN_STEP = 60
/** Real controls around the present one; assistive technology reads on from them. */
const NEAR = 12

/** Room for the legend below and the buttons at the right where the plan is large enough. */
const margins = (host: HTMLElement): Insets =>
  host.clientWidth > 620 && host.clientHeight > 380
    ? { left: 18, right: 18, top: 24, bottom: 56 }
    : { left: 8, right: 8, top: 8, bottom: 8 }

export function PlanCanvas(props: {
  plan: LoadedPlan
  day: FloorDay
  matches: Uint8Array | null
  words: SpaceWords
  selected: number | null
  /** The floor in words. */
  name: string
  /** How the present choice was made; a choice made elsewhere is brought into sight. */
  choice: Choice
  onSelect: (index: number | null) => void
  onAct: () => void
}) {
  const { plan, day, matches, words, selected, name, choice, onSelect, onAct } = props
  const { t } = useTranslation()
  const id = useId()
  const host = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const view = useRef<PlanView | null>(null)
  const [focused, setFocused] = useState(false)
  const pick = useRef<(index: number | null) => void>(() => {})
  pick.current = (index) => {
    host.current?.focus({ preventScroll: true })
    onSelect(index)
    if (index !== null) announce(words.full(index))
  }

  useEffect(() => {
    const element = host.current
    if (!element || !canvas.current) return
    const made = createPlanView(element, canvas.current, () => margins(element), {
      picked: (index) => pick.current(index),
      hovered() {},
    })
    view.current = made
    return () => {
      view.current = null
      made.destroy()
    }
  }, [])

  const scene = useMemo(() => prepareScene(plan.document, () => new Path2D()), [plan.document])
  const shown = useRef(false)
  useEffect(() => {
    view.current?.setScene(scene, shown.current)
    shown.current = true
    return () => {
      // A remounted canvas starts with the whole floor.
      if (!view.current) shown.current = false
    }
  }, [scene])

  useEffect(() => {
    view.current?.show({
      occupancy: { states: day.states, matches },
      freeWords: (n) => t('floor.free', { n }),
      marks: {
        mine: day.mine,
        team: day.team.map(({ index }) => ({ index, initials: words.holder(index)?.initials ?? '' })),
      },
      selected,
      active: focused ? selected : null,
    })
  }, [day, matches, words, selected, focused, t])

  useEffect(() => {
    if (selected !== null && choice.from !== 'plan') view.current?.reveal(selected, true)
  }, [selected, choice])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const direction = ARROWS[event.key]
    if (direction && event.shiftKey) {
      const by = direction === 'left' || direction === 'up' ? PAN_STEP : -PAN_STEP
      const sideways = direction === 'left' || direction === 'right'
      view.current?.panBy(sideways ? by : 0, sideways ? 0 : by)
    } else if (direction) move(selected === null ? start() : step(order, selected, direction))
    else if (event.key === 'Home') move(order.order[0] ?? null)
    else if (event.key === 'End') move(order.order[order.order.length - 1] ?? null)
    else if (event.key === 'Enter' || event.key === ' ') onAct()
    else if (event.key === 'Escape') onSelect(null)
    else if (event.key === '+' || event.key === '=') view.current?.zoomBy(ZOOM_STEP)
    else if (event.key === '-') view.current?.zoomBy(1 / ZOOM_STEP)
    else if (event.key === '0') view.current?.fit()
    else return
    event.preventDefault()
  }
  const { order } = plan.reading
  /** The first space in sight, as it is read. */
  const start = (): number | null => {
    const seen = view.current?.inSight(20_000) ?? []
    return seen.reduce<number | null>(
      (best, i) => (best === null || (order.rank[i] ?? 0) < (order.rank[best] ?? 0) ? i : best),
      null,
    )
  }
  const move = (index: number | null) => {
    if (index === null) return
    onSelect(index)
    view.current?.reveal(index, false)
  }

  const at = selected === null ? 0 : (order.rank[selected] ?? 0)
  const near = Array.from(order.order.subarray(Math.max(0, at - NEAR), at + NEAR + 1))
  return (
    <div className="plan-stage">
      <div
        ref={host}
        className="plan-host"
        role="listbox"
        aria-label={t('floor.canvas', { floor: name })}
        aria-describedby={`${id}-help`}
        aria-activedescendant={selected === null ? undefined : `${id}-${selected}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={(e) => setFocused(e.currentTarget.matches(':focus-visible'))}
        onBlur={() => setFocused(false)}
      >
        <canvas ref={canvas} aria-hidden />
        {near.map((i) => (
          <NearOption
            key={i}
            id={`${id}-${i}`}
            said={words.full(i)}
            selected={i === selected}
            position={(order.rank[i] ?? 0) + 1}
            of={order.order.length}
          />
        ))}
      </div>
      <p id={`${id}-help`} className="visually-hidden">
        {t('floor.canvasHelp')}
      </p>
      {plan.reading.spaces.length === 0 ? null : <Legend />}
      <ZoomButtons view={view} withKeys />
    </div>
  )
}

const NearOption = memo(function NearOption(props: {
  id: string
  said: string
  selected: boolean
  position: number
  of: number
}) {
  return (
    <div
      id={props.id}
      className="visually-hidden"
      role="option"
      tabIndex={-1}
      aria-selected={props.selected}
      aria-setsize={props.of}
      aria-posinset={props.position}
    >
      {props.said}
    </div>
  )
})
