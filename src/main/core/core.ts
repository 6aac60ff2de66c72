/** The laptop application without a window: answers the local contract from the cache, and syncs. */
import { administrationProcedures } from './administration/procedures.ts'
import { bookingProcedures } from './booking/procedures.ts'
import { buildingProcedures } from './buildings/procedures.ts'
import { closingProcedures } from './closings/procedures.ts'
import { directoryProcedures } from './directory/procedures.ts'
import { fixedDeskProcedures } from './fixed-desks/procedures.ts'
import { floorEditorProcedures } from './floor-editor/procedures.ts'
import { floorProcedures } from './floors/procedures.ts'
import { historyProcedures } from './history/procedures.ts'
import { noticeProcedures } from './notices/procedures.ts'
import { planningProcedures } from './planning/procedures.ts'
import type { Platform } from './platform.ts'
import { type Context, os } from './procedures.ts'
import { ruleProcedures } from './rules/procedures.ts'
import { openIndexFile } from './session/index-file.ts'
import { sessionProcedures } from './session/procedures.ts'
import { type CoreConfig, createSession, type Session } from './session/session.ts'
import { settingsProcedures } from './settings/procedures.ts'
import { sharingProcedures } from './sharing/procedures.ts'
import type { Hint } from './sync/engine.ts'
import { syncProcedures } from './sync/procedures.ts'
import { teamProcedures } from './teams/procedures.ts'
import { createTopicHub } from './watch/topics.ts'

export interface Core {
  /** To be served by the host over whatever it has: a port, a socket. */
  readonly router: CoreRouter
  hint(hint: Hint): void
  /** Ends everything; the session goes on at the next start. */
  close(): Promise<void>
}
export type CoreRouter = ReturnType<typeof routerOf>

export async function createCore(platform: Platform, config: CoreConfig): Promise<Core> {
  const topics = createTopicHub()
  const index = openIndexFile(platform.storage, platform.log)
  const session: Session = createSession(platform, config, index, topics.emit)
  await session.resume()
  return {
    router: routerOf({ platform, session, topics }),
    hint: session.hint,
    close: session.close,
  }
}

const routerOf = (context: Context) =>
  os.router({
    session: sessionProcedures(context),
    watch: os.watch.handler(({ signal }) => context.topics.follow(signal)),
    settings: settingsProcedures(context),
    sync: syncProcedures(context),
    directory: directoryProcedures(context),
    planning: planningProcedures(context),
    rules: ruleProcedures(context),
    booking: bookingProcedures(context),
    floors: floorProcedures(context),
    floorEditor: floorEditorProcedures(context),
    closings: closingProcedures(context),
    buildings: buildingProcedures(context),
    fixedDesks: fixedDeskProcedures(context),
    notices: noticeProcedures(context),
    history: historyProcedures(context),
    administration: administrationProcedures(context),
    sharing: sharingProcedures(context),
    teams: teamProcedures(context),
  })
