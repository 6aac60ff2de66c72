/** All that a run consists of, and what faults may strike. */

import type { Seeded } from '#server/demo/seeded.ts'
import type { Cluster } from '#server/testing/cluster.ts'
import type { Central } from './central.ts'
import type { LaptopProcess } from './laptop-process.ts'

export interface Scene {
  readonly laptops: readonly LaptopProcess[]
  readonly central: Central
  /** null: the server's database is embedded and dies with it. */
  readonly cluster: Cluster | null
  readonly databaseUrl: string | null
  /** Of the faults alone: what people do has a seed of its own each. */
  readonly seeded: Seeded
  /** Says that a process is about to be killed, and counts it. */
  readonly kill: (what: string) => void
  readonly say: (line: string) => void
  /** Something that must never happen. */
  readonly onTrouble: (what: string) => void
}
