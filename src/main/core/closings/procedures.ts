import { z } from 'zod'
import { WHOLE_DAY } from '#shared/calendar/day.ts'
import { PROTOCOL } from '#shared/contract/central.ts'
import { CloseResult, ClosingRefusal } from '#shared/contract/closings.ts'
import { passOn } from '../administration/pass-on.ts'
import { type Context, os, signedIn, today } from '../procedures.ts'
import { closingsFrom, closingsOf } from './closings.ts'

export const closingProcedures = (context: Context) => ({
  list: os.closings.list.handler(({ input: { floorId } }) =>
    closingsFrom(signedIn(context).db, floorId, today(context).today).sort((a, b) =>
      a.fromDay < b.fromDay ? -1 : a.fromDay > b.fromDay ? 1 : a.from - b.from,
    ),
  ),

  ofSpace: os.closings.ofSpace.handler(({ input: { spaceId, day } }) =>
    closingsOf(signedIn(context).db, spaceId, day, WHOLE_DAY),
  ),

  close: os.closings.close.handler(async ({ input }) => {
    const end = await passOn(context, CloseResult, ClosingRefusal, (central, signal) =>
      central.closings.close({ protocol: PROTOCOL, ...input }, { signal }),
    )
    // What is closed comes with a pull, and so does how another manager left it.
    if (!end.ok || end.value.state === 'closed') signedIn(context).sync.hint('person')
    return end
  }),

  reopen: os.closings.reopen.handler(async ({ input: { closing } }) => {
    const end = await passOn(context, z.object({}), ClosingRefusal, (central, signal) =>
      central.closings.reopen({ protocol: PROTOCOL, closing }, { signal }),
    )
    signedIn(context).sync.hint('person')
    return end
  }),
})
