import type { SpaceStateName } from '#shared/domain/space-state.ts'
import './StateIcon.css'

/** A desk's state in the form the plan shows it in; the words stand beside it. */
export function StateIcon({
  state,
  queued = false,
  initials = 'AB',
}: {
  state: SpaceStateName
  queued?: boolean
  /** Of who holds it. */
  initials?: string
}) {
  return (
    <svg className={`state-icon ${state}`} width="22" height="16" viewBox="0 0 22 16" aria-hidden="true">
      {state === 'taken' ? (
        <>
          <rect className="ground" x="1.5" y="1.5" width="19" height="13" rx="2.5" />
          <path className="hatch" d="M2 9 9 2M2 14 14 2M7 14 19.5 1.800M13 14 20 7M18.5 14.2 20 12.8" />
        </>
      ) : null}
      <rect className="box" x="1.5" y="1.5" width="19" height="13" rx="2.5" />
      {state === 'mine' ? <path className="tick" d="M7 8.2 9.8 11 15 5.3" /> : null}
      {state === 'blocked' ? <path className="cross" d="M2 2 20 14M20 2 2 14" /> : null}
      {state === 'closed' ? (
        <path className="sign" d="M15.200 8a4.200 4.200 0 1 1-8.400 0 4.200 4.200 0 1 1 8.400 0M8 5l6 6" />
      ) : null}
      {state === 'reserved' ? <rect className="bar" x="5.5" y="5.8" width="11" height="3.2" /> : null}
      {state === 'team' ? (
        <text className="letters" x="11" y="11.2">
          {initials}
        </text>
      ) : null}
      {queued ? <rect className="queued" x="0.5" y="0.5" width="21" height="15" rx="3.5" /> : null}
    </svg>
  )
}
