/** How long a process had a core. On a machine that others use too, it says more than the time on the wall. */
import { readFileSync } from 'node:fs'

const TICKS_A_SECOND = 100

/** Seconds since its start, of user and system. Linux only. */
export function cpuTimeOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND
}
