import type { Settings } from '#shared/contract/local.ts'
import { readMeta, writeMeta } from '../cache/meta.ts'
import { type Context, os, stored } from '../procedures.ts'

const DEFAULT: Settings = { language: 'de', appearance: 'system' }

export function settingsProcedures(context: Context) {
  const { session, topics } = context
  /** Chosen before anyone signed in; nothing of it is written anywhere in clear. */
  let signedOut = DEFAULT
  /** Chosen while the disk was full; it holds until the app ends. */
  let unstored: { readonly file: string; readonly settings: Settings } | null = null
  const read = (): Settings => {
    const active = session.active()
    if (!active) return signedOut
    if (unstored?.file === active.file) return unstored.settings
    return readMeta(active.db, 'settings') ?? signedOut
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
      if (active) {
        const isStored = stored(context, () => active.db.write((tx) => writeMeta(tx, 'settings', settings)))
        unstored = isStored ? null : { file: active.file, settings }
      } else signedOut = settings
      topics.emit(new Set(['settings']))
      return settings
    }),
  }
}
