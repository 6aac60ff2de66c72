/** A laptop whose disk is full: it refuses changes in words, loses none, and goes on when there is room. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { migrate, openMemory } from '#server/database/index.ts'
import { Seeded } from '#server/demo/seeded.ts'
import { createServer } from '#server/server.ts'
import { buildCity, loginOf, PASSWORD } from '#server/testing/city.ts'
import { nothingForgotten, readHeld, sameOutcomes } from '../checks.ts'
import { Journal } from '../journal.ts'
import { LaptopProcess } from '../laptop-process.ts'
import type { Part, Run } from '../part.ts'
import { nextAct } from '../person.ts'
import { settled } from '../quiet.ts'
import { TcpProxy } from '../tcp-proxy.ts'
import { type Disk, disks } from './disks.ts'

export const fullDisk: Part = {
  name: 'full-disk',
  about: 'a laptop whose disk is full, killed there, and given room again',
  missing: () => (process.platform === 'linux' ? null : 'Full disks can only be made on Linux.'),
  share: 0,
  async run(run) {
    const found = await disks(run.folder, run.say)
    try {
      for (const disk of found) await onDisk(run, disk)
    } finally {
      for (const disk of found) await disk.remove()
    }
  },
}

const BEFORE = 20
const MOST = 3_000
const REFUSALS = 25

async function onDisk(run: Run, disk: Disk): Promise<void> {
  const database = await openMemory()
  await migrate(database, Date.now())
  await buildCity(database, Date.now())
  const server = await createServer({ database })
  const proxy = await TcpProxy.open(Number(new URL(await server.listen()).port))
  mkdirSync(disk.folder, { recursive: true })
  const laptop = new LaptopProcess({
    name: 'laptop',
    folder: disk.folder,
    log: join(run.folder, 'laptop.log'),
    proxy,
    login: loginOf(1),
    password: PASSWORD,
    onTrouble: run.onTrouble,
  })
  const seeded = new Seeded(`${run.options.seed} ${disk.what}`)
  const journal = new Journal(join(run.folder, 'journal.jsonl'))
  /** @returns why it was refused for want of room; null when that was not so */
  const act = async (): Promise<boolean> => {
    const command = nextAct(seeded)
    const queued = await laptop.act(command)
    if (queued?.ok)
      journal.note({ laptop: 'laptop', changeId: queued.changeId, act: command, at: Date.now() })
    return queued?.ok === false && queued.refusal.reason === 'notStored'
  }
  const manage = async (what: string) => {
    for (let i = 0; i < BEFORE; i++)
      if (await act()) run.onTrouble(`${disk.what}: a change is refused ${what}`)
  }
  try {
    await laptop.start()
    await laptop.signIn()
    await settled([laptop])
    await manage('though there is room')

    await disk.fill(laptop.pid)
    let refused = 0
    for (let i = 0; i < MOST && refused < REFUSALS; i++) if (await act()) refused++
    if (refused < REFUSALS) run.onTrouble(`${disk.what}: the disk never became full`)
    run.say(`${disk.what}: ${journal.entries.length} changes were queued, then ${refused} refused in words`)
    await laptop.status()
    await laptop.changes()

    await disk.free(laptop.pid)
    await manage('though there is room again')
    await settled([laptop])

    await disk.fill(laptop.pid)
    for (refused = 0; refused < 1; ) if (await act()) refused++
    run.say(`kill of the laptop (${laptop.pid}) on ${disk.what}`)
    await laptop.kill()
    await disk.free(laptop.pid).catch(() => {})
    await laptop.start()
    await manage('after the kill, though there is room')
    await settled([laptop])
    await laptop.quit()

    const held = [await readHeld('laptop', disk.folder)]
    const problems = [...nothingForgotten(held, journal.entries), ...(await sameOutcomes(database, held))]
    for (const problem of problems) run.onTrouble(`${disk.what}: ${problem}`)
  } finally {
    await laptop.kill()
    journal.close()
    proxy.close()
    await server.close()
    await database.close()
  }
}
