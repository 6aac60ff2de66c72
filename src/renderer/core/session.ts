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
