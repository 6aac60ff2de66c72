/**
 * Restoring and repairing.
 *
 * - `meta.repair_until` is null but while the server gathers what a restored database lacks.
 * - `kept_change` holds what laptops showed meanwhile, until it is applied in the order of commits.
 */
export const sql = /* sql */ `
alter table meta
  /* When this life of the database began by a restore. */
  add column restored_at bigint,
  /* When gathering ends. */
  add column repair_until bigint;

alter table device
  /* Set by a restore: a token made after the backup is taken once. */
  add column refresh_restored boolean not null default false,
  /* The last one that began, also when it is over; ids of sessions ascend. */
  add column last_session uuid;

/* The highest order of a change that is here says whether a cursor saw one that was lost. The sequence
   does not: after a crash or in a copy of the files it goes on some numbers ahead. What is deleted with
   its person was not lost. */
create index mutation_commit_order on mutation (commit_order);
create table deleted_mutation (one boolean primary key default true check (one), commit_order bigint not null);
insert into deleted_mutation (commit_order) values (0);
create function note_deleted_mutation() returns trigger language plpgsql as $$
begin
  update deleted_mutation set commit_order = greatest(commit_order, old.commit_order);
  return null;
end $$;
create trigger note_deleted after delete on mutation for each row
  when (old.commit_order is not null) execute function note_deleted_mutation();

create table kept_change (
  id uuid primary key,
  person_id uuid not null,
  device_id uuid not null,
  seq integer not null,
  mutation jsonb not null,
  rejection jsonb,
  /* Where it came among the accepted ones of the life that was lost. */
  commit_order bigint,
  check ((rejection is null) = (commit_order is not null))
);
create index kept_change_order on kept_change (commit_order, id);

/* Also of devices that a backup does not know. */
create table revoked_device (id uuid primary key, at bigint not null);

/* When backups were taken: laptops keep receipts back to the last but one. */
create table backup (at bigint primary key);
`
