import type { Settings } from '#shared/contract/local.ts'
import { readMeta, writeMeta } from '../cache/meta.ts'
import { type Context, os } from '../procedures.ts'

const DEFAULT: Settings = { language: 'de', appearance: 'system' }

export function settingsProcedures({ session, topics }: Context) {
  /** Chosen before anyone signed in; nothing of it is written anywhere in clear. */
  let signedOut = DEFAULT
  const read = (): Settings => {
    const active = session.active()
    return active ? (readMeta(active.db, 'settings') ?? signedOut) : signedOut
  }
  return {
    read: os.settings.read.handler(read),
    change: os.settings.change.handler(({ input }) => {
      const now = read()
      const settings: Settings = {
        language: input.language ?? now.language,
        appearance: input.appearance ?? now.appearance,
      }
      const active = session.active()
      if (active) active.db.write((tx) => writeMeta(tx, 'settings', settings))
      else signedOut = settings
      topics.emit(new Set(['settings']))
      return settings
    }),
  }
}
