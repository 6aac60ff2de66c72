/** A laptop whose encrypted cache the real sync has filled from a real server. */
import { TestLaptop, until } from '#hosts/testing/laptop.ts'
import { createServer } from '#server/server.ts'
import { floorId, loginOf, PASSWORD } from '#server/testing/city.ts'
import { databaseKinds, startDatabases } from '#server/testing/databases.ts'
import type { FloorId } from '#shared/domain/ids.ts'
import { buildCity, dropExclusions, fillBookings, fillWorkDays, settle, windowDays } from './city.ts'
import { shared } from './shared.ts'

export interface FilledLaptop {
  /** Off; its server is gone, so that it works alone. */
  readonly laptop: TestLaptop
  readonly floor: FloorId
  readonly desks: number
}

export const filledLaptop = (desks: number): Promise<FilledLaptop> =>
  shared(`laptop ${desks}`, async (atEnd) => {
    const kind = databaseKinds.at(-1) ?? 'pglite'
    const databases = await startDatabases(kind)
    const database = await databases.fresh()
    const server = await createServer({ database })
    try {
      await buildCity(database, { sites: 1, desks, people: Math.max(desks, 100) })
      await dropExclusions(database)
      await fillBookings(database, 1, { ...windowDays(), share: 0.7 })
      await fillWorkDays(database)
      await settle(database)
      const laptop = new TestLaptop(await server.listen())
      atEnd(() => laptop.dispose())
      await fill(laptop)
      return { laptop, floor: floorId(1), desks }
    } finally {
      await server.close()
      await database.close()
      await databases.stop()
    }
  })

/** The first person signs in on it; then it is off again. */
export async function fill(laptop: TestLaptop): Promise<void> {
  await laptop.start()
  await signIn(laptop)
  await laptop.quit()
}

/** Signs the first person in and waits for the first pull. */
export async function signIn(laptop: TestLaptop): Promise<void> {
  const done = await laptop.app.session.signIn({ login: loginOf(1), password: PASSWORD })
  if (!done.ok) throw new Error(`The laptop could not sign in: ${done.failure}`)
  await until(
    () => laptop.app.session.state(),
    (state) => state.phase === 'ready',
    120_000,
  )
}
