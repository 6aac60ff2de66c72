/**
 * Service agreements: each version is a row. One that is approved is never written again, another follows it;
 * nothing is deleted, so that what held on a day can always be said.
 */
export const sql = /* sql */ `
create table policy_version (
  policy_id uuid not null,
  version integer not null check (version > 0),
  name jsonb not null,
  effective_from date not null,
  rules jsonb not null,
  /* Agreement, paragraph, date and file number; null: not approved, so that nothing is refused by it. */
  approval jsonb,
  saved_by uuid references person on delete set null,
  at bigint not null,
  rev xid8 not null,
  primary key (policy_id, version),
  unique (policy_id, effective_from)
);
create index policy_version_rev on policy_version (rev);
create trigger stamp before insert or update on policy_version for each row execute function stamp_rev();
`
