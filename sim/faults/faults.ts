/**
 * Deliberate faults: each takes one protection out of the product. The simulator must find every one of them
 * soon, from wherever it starts; what it cannot find it does not watch over.
 */
export interface Fault {
  readonly name: string
  readonly about: string
  readonly file: string
  /** What stands there, exactly once, and what stands there instead. */
  readonly edits: readonly (readonly [from: string, to: string])[]
  /** Shows only where transactions overlap. */
  readonly database?: 'postgres'
}

export const faults: readonly Fault[] = [
  {
    name: 'no-space-exclusion',
    about: 'nothing but hope keeps two bookings off one space',
    file: 'src/server/database/migrations/0001-start.ts',
    edits: [['(space_id with =, day with =', '(id with =, day with =']],
  },
  {
    name: 'acknowledge-before-commit',
    about: 'a change is acknowledged once it is applied, whether or not its commit succeeds',
    file: 'src/server/database/handle.ts',
    edits: [
      [
        '      return await database.kysely.transaction().execute(work)\n    } catch (error) {',
        '      let done: { is: T } | null = null\n      try {\n        return await database.kysely.transaction().execute(async (tx) => { const is = await work(tx); done = { is }; return is })\n      } catch (error) {\n        if (done) return (done as { is: T }).is\n        throw error\n      }\n    } catch (error) {',
      ],
    ],
  },
  {
    name: 'outcome-after-effect',
    about: 'the outcome is written in a transaction of its own, after the effect',
    file: 'src/server/sync/settle.ts',
    edits: [
      [
        '    const { touched, ...settled } = await step(async (context) => {\n      await refuseOrphan(context, mutation)\n      const touched = await handler.apply(context, args)\n      return { touched, row: await record(context, task, null) }\n    })',
        '    const { touched } = await step(async (context) => {\n      await refuseOrphan(context, mutation)\n      return { touched: await handler.apply(context, args), row: {} as MutationRow }\n    })\n    const settled = await step(async (context) => ({ touched: null, row: await record(context, task, null) }))',
      ],
    ],
  },
  {
    name: 'no-idempotency',
    about: 'a change that comes again is taken for a new one',
    file: 'src/server/sync/push.ts',
    edits: [
      [
        '  const [row] = known\n',
        '  const [row] = known\n  if (row) return await tx.deleteFrom("mutation").where("id", "=", row.id).execute().then(() => null)\n',
      ],
    ],
  },
  {
    name: 'number-not-kept',
    about: 'a rejected change does not advance the number of its device',
    file: 'src/server/sync/settle.ts',
    edits: [['mutation.seq}::int)`', 'rejection === null ? mutation.seq : 0}::int)`']],
  },
  {
    name: 'stale-base-accepted',
    about: 'the older of two changes of a day may overwrite the newer',
    file: 'src/server/planning/mutations.ts',
    edits: [['if (isStale && !isSame) throw', 'if (false && isStale && !isSame) throw']],
  },
  {
    name: 'orphan-accepted',
    about: 'a change is made although the one it depends on was rejected',
    file: 'src/server/sync/settle.ts',
    edits: [['if (row?.commit_order === null) throw', 'if (row?.commit_order === undefined && row) throw']],
  },
  {
    name: 'forget-tombstones',
    about: 'bookings that end leave no trace for those who hold them',
    file: 'src/server/database/migrations/0001-start.ts',
    edits: [
      ['create trigger bury after delete on booking for each row execute function bury_booking();', ''],
    ],
  },
  {
    name: 'highest-id-cursor',
    about: 'the cursor is the highest transaction id seen, not the snapshot',
    file: 'src/server/sync/snapshot.ts',
    edits: [['xminOf(since)', 'String(xmaxOf(since))']],
    database: 'postgres',
  },
  {
    name: 'read-in-many-snapshots',
    about: 'the statements of a pull each see another state of the database',
    file: 'src/server/database/handle.ts',
    edits: [
      [
        "    .setIsolationLevel('repeatable read')\n    .setAccessMode('read only')",
        "    .setIsolationLevel('read committed')\n    .setAccessMode('read only')",
      ],
    ],
    database: 'postgres',
  },
  {
    name: 'space-not-locked',
    about: 'a booking does not keep its space from being changed before it commits',
    file: 'src/server/booking/spaces.ts',
    edits: [['    .forShare()\n', '']],
    database: 'postgres',
  },
  {
    name: 'closing-not-checked',
    about: 'a booking is made although its space is closed',
    file: 'src/server/day-plan/own-day.ts',
    edits: [['    if (closing)\n', '    if (closing && closing.from > 1440)\n']],
  },
  {
    name: 'closing-not-locked',
    about: 'closing a space does not wait for who is about to book it',
    file: 'src/server/closings/close.ts',
    edits: [['  await holdSpaces(tx, oneOf(disturbed))\n', '']],
    database: 'postgres',
  },
  {
    name: 'new-plan-not-closed',
    about: 'what a scheduled plan has no longer can be booked for later until its day begins',
    file: 'src/server/closings/new-plan.ts',
    edits: [['if (missing.length === 0) return', 'if (missing.length < 1_000) return']],
  },
  {
    name: 'new-plan-never-due',
    about: 'a scheduled plan does not come when its day begins',
    file: 'src/server/floor-plans/when-due.ts',
    edits: [['from <= dayAt(clock.now(), timeZone)', 'from > from + timeZone']],
  },
  {
    name: 'rules-not-checked',
    about: 'nothing is refused for a rule of an agreement, neither by the laptop nor by the server',
    file: 'src/shared/policy/evaluate.ts',
    edits: [["if (first.state === 'violated' &&", "if (first.state === 'violated' && first.have < 0 &&"]],
  },
  {
    name: 'exceptions-for-all',
    about: 'agreements are told whole, with the people that exceptions were agreed with',
    file: 'src/server/policy/policies.ts',
    edits: [["if (rule.scope.kind !== 'person') return [rule]", 'if (rule) return [rule]']],
  },
  {
    name: 'contract-not-counted',
    about: 'rules count Monday to Friday whatever a contract says, on the laptop and on the server',
    file: 'src/shared/policy/segments.ts',
    edits: [['week: week?.pattern ?? null,', 'week: week ? null : null,']],
  },
  {
    name: 'contract-not-told',
    about: 'a laptop is not told that the contract of its person changed',
    file: 'src/server/sync/viewer-scope.ts',
    edits: [['JSON.stringify(me)', 'JSON.stringify({ ...me, employment: null })']],
  },
  {
    name: 'kept-desk-not-refused',
    about: 'the server lets others have a desk that is kept for its holder, or for a team',
    file: 'src/server/day-plan/own-day.ts',
    edits: [['    if (kept)\n', '    if (kept && !asChosen)\n']],
  },
  {
    name: 'half-released-whole',
    about: 'a fixed desk whose holder is away for half a day is free all day',
    file: 'src/shared/policy/kept-desks.ts',
    edits: [
      ['r.day === day && r.from <= period.from && period.to <= r.to', 'r.day === day && period.to > 0'],
    ],
  },
  {
    name: 'release-not-told',
    about: 'laptops are not told that a holder planned to be elsewhere, or no longer',
    file: 'src/server/database/migrations/0013-fixed-desks.ts',
    edits: [['after insert or update or delete on work_day', 'after delete on work_day']],
  },
  {
    name: 'holder-told',
    about: 'everybody is told of a fixed desk as if it were theirs',
    file: 'src/server/policy/keeping.ts',
    edits: [['const isOwn = first.holderId === viewer', 'const isOwn = first.holderId !== null']],
  },
  {
    name: 'opened-desk-kept',
    about: 'a fixed desk that is opened stays fixed on laptops',
    file: 'src/server/sync/sections-directory.ts',
    edits: [["from tombstone where kind = 'fixed_desk' and", 'from tombstone where false and']],
  },
  {
    name: 'lead-not-asked',
    about: 'the server lets anyone change the days of a team, who led it or not',
    file: 'src/server/teams/mutations.ts',
    edits: [['if (rows.length === 0) throw', 'if (rows.length < 0) throw']],
  },
  {
    name: 'past-by-numbers',
    about: 'a database put back without a word is noticed by lower numbers only, not by another past',
    file: 'src/server/sync/past.ts',
    edits: [
      ['past.change !== null}', 'past.change !== null && past.order < 0}'],
      ['past.entry > 0}', 'past.entry > 0 && past.order < 0}'],
    ],
  },
  {
    name: 'everyone-visible',
    about: 'everyone sees where everyone is',
    file: 'src/server/sync/viewer-scope.ts',
    edits: [
      ["where p.share = 'department' and p.active and p.team_id in (select id from reach)", 'where p.active'],
    ],
  },
  {
    name: 'narrowed-share-kept',
    about: 'who narrows whom they let see them stays with those who saw them before',
    file: 'src/server/sync/viewer-scope.ts',
    edits: [['scope.visible.join()', 'scope.visible.slice(scope.visible.length).join()']],
  },
  {
    name: 'share-not-asked',
    about: 'colleagues see each other whatever they chose',
    file: 'src/server/sync/viewer-scope.ts',
    edits: [
      [
        "or (share <> 'planning' and team_id in (select team_id from own))",
        'or team_id in (select team_id from own)',
      ],
    ],
  },
  {
    name: 'new-colleagues-empty',
    about: 'days of people who become visible are not sent whole',
    file: 'src/server/sync/sections-presence.ts',
    edits: [['newPresenceDays.length === 0 && !isVisibilityNew', 'newPresenceDays.length === 0']],
  },
  {
    name: 'new-days-empty',
    about: 'days that enter the window are not sent whole',
    file: 'src/server/sync/sections-occupancy.ts',
    edits: [['pull.newSites.length === 0 && pull.newDays.length === 0', 'pull.newSites.length === 0']],
  },
  {
    name: 'occupancy-never-refreshed',
    about: 'occupancy shared between pulls is kept although it changed',
    file: 'src/server/sync/occupancy-cache.ts',
    edits: [
      [
        'for (const row of rows) this.#drop(keyOf(row))',
        'for (const row of rows.slice(rows.length)) this.#drop(keyOf(row))',
      ],
    ],
  },
  {
    name: 'colleagues-kept',
    about: 'the laptop keeps what it held of people it may no longer see',
    file: 'src/main/core/sync/apply-page.ts',
    edits: [['if (page.visiblePeople) keepPeople(db, copy, page.visiblePeople)', '']],
  },
  {
    name: 'days-kept',
    about: 'the laptop keeps days that left the window',
    file: 'src/main/core/sync/pull.ts',
    edits: [['  keepWindowAndSites(tx, state.copy, response)\n', '']],
  },
  {
    name: 'cursor-before-rows',
    about: 'the cursor is saved before the rows that lead to it',
    file: 'src/main/core/sync/pull.ts',
    edits: [
      [
        '    db.write((tx) => {\n      for (const topic',
        '    if (response.page === null) db.write((tx) => writeMeta(tx, "cursor", response.cursor))\n    db.write((tx) => {\n      for (const topic',
      ],
    ],
  },
  {
    name: 'overlay-over-confirmed',
    about: 'a queued place is written over the confirmed one',
    file: 'src/main/core/procedures.ts',
    edits: [
      [
        '    alsoWrite(tx, id)\n',
        '    alsoWrite(tx, id)\n    if (intent.name === "planning.setPlace") tx.run("insert or replace into places (copy, day, am, pm) values (?, ?, ?, ?)", readMeta(db, "copy") ?? 0, intent.args.day, intent.args.place, intent.args.place)\n',
      ],
    ],
  },
  {
    name: 'queued-in-memory',
    about: 'a change that could not be written is said to be queued',
    file: 'src/main/core/procedures.ts',
    edits: [
      [
        'db.write(write))) return NOT_STORED',
        'db.write(write))) { void NOT_STORED; return { ok: true, changeId: id } }',
      ],
    ],
  },
  {
    name: 'wipe-when-expired',
    about: 'a session that ended takes the queue with it',
    file: 'src/main/core/session/session.ts',
    edits: [
      ["if (why === 'revoked') index.change", "if (why === 'revoked' || why === 'expired') index.change"],
    ],
  },
  {
    name: 'one-refresh-token',
    about: 'the token before is over at once, also when the new one got lost on its way',
    file: 'src/server/identity/procedures.ts',
    edits: [
      ['const isPrevious = token.generation === current - 1', 'const isPrevious = token.generation === -1'],
    ],
  },
  {
    name: 'unknown-token-refused',
    about: 'a token given out after the backup that was restored is taken for one made up',
    file: 'src/server/identity/procedures.ts',
    edits: [
      ["if (!device.refresh_restored) return 'lost'", "if (!device.refresh_restored) return 'invalid'"],
    ],
  },
  {
    name: 'kept-not-applied',
    about: 'a restored server gathers what laptops kept, and makes nothing of it',
    file: 'src/server/repair/finish.ts',
    edits: [
      [
        'await settleKept(services, handlers, { personId, deviceId, mutation, rejection }, { order, begin })',
        'void [settleKept, handlers, personId, deviceId, mutation, rejection, begin]\n        await kysely.deleteFrom("kept_change").where("id", "=", id).execute()',
      ],
    ],
  },
  {
    name: 'half-a-batch',
    about: 'of a lost answer only what follows is sent again',
    file: 'src/main/core/cache/outbox.ts',
    edits: [
      [
        "'select * from outbox where outcome is null order by position limit ?'",
        "'select * from outbox where outcome is null and sent = 0 order by position limit ?'",
      ],
    ],
  },
  {
    name: 'kept-rules-refuse',
    about: 'a change is refused by the first rule about it, whether it keeps it or not',
    file: 'src/server/policy/enforce.ts',
    edits: [['worsened(judge(before), judge(after))', 'judge(after)']],
  },
  {
    name: 'absence-forgotten',
    about: 'a second change of a day away forgets what was planned there before',
    file: 'src/server/day-plan/before-absence.ts',
    edits: [
      [
        'const known = isAway(before) ? ((await beforeAbsences(tx, personId, [day])).get(day) ?? null) : null',
        'const known = null as BeforeAbsence | null',
      ],
    ],
  },
  {
    name: 'closure-leaves-bookings',
    about: 'a site that is closed for days keeps the bookings of those days',
    file: 'src/server/booking/release-on-closures.ts',
    edits: [['await settleAffected(tx, random, now, affected, new Map())', '']],
  },
  {
    name: 'closure-not-checked',
    about: 'nobody is refused a desk of a site that is closed for days',
    file: 'src/server/booking/closed.ts',
    edits: [["0, 1440, 'closure',", "0, 0, 'closure',"]],
  },
]
