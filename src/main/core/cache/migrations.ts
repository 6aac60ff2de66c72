/** The schema of the cache, forward only. A released migration is never edited; the next one corrects it. */

export interface Migration {
  /** Strictly increasing from 1; kept in the file as `user_version`. */
  readonly version: number
  readonly sql: string
}

/*
 * Pulled rows carry the number of the `copy` they belong to: a laptop that has to start over fills a
 * second copy beside the one on screen and swaps it in when it is whole. A day is text, minutes are
 * minutes of the day.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    sql: `
      create table meta (key text primary key, value text not null) strict, without rowid;

      create table directory (
        copy integer not null, kind text not null, id text not null, content text not null,
        primary key (copy, kind, id)
      ) strict, without rowid;

      create table plan (
        copy integer not null, floor_id text not null, site_id text not null, version integer not null,
        document text not null
      ) strict;
      create unique index plan_key on plan (copy, floor_id);

      create table space (
        copy integer not null, id text not null, floor_id text not null, position integer not null,
        no integer not null, kind text not null, bookable integer not null, label text not null,
        room text not null, zone_team text,
        primary key (copy, id)
      ) strict, without rowid;
      create index space_of_floor on space (copy, floor_id, position);

      create table booking (
        copy integer not null, id text not null, space_id text not null, day text not null,
        from_minute integer not null, to_minute integer not null,
        primary key (copy, id)
      ) strict, without rowid;
      create index booking_of_day on booking (copy, day);

      create table places (
        copy integer not null, day text not null, am text, pm text,
        primary key (copy, day)
      ) strict, without rowid;

      create table presence (
        copy integer not null, day text not null, person_id text not null, content text not null,
        primary key (copy, day, person_id)
      ) strict, without rowid;

      -- One row a floor and day; cells as in occupancy-cells.ts.
      create table occupancy (
        copy integer not null, floor_id text not null, day text not null, cells blob not null
      ) strict;
      create unique index occupancy_key on occupancy (copy, floor_id, day);

      create table outbox (
        position integer primary key, seq integer not null, id text not null unique, at integer not null, intent text not null,
        depends_on text, day text not null, sent integer not null default 0, outcome text,
        covered integer not null default 0, dismissed integer not null default 0
      ) strict;
      create index outbox_waiting on outbox (position) where covered = 0;
      create index outbox_unanswered on outbox (position) where outcome is null;

      create table history (
        position integer primary key, mutation_id text not null, undone integer not null,
        before text not null, after text not null
      ) strict;
    `,
  },
  {
    version: 2,
    // Receipts of before say neither epoch nor person; no server takes them for proof.
    sql: `
      alter table outbox add column device text;
      alter table outbox add column answered_at integer;
      update outbox set answered_at = at, device = (select json_extract(value, '$') from meta where key = 'device')
        where outcome is not null;
      update outbox set outcome = json_set(outcome, '$.receipt.epoch', '00000000-0000-0000-0000-000000000000')
        where json_extract(outcome, '$.state') = 'accepted';
    `,
  },
  {
    version: 3,
    // Drafts of floor plans are the laptop's own: they belong to no copy.
    sql: `
      create table draft (
        floor_id text primary key, version integer not null, base text not null, done integer not null
      ) strict, without rowid;
      create table draft_step (
        floor_id text not null, position integer not null, edit text not null,
        primary key (floor_id, position)
      ) strict;
      create table notice (
        copy integer not null, id text not null, day text not null, content text not null,
        primary key (copy, id)
      ) strict, without rowid;
      -- Notices the person has put aside; whichever copy they are in.
      create table notice_seen (id text primary key) strict, without rowid;
    `,
  },
  {
    version: 4,
    // Several days changed by one act are one step of undo.
    sql: `alter table history add column act text;`,
  },
  {
    version: 5,
    // What the directory was not told of before; the next pull brings it.
    sql: `
      update directory set content = json_insert(content, '$.closures', json('[]')) where kind = 'site';
      update directory set content = json_insert(content, '$.alsoIn', json('[]')) where kind = 'person';
      update directory set content = json_insert(content, '$.teamDays',
        json('{"weekdays":[],"added":[],"dropped":[]}')) where kind = 'team';
    `,
  },
  {
    version: 6,
    // What was planned where the person is away. No table of its own: with one, the schema would outgrow its
    // page, and damage to the next would cost the whole queue.
    sql: `alter table places add column before_absence text;`,
  },
]
