/** A laptop as a process: the real core on a real folder, without a window, doing what it is told over IPC. */
import { createRouterClient } from '@orpc/server'
import { createCore } from '#core/core.ts'
import { lockFolder } from '#hosts/node/folder-lock.ts'
import { plainKeys } from '#hosts/node/key-wrappers.ts'
import { nodePlatform } from '#hosts/node/platform.ts'
import { addDays } from '#shared/calendar/day.ts'
import type { Queued } from '#shared/contract/local.ts'
import { SpaceState } from '#shared/domain/space-state.ts'
import { type Act, Asked, type Command, type Told } from './commands.ts'

const [folder = '', server = ''] = process.argv.slice(2)
const tell = (message: Told) => process.send?.(message)

const platform = nodePlatform(folder, plainKeys)
const unlock = lockFolder(folder)
const core = await createCore(platform, { serverUrl: server, deviceName: 'Dauerlauf', demoLogins: [] })
const app = createRouterClient(core.router)

/** The n-th, counted round. */
const at = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]

const LOOKED_AT = 14

async function act(command: Act): Promise<Queued | null> {
  switch (command.do) {
    case 'plan': {
      const { day, part, place } = command
      return app.planning.setPlace({ day, part, place })
    }
    case 'book': {
      const { floorId, day, from, to, swap, nth } = command
      const [plan, shown] = await Promise.all([
        app.floors.plan({ floorId }),
        app.floors.availability({ floorId, day, from, to }),
      ])
      if (!plan || !shown) return null
      const states = Buffer.from(shown.states, 'base64')
      const desk = at(
        plan.document.spaces.filter((_, i) => states[i] === SpaceState.free),
        nth,
      )
      return desk ? app.booking.book({ spaceId: desk.id, day, from, to, swap }) : null
    }
    case 'release': {
      const days = await app.planning.days({ from: command.from, days: LOOKED_AT })
      const booking = at(
        days.flatMap((d) => d.bookings),
        command.nth,
      )
      return booking ? app.booking.release({ bookingId: booking.id, keepUntil: command.keepUntil }) : null
    }
    case 'undo':
      return app.history.undo()
    case 'redo':
      return app.history.redo()
    case 'takeAlternative': {
      const rejected = (await app.sync.changes()).filter((c) => c.alternatives.length > 0)
      const change = at(rejected, command.nth)
      const space = change && at(change.alternatives, command.nth)
      return change && space ? app.sync.takeAlternative({ id: change.id, spaceId: space.spaceId }) : null
    }
  }
}

async function obey(command: Command): Promise<unknown> {
  switch (command.do) {
    case 'signIn':
      return app.session.signIn({ login: command.login, password: command.password })
    case 'state':
      return app.session.state()
    case 'status':
      return app.sync.status()
    case 'changes':
      return app.sync.changes()
    case 'dismiss': {
      const change = at(
        (await app.sync.changes()).filter((c) => c.state === 'rejected' && !c.dismissed),
        command.nth,
      )
      return change ? app.sync.dismiss({ id: change.id }) : null
    }
    case 'look':
      return look(command.from)
    case 'wake':
      core.hint('wake')
      return null
    default:
      return act(command)
  }
}

async function look(from: Parameters<typeof addDays>[0]): Promise<number> {
  const days = await app.planning.days({ from: addDays(from, -7), days: 62 })
  const { floors } = await app.directory.sites()
  const people = await app.directory.people()
  for (const { id: floorId } of floors) {
    await app.floors.plan({ floorId })
    for (const { day } of days) await app.floors.availability({ floorId, day, from: 0, to: 1440 })
  }
  await app.sync.changes()
  return people.length
}

process.on('message', (message) => {
  const { no, command } = Asked.parse(message)
  obey(command).then(
    (answer) => tell({ no, answer }),
    (error: unknown) =>
      tell({ no, trouble: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})

let quitting = false
async function quit(): Promise<void> {
  if (quitting) return
  quitting = true
  await core.close()
  unlock()
  process.exit(0)
}
process.on('SIGTERM', () => void quit())
// Without its driver nobody would ever end it.
process.on('disconnect', () => process.exit(1))

tell({ ready: true })
