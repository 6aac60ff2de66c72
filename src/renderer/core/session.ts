import { useQuery } from '@tanstack/react-query'
import type { SessionState } from '#shared/contract/local.ts'
import { api } from './client.ts'

export type ReadySession = Extract<SessionState, { phase: 'ready' }>

/** The session of a screen that is only shown when someone is signed in. */
export function useReady(): ReadySession {
  const { data } = useQuery(api.session.state.queryOptions())
  if (data?.phase !== 'ready') throw new Error('This screen needs a session')
  return data
}

/** Zone and noon of the person's own site. */
export function useSite(): { noon: number; timeZone: string } {
  const { siteId } = useReady()
  const { data } = useQuery(api.directory.sites.queryOptions())
  const site = data?.sites.find((s) => s.id === siteId)
  return { noon: site?.noon ?? 780, timeZone: site?.timeZone ?? 'Europe/Berlin' }
}
