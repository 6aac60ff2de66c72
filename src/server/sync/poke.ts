/** One laptop's stream of pokes. */
import type { SiteId } from '#shared/domain/ids.ts'
import type { Viewer } from '../identity/index.ts'
import type { Services } from '../services.ts'
import { scopeOf, teamsSeen } from './viewer-scope.ts'

const POKE = { poke: 'pull' } as const

/**
 * Pokes at once, as something may have been missed before, and then after every change that concerns
 * the laptop. Ends with the connection, with the access token, and when the server closes; the laptop
 * comes back with a fresh token.
 */
export async function* pokes(
  { database, changes, clock }: Services,
  viewer: Viewer,
  wantedSites: readonly SiteId[] | null,
  signal: AbortSignal | undefined,
): AsyncGenerator<typeof POKE, void, void> {
  const scope = await scopeOf(database.kysely, viewer.personId, wantedSites, clock.now())
  if (!scope) return
  let due = true
  let over = false
  let wake = () => {}
  const end = () => {
    over = true
    wake()
  }
  const { personId, deviceId } = viewer
  const unsubscribe = changes.subscribe(
    { personId, deviceId, teams: teamsSeen(scope), sites: scope.sites },
    () => {
      due = true
      wake()
    },
    end,
  )
  const cancel = clock.after(viewer.expiresAt - clock.now(), end)
  signal?.addEventListener('abort', end)
  try {
    for (;;) {
      if (due) {
        due = false
        yield POKE
      } else if (over) break
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  } finally {
    cancel()
    unsubscribe()
    signal?.removeEventListener('abort', end)
  }
}
