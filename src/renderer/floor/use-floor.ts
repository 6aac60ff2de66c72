/** What the core says about a floor at a time. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo } from 'react'
import { addDays } from '#shared/calendar/arithmetic.ts'
import type { Day, Minutes } from '#shared/calendar/day.ts'
import type { Availability, WeekDay } from '#shared/contract/local.ts'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { FloorId, PersonId } from '#shared/domain/ids.ts'
import type { Person } from '#shared/domain/people.ts'
import { api } from '../core/client.ts'
import { useOpenings } from '../core/openings.ts'
import { type PlanReading, readPlan } from './model/reading.ts'
import { decodeStates } from './model/states.ts'

export interface LoadedPlan {
  readonly document: FloorPlanDocument
  readonly reading: PlanReading
  readonly version: number
}

/** `undefined` while it is read, `null` when this laptop has no plan of the floor. */
export function usePlan(floorId: FloorId): LoadedPlan | null | undefined {
  const { data } = useQuery(api.floors.plan.queryOptions({ input: { floorId } }))
  return useMemo(
    () =>
      data ? { document: data.document, version: data.version, reading: readPlan(data.document) } : data,
    [data],
  )
}

export interface FloorDay {
  readonly states: Uint8Array
  readonly mine: Availability['mine']
  readonly team: Availability['team']
  readonly own: Availability['own']
  readonly kept: Availability['kept']
}

const NOTHING: FloorDay = { states: new Uint8Array(0), mine: [], team: [], own: [], kept: [] }

/** Keeps showing the day before until the next one is there. Both neighbours are read ahead. */
export function useFloorDay(
  floorId: FloorId,
  plan: LoadedPlan | null | undefined,
  day: Day,
  minutes: Minutes,
): FloorDay {
  const client = useQueryClient()
  const { from, to } = minutes
  const { data, dataUpdatedAt } = useQuery({
    ...api.floors.availability.queryOptions({ input: { floorId, day, from, to } }),
    placeholderData: keepPreviousData,
  })
  useOpenings(data?.opensIn, dataUpdatedAt)
  const spaces = plan?.reading.spaces.length ?? 0
  const version = plan?.version
  const current = useMemo((): FloorDay | null => {
    if (!data || data.planVersion !== version) return null
    const states = decodeStates(data.states, spaces)
    return states && { states, mine: data.mine, team: data.team, own: data.own, kept: data.kept }
  }, [data, version, spaces])
  useEffect(() => {
    if (!data) return
    for (const next of [addDays(day, 1), addDays(day, -1)])
      void client.prefetchQuery(
        api.floors.availability.queryOptions({ input: { floorId, day: next, from, to } }),
      )
  }, [client, data, floorId, day, from, to])
  return current ?? NOTHING
}

/** First day and number of days of a strip. */
function spanOf(days: readonly Day[]): { first: Day; span: number } {
  const first = days[0] ?? ('2000-01-01' as Day)
  const last = days[days.length - 1] ?? first
  return { first, span: Math.min(62, Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1) }
}

/** Free desks by day. */
export function useFreeDesks(
  floorId: FloorId,
  days: readonly Day[],
  { from, to }: Minutes,
): ReadonlyMap<Day, { free: number; closed: number; bookable: number }> {
  const { first, span } = spanOf(days)
  const { data } = useQuery({
    ...api.floors.freeDesks.queryOptions({ input: { floorId, day: first, from, to, days: span } }),
    placeholderData: keepPreviousData,
  })
  return useMemo(() => new Map((data ?? []).map((d) => [d.day, d])), [data])
}

function myDays(days: readonly Day[]) {
  const { first, span } = spanOf(days)
  return {
    ...api.planning.days.queryOptions({ input: { from: first, days: span } }),
    placeholderData: keepPreviousData,
  }
}

/** The person's own days, for holidays and desks held elsewhere. */
export function useMyDays(days: readonly Day[]): ReadonlyMap<Day, WeekDay> {
  const { data } = useQuery(myDays(days))
  return useMemo(() => new Map((data ?? []).map((d) => [d.day, d])), [data])
}

/** What the person holds on one of the days, on any floor. */
export function useHeld(day: Day, days: readonly Day[]): WeekDay['bookings'] {
  const ofDay = useCallback((all: WeekDay[]) => all.find((d) => d.day === day)?.bookings ?? NONE, [day])
  const { data } = useQuery({ ...myDays(days), select: ofDay })
  return data ?? NONE
}

const NONE: WeekDay['bookings'] = []

export function usePeople(): ReadonlyMap<PersonId, Person> {
  const { data } = useQuery(api.directory.people.queryOptions())
  return useMemo(() => new Map((data ?? []).map((p) => [p.id, p])), [data])
}
