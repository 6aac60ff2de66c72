/** After the last fault: everything that waits must end, and each laptop be up to date. */

import { expectSession } from './faults.ts'
import { Gone, type LaptopProcess } from './laptop-process.ts'
import { pause } from './processes.ts'
import type { Scene } from './scene.ts'

/** More than any time limit of laptop and server: what still waits then waits for ever. */
const FOR_EVER_MS = 180_000

export async function quiet(scene: Scene): Promise<void> {
  for (const laptop of scene.laptops) {
    laptop.proxy.become('clear')
    if (!laptop.up) await laptop.start()
    await expectSession(scene, laptop)
  }
  await settled(scene.laptops)
  // A round from its beginning to its end now, when nobody changes anything any more: a start makes one.
  for (const laptop of scene.laptops) {
    await laptop.quit()
    await laptop.start()
    await expectSession(scene, laptop)
  }
  await settled(scene.laptops)
}

/** Nothing waits any more, and each laptop is up to date. */
export async function settled(laptops: readonly LaptopProcess[]): Promise<void> {
  const end = Date.now() + FOR_EVER_MS
  for (const laptop of laptops) {
    laptop.tell({ do: 'wake' }).catch(() => {})
    for (;;) {
      const [state, status] = [await laptop.state(), await laptop.status()]
      if (state.phase === 'signedOut') await laptop.signIn()
      if (state.phase === 'ready' && status.state === 'fresh' && status.queued === 0) break
      if (Date.now() > end)
        throw new Error(
          `${laptop.name} never came to rest: ${JSON.stringify({ phase: state.phase, status })}`,
        )
      await pause(50)
    }
  }
}

/** The person sees each change of theirs: what needs an answer, and at least the last two hundred. */
export async function listed(laptops: readonly LaptopProcess[]): Promise<string[]> {
  const problems: string[] = []
  for (const laptop of laptops) {
    try {
      const changes = await laptop.changes()
      const { needsYou } = await laptop.status()
      const open = changes.filter((c) => c.state === 'rejected' && !c.dismissed).length
      if (open !== needsYou)
        problems.push(`${laptop.name}: ${needsYou} changes need the person, ${open} are listed`)
      for (const { id, state } of changes)
        if (state === 'queued' || state === 'sent')
          problems.push(`${laptop.name}: ${id} is listed as ${state}`)
    } catch (error) {
      if (!(error instanceof Gone)) throw error
    }
  }
  return problems
}
