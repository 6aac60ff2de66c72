/**
 * What administrators write, and the record of it.
 *
 * - `audit` is only ever added to; each row carries the hash of itself and the row before, so that what
 *   was changed or taken out later is found (`npm run server -- doctor`).
 * - A one-time password lets in once, to choose another.
 */
export const sql = /* sql */ `
alter table person
  add column deputy_id uuid references person on delete set null,
  add column must_change_password boolean not null default false;
create index person_deputy on person (deputy_id) where deputy_id is not null;

alter table site
  /* Monday to Sunday: from and to as minutes of the day, or null where it is closed. */
  add column opening jsonb not null default
    '[{"from":420,"to":1140},{"from":420,"to":1140},{"from":420,"to":1140},{"from":420,"to":1140},{"from":420,"to":1140},null,null]';

create table audit (
  /* From 1, without gaps. */
  no bigint primary key,
  at bigint not null,
  /* Who did it, also when the person is gone. */
  actor_id uuid not null,
  actor text not null,
  action text not null,
  subject_id uuid not null,
  subject text not null,
  /* What changed, in words and without secrets. */
  before jsonb,
  after jsonb,
  hash bytea not null
);
create index audit_subject on audit (subject_id, no);

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'The audit is only added to';
end $$;
create trigger only_added_to before update or delete on audit for each row execute function refuse_rewriting();
create trigger not_emptied before truncate on audit for each statement execute function refuse_rewriting();
`
