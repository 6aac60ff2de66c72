/** Starts the processes that play seeds, and talks to them. */
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { SimOptions } from './options.ts'
import type { Order, Report } from './worker.ts'

/** @param work asks one thing after the other; the process ends with it */
export async function withWorker(
  options: SimOptions,
  work: (ask: (order: Order) => Promise<Report>) => Promise<void>,
): Promise<void> {
  const child: ChildProcess = fork(join(import.meta.dirname, 'worker.ts'), [JSON.stringify(options)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  const report = () =>
    new Promise<Report>((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`a worker ended with code ${code}`))
      child.once('exit', ended)
      child.once('message', (message) => {
        child.off('exit', ended)
        resolve(message as Report)
      })
    })
  try {
    await report()
    await work(async (order) => {
      const answer = report()
      child.send(order)
      return await answer
    })
  } finally {
    child.kill()
  }
}
