/** The core as the screens call it, and its questions as TanStack Query options. */
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClient } from '@tanstack/react-query'
import type { localContract, Topic } from '#shared/contract/local.ts'
import { linkToCore } from './link.ts'

export type Core = ContractRouterClient<typeof localContract>

export const core: Core = createORPCClient(linkToCore())

/** `useQuery(api.planning.days.queryOptions({ input }))` */
export const api = createTanstackQueryUtils(core)

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The core answers from the laptop and says when to read again (`watch`); neither time nor
      // the network makes an answer stale.
      staleTime: Number.POSITIVE_INFINITY,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      retry: 2,
      retryDelay: 200,
    },
    mutations: { networkMode: 'always' },
  },
})

const readAgain: Record<Topic, () => readonly (readonly unknown[])[]> = {
  session: () => [api.key()],
  directory: () => [
    api.directory.key(),
    api.closings.key(),
    api.floors.key(),
    api.planning.key(),
    api.rules.key(),
    api.sync.changes.key(),
    api.session.key(),
    api.floorEditor.draft.key(),
    api.administration.key(),
    api.teams.key(),
  ],
  days: () => [
    api.notices.key(),
    api.teams.key(),
    api.planning.key(),
    api.rules.key(),
    api.floors.availability.key(),
    api.floors.spaceDay.key(),
    api.floors.freeDesks.key(),
  ],
  occupancy: () => [
    api.floors.availability.key(),
    api.floors.freeDesks.key(),
    api.floors.spaceDay.key(),
    // A day says whether one's fixed desk is taken.
    api.planning.days.key(),
    api.sync.changes.key(),
  ],
  changes: () => [
    api.sync.key(),
    api.history.key(),
    api.sharing.key(),
    api.teams.key(),
    api.session.key(),
    api.planning.key(),
    api.rules.key(),
    api.floors.availability.key(),
  ],
  settings: () => [api.settings.key()],
  drafts: () => [api.floorEditor.key()],
}

/** Query keys (prefixes) that the topics make stale, each once. */
export function keysToReadAgain(topics: readonly Topic[]): (readonly unknown[])[] {
  const keys = new Map<string, readonly unknown[]>()
  for (const topic of topics) for (const key of readAgain[topic]()) keys.set(JSON.stringify(key), key)
  return [...keys.values()]
}

/** Reads again whatever the core says has changed; for as long as the window lives. */
export async function followCore(): Promise<never> {
  for (;;) {
    try {
      for await (const { topics } of await core.watch())
        for (const queryKey of keysToReadAgain(topics)) void queryClient.invalidateQueries({ queryKey })
    } catch {
      // The connection broke; the next call waits until it is back, and the first answer names all topics.
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
