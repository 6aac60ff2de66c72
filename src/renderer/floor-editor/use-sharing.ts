/** Others see a draft soon after the hand rests, and as soon as the server is there again. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { FloorId } from '#shared/domain/ids.ts'
import { api, core } from '../core/client.ts'
import type { DraftInHand } from './use-draft.ts'

const REST_MS = 1_500
/** Drafts of others are looked at so often. */
const LOOK_MS = 10_000

export function useSharing(floorId: FloorId, draft: DraftInHand) {
  const { data: status } = useQuery(api.sync.status.queryOptions())
  const isOnline = status?.state === 'fresh'
  const { document, saving } = draft
  const isDue = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each state of the document is to be shown
  useEffect(() => {
    if (!isOnline || saving !== 'saved') return
    isDue.current = true
    const timer = setTimeout(() => {
      isDue.current = false
      void core.floorEditor.share({ floorId })
    }, REST_MS)
    return () => clearTimeout(timer)
  }, [floorId, isOnline, saving, document])
  // Whoever leaves before the hand has rested leaves what they drew, too.
  useEffect(
    () => () => {
      if (isDue.current) void core.floorEditor.share({ floorId })
    },
    [floorId],
  )
  const { data } = useQuery({
    ...api.floorEditor.others.queryOptions({ input: { floorId } }),
    enabled: isOnline,
    gcTime: 0,
    staleTime: 0,
    refetchInterval: LOOK_MS,
  })
  return (isOnline && data) || []
}
