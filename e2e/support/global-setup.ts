import { ensureBuilt } from '../../scripts/start/build.ts'
import { seedTemplate } from './api.ts'

/** Builds once and seeds one demo city, which every story gets its own copy of. */
export default async function globalSetup(): Promise<void> {
  ensureBuilt()
  await seedTemplate()
}
