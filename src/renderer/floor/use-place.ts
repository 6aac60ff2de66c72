/**
 * Day, time and chosen space of the plan. The screen follows at once; the address, which the
 * whole window listens to, follows when the hand rests.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Day } from '#shared/calendar/day.ts'
import type { FloorId, SpaceId } from '#shared/domain/ids.ts'
import { navigate } from '../app/location.ts'
import { planPath } from './address.ts'
import type { Period } from './model/period.ts'

export interface Where {
  readonly day: Day
  readonly period: Period
  readonly space: SpaceId | null
}

const REST_MS = 250

export function usePlace(floor: FloorId, address: Where): readonly [Where, (change: Partial<Where>) => void] {
  const [place, setPlace] = useState(address)
  const path = planPath({ ...address, floor })
  /** What this screen wrote or took over last; any other address comes from a link or the back button. */
  const known = useRef(path)
  const foreign = path !== known.current
  useEffect(() => {
    if (!foreign) return
    known.current = path
    setPlace(address)
  }, [foreign, path, address])
  const wanted = planPath({ ...place, floor })
  useEffect(() => {
    if (wanted === known.current) return
    const timer = setTimeout(() => {
      known.current = wanted
      navigate(wanted, { replace: true })
    }, REST_MS)
    return () => clearTimeout(timer)
  }, [wanted])
  const change = useCallback((part: Partial<Where>) => setPlace((now) => ({ ...now, ...part })), [])
  return [place, change]
}
