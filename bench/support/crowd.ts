/** The crowd of a bench, as its bench sees it: a process that is told what to do. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { environment, nodeBinary, root } from '../../scripts/lib/project.mjs'
import type { Answers, Order, Told } from '../crowd/orders.ts'

export interface CrowdProcess {
  tell<D extends Order['do']>(order: Extract<Order, { do: D }>): Promise<Answers[D]>
  stop(): Promise<void>
}

export function startCrowd(): CrowdProcess {
  const child = spawn(
    nodeBinary(),
    ['--disable-warning=ExperimentalWarning', join(root, 'bench/crowd/main.ts')],
    {
      cwd: root,
      env: environment(),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      serialization: 'advanced',
    },
  )
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  child.on('message', (told: Told) => {
    const asked = waiting.get(told.no)
    waiting.delete(told.no)
    if ('trouble' in told) asked?.reject(new Error(told.trouble))
    else asked?.resolve(told.answer)
  })
  child.on('exit', () => {
    for (const asked of waiting.values()) asked.reject(new Error('The crowd is gone.'))
  })
  const stop = () => child.kill('SIGKILL')
  process.once('exit', stop)
  let last = 0
  return {
    async tell<D extends Order['do']>(order: Extract<Order, { do: D }>) {
      const no = ++last
      const asked = Promise.withResolvers<unknown>()
      waiting.set(no, asked)
      child.send({ no, order })
      return (await asked.promise) as Answers[D]
    },
    async stop() {
      process.off('exit', stop)
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      stop()
      await gone
    },
  }
}
