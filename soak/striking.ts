/** Strikes with one fault after the other, several at a time, until enough was killed. */
import { type Fault, faults } from './faults.ts'
import type { LaptopProcess } from './laptop-process.ts'
import { pause } from './processes.ts'
import type { Scene } from './scene.ts'

/** @param gapMs between two faults, on average */
export async function strikeUntil(
  scene: Scene,
  { enough, gapMs }: { enough: () => boolean; gapMs: number },
): Promise<void> {
  const struck = new Set<object>()
  const running = new Set<Promise<void>>()
  let failure: unknown = null

  /** What the fault would strike, when that is free. */
  function targetOf({ on }: Fault): { thing: object; laptop: LaptopProcess } | null {
    const laptop = scene.seeded.pick(scene.laptops)
    const thing = { laptop, network: laptop.proxy, central: scene.central, postgres: scene.cluster }[on]
    return thing && !struck.has(thing) ? { thing, laptop } : null
  }

  const weights = Object.fromEntries(faults.map((f) => [f.name, f.weight]))
  while (!enough() && failure === null) {
    const name = scene.seeded.weighted(weights)
    const fault = faults.find((f) => f.name === name)
    const target = fault && targetOf(fault)
    if (!target) {
      await pause(20)
      continue
    }
    struck.add(target.thing)
    const strike = fault
      .strike(scene, target.laptop)
      .catch((error: unknown) => {
        failure ??= error
      })
      .finally(() => {
        struck.delete(target.thing)
        running.delete(strike)
      })
    running.add(strike)
    await pause(gapMs * (0.5 + scene.seeded.next()))
  }
  await Promise.all(running)
  if (failure !== null) throw failure
}
