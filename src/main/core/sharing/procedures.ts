import type { Queued, Sharing } from '#shared/contract/local.ts'
import type { ShareLevel } from '#shared/domain/people.ts'
import type { ReadDb } from '../cache/database.ts'
import { readMeta } from '../cache/meta.ts'
import { waitingEntries } from '../cache/outbox.ts'
import { type Context, os, queue, READ_ONLY, signedIn } from '../procedures.ts'

export const sharingProcedures = (context: Context) => ({
  read: os.sharing.read.handler(() => readSharing(signedIn(context).db)),

  choose: os.sharing.choose.handler(({ input: { share } }): Queued => {
    const { db, sync } = signedIn(context)
    if (sync.readOnly()) return READ_ONLY
    const { share: was } = readSharing(db)
    return queue(context, { name: 'people.share', args: { share, was } }, null)
  }),
})

/** As the person chose it, also where that is still to be confirmed. */
function readSharing(db: ReadDb): Sharing {
  const me = readMeta(db, 'me')
  const audience = me?.audience ?? { leads: 0, team: 0, department: 0 }
  const confirmed: ShareLevel = me?.share ?? 'team'
  const waiting = waitingEntries(db).flatMap(({ intent }) =>
    intent.name === 'people.share' ? [intent.args.share] : [],
  )
  return { share: waiting.at(-1) ?? confirmed, queued: waiting.length > 0, audience }
}
