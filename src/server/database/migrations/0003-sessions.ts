/**
 * Staying signed in.
 *
 * - A session's refresh tokens are numbered. Those of before were not: whoever has one signs in once more.
 */
export const sql = /* sql */ `
alter table device
  drop column refresh_hash,
  drop column refresh_previous_hash,
  /* Number of the token that is good for the next refresh. */
  add column refresh_generation integer not null default 0;
update device set session_id = null;
`
