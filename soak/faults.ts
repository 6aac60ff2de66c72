/**
 * What goes wrong during a run. A fault strikes one thing, which no other fault strikes until it is
 * over; when it is over, that thing works again.
 */
import pg from 'pg'
import type { LaptopProcess } from './laptop-process.ts'
import { Gone } from './laptop-process.ts'
import { pause } from './processes.ts'
import type { Scene } from './scene.ts'
import { IN_WORDS, WEATHERS } from './tcp-proxy.ts'

export interface Fault {
  readonly name: string
  /** How often it is chosen beside the others. */
  readonly weight: number
  /** It kills a process, mostly one. */
  readonly kills: boolean
  readonly on: 'laptop' | 'network' | 'central' | 'postgres'
  strike(scene: Scene, laptop: LaptopProcess): Promise<void>
}

/** Milliseconds, of which a fault draws some. */
const upTo = ({ seeded }: Scene, ms: number) => seeded.below(ms)

async function startAgain(scene: Scene, laptop: LaptopProcess): Promise<void> {
  // Some are killed once more before they are up.
  if (scene.seeded.chance(0.2)) {
    const starting = laptop.start()
    await pause(upTo(scene, 900))
    scene.kill(`${laptop.name} (${laptop.pid}) while it starts`)
    await laptop.kill()
    await starting
  }
  await laptop.start()
  await expectSession(scene, laptop)
}

/** Nothing but the server's or the person's word ends a session. */
export async function expectSession({ onTrouble }: Scene, laptop: LaptopProcess): Promise<void> {
  if (!laptop.signedIn) return
  try {
    const state = await laptop.state()
    if (state.phase === 'ready' || state.phase === 'filling') return
    onTrouble(`${laptop.name} forgot its session: ${JSON.stringify(state)}`)
  } catch (error) {
    if (!(error instanceof Gone)) throw error
  }
}

export const faults: readonly Fault[] = [
  {
    name: 'laptop killed',
    weight: 9,
    kills: true,
    on: 'laptop',
    async strike(scene, laptop) {
      scene.kill(`${laptop.name} (${laptop.pid}) at "${laptop.doing}"`)
      await laptop.kill()
      await pause(upTo(scene, 600))
      await startAgain(scene, laptop)
    },
  },
  {
    name: 'laptop killed while it quits',
    weight: 2,
    kills: true,
    on: 'laptop',
    async strike(scene, laptop) {
      scene.kill(`${laptop.name} (${laptop.pid}) while it quits`)
      laptop.beginQuitting()
      await pause(upTo(scene, 30))
      await laptop.kill()
      await startAgain(scene, laptop)
    },
  },
  {
    name: 'laptop asleep',
    weight: 2,
    kills: false,
    on: 'laptop',
    async strike(scene, laptop) {
      const ms = 300 + upTo(scene, 2_500)
      scene.say(`${laptop.name} sleeps for ${ms} ms`)
      laptop.sleep()
      await pause(ms)
      laptop.wake()
    },
  },
  {
    name: 'server killed',
    weight: 4,
    kills: true,
    on: 'central',
    async strike(scene) {
      const { central } = scene
      scene.kill(`the central API (${central.pid})`)
      await central.kill()
      await pause(upTo(scene, 800))
      const starting = central.start()
      if (scene.seeded.chance(0.2)) {
        await pause(upTo(scene, 1_500))
        scene.kill(`the central API (${central.pid}) while it starts`)
        await central.kill()
      }
      await starting
    },
  },
  {
    name: 'server asleep',
    weight: 1,
    kills: false,
    on: 'central',
    async strike(scene) {
      const ms = 300 + upTo(scene, 2_500)
      scene.say(`the central API sleeps for ${ms} ms`)
      scene.central.sleep()
      await pause(ms)
      scene.central.wake()
    },
  },
  {
    name: 'server restarted',
    weight: 1,
    kills: false,
    on: 'central',
    async strike(scene) {
      scene.say('the central API is restarted in good order')
      await scene.central.quit()
      await scene.central.start()
    },
  },
  {
    name: 'PostgreSQL killed',
    weight: 3,
    kills: true,
    on: 'postgres',
    async strike(scene) {
      scene.kill('PostgreSQL, its first process')
      await scene.cluster?.kill()
      await pause(upTo(scene, 800))
      await scene.cluster?.restart()
    },
  },
  {
    name: 'one process of PostgreSQL killed',
    weight: 2,
    kills: true,
    on: 'postgres',
    async strike(scene) {
      const pid = await busiestBackend(scene.databaseUrl)
      if (pid === null) return
      scene.kill(`PostgreSQL, the process of a connection (${pid})`)
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // Its connection was closed meanwhile.
      }
      await scene.cluster?.restart()
    },
  },
  {
    name: 'bad weather',
    weight: 7,
    kills: false,
    on: 'network',
    async strike(scene, laptop) {
      const weather = scene.seeded.pick(WEATHERS)
      const ms = 400 + upTo(scene, 3_500)
      scene.say(`${laptop.name}: ${IN_WORDS[weather]}, for ${ms} ms`)
      laptop.proxy.become(weather, upTo(scene, 400))
      await pause(ms)
      laptop.proxy.become('clear')
    },
  },
]

/** A process that serves one of the server's connections, preferring one that is at work. */
async function busiestBackend(url: string | null): Promise<number | null> {
  if (url === null) return null
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_stat_activity where application_name like 'platzwahl%'
       order by state = 'idle', random() limit 1`,
    )
    return rows[0]?.pid ?? null
  } catch {
    return null
  } finally {
    await client.end().catch(() => {})
  }
}
