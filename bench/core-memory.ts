/** What the core needs of the laptop's memory. */
import { daysFrom } from '#shared/calendar/day.ts'
import { type Bench, type Figure, single } from './figure.ts'
import { windowDays } from './support/city.ts'
import { filledLaptop } from './support/filled-laptop.ts'
import { connect, startHost } from './support/host.ts'

export const coreMemory: Bench = {
  name: 'core-memory',
  about: 'resident memory of the core, with 500 and with 10,000 desks',
  async run() {
    return [...(await measured(500, 120)), ...(await measured(10_000, 250))]
  },
}

async function measured(desks: number, bound: number): Promise<Figure[]> {
  const { laptop, floor } = await filledLaptop(desks)
  const host = await startHost(laptop.folder, laptop.server)
  try {
    const { core, close } = await connect(host)
    const { first, last } = windowDays()
    const days = daysFrom(first, last)
    const period = { floorId: floor, from: 480, to: 1020 }
    await core.floors.plan({ floorId: floor })
    await core.planning.days({ from: first, days: 62 })
    for (let round = 0; round < 3; round++)
      for (const day of days) await core.floors.availability({ ...period, day })
    await core.floors.freeDesks({ ...period, day: first, days: 62 })
    const { now, peak } = host.memory()
    close()
    const note = `built browser host after its plan, its week and the availability of all ${days.length} days three times; at most ${peak.toFixed(0)} MB`
    return [single(`core resident, ${desks.toLocaleString('en')} desks`, 'MB', now, bound, note)]
  } finally {
    await host.stop()
  }
}
