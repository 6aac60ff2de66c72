import { readOverlay } from '../overlay/overlay.ts'
import { type Context, os, signedIn } from '../procedures.ts'
import { findingsOf } from './judge.ts'

export const ruleProcedures = (context: Context) => ({
  findings: os.rules.findings.handler(({ input }) => {
    const { db } = signedIn(context)
    return findingsOf(db, readOverlay(db), context.platform.clock.now(), input)
  }),
})
