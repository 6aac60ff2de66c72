import { useQuery } from '@tanstack/react-query'
import type { SpaceRef } from '#shared/contract/local.ts'
import type { PlannedSpace } from '#shared/domain/floor-plan.ts'
import { api } from '../core/client.ts'
import { miniPlan } from './mini-plan.ts'
import './MiniPlan.css'

/** Where a desk stands among its neighbours. What it shows is said in words beside it. */
export function MiniPlan({ space }: { space: SpaceRef }) {
  const { data } = useQuery(api.floors.plan.queryOptions({ input: { floorId: space.floorId } }))
  const plan = data ? miniPlan(data.document, space.index) : null
  if (!plan) return <span className="mini-plan" aria-hidden="true" />
  return (
    <svg
      className="mini-plan"
      viewBox={plan.viewBox}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      {plan.desks.map(({ space: s, mine }) => (mine ? null : <Rect key={s.id} space={s} className="desk" />))}
      <path className="wall-solid" d={plan.solid} />
      {plan.lines.map((l) => (
        <path key={l.d} className="wall-line" d={l.d} strokeWidth={Math.max(l.width, 90)} />
      ))}
      <circle className="ring" cx={plan.at[0]} cy={plan.at[1]} r={1_450} />
      {plan.desks.map(({ space: s, mine }) => (mine ? <Rect key={s.id} space={s} className="mine" /> : null))}
    </svg>
  )
}

/** Desks that touch stay apart at this size, in millimetres. */
const GAP = 70

function Rect({ space, className }: { space: PlannedSpace; className: string }) {
  const { at, width, depth, rotation } = space
  return (
    <rect
      className={className}
      x={at[0] - width / 2 + GAP}
      y={at[1] - depth / 2 + GAP}
      width={Math.max(width - 2 * GAP, 100)}
      height={Math.max(depth - 2 * GAP, 100)}
      rx={110}
      transform={`rotate(${rotation} ${at[0]} ${at[1]})`}
    />
  )
}
