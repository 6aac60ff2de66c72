import { readOverlay } from '../overlay/overlay.ts'
import { type Context, os, signedIn } from '../procedures.ts'
import { policiesOf } from './facts.ts'
import { findingsOf } from './judge.ts'

export const ruleProcedures = (context: Context) => ({
  findings: os.rules.findings.handler(({ input }) => {
    const { db } = signedIn(context)
    return findingsOf(db, readOverlay(db), context.platform.clock.now(), input)
  }),
  agreements: os.rules.agreements.handler(() =>
    policiesOf(signedIn(context).db).toSorted(
      (a, b) => a.name.de.localeCompare(b.name.de, 'de') || a.id.localeCompare(b.id) || b.version - a.version,
    ),
  ),
})
