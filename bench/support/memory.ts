/** What a process holds of the machine's memory. */
import { readFileSync } from 'node:fs'

/** MB; the second is the most it ever was. Linux only. */
export function memoryOf(pid: number | undefined): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const mb = (field: string) => (Number(status.match(new RegExp(`${field}:\\s+(\\d+)`))?.[1]) * 1024) / 1e6
  return { now: mb('VmRSS'), peak: mb('VmHWM') }
}
