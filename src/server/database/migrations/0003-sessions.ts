/**
 * Staying signed in.
 *
 * - A session's refresh tokens are numbered. Those of before were not: whoever has one signs in once more.
 * - `sign_in` says which session a request began, so that a repeat of it begins no other.
 */
export const sql = /* sql */ `
alter table device
  drop column refresh_hash,
  drop column refresh_previous_hash,
  /* Number of the token that is good for the next refresh. */
  add column refresh_generation integer not null default 0;
update device set session_id = null;

create table sign_in (
  person_id uuid not null references person on delete cascade,
  request_id uuid not null,
  device_id uuid not null references device on delete cascade,
  session_id uuid not null,
  at bigint not null,
  primary key (person_id, request_id)
);
`
