/**
 * Floors drawn and published by people.
 *
 * - A version of a plan says who published it.
 * - `notice` tells a holder what the administration did with a booking of theirs.
 */
export const sql = /* sql */ `
alter table floor_plan add column published_by uuid references person on delete set null;

create table notice (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  kind text not null check (kind in ('moved', 'released')),
  /* The booking that ended. */
  booking_id uuid not null,
  day date not null,
  from_minute smallint not null,
  to_minute smallint not null,
  /* Where it was, and where it is now; names as they were then. */
  room text not null,
  label text not null,
  new_space_id uuid,
  new_room text,
  new_label text,
  at bigint not null,
  /* Where it came among the accepted changes. */
  commit_order bigint not null,
  rev xid8 not null,
  check ((kind = 'moved') = (new_space_id is not null and new_room is not null and new_label is not null))
);
create index notice_person on notice (person_id, day);
create index notice_rev on notice (rev);
create trigger stamp before insert or update on notice for each row execute function stamp_rev();
`
