/** Drafts of floor plans as their managers last showed them, so that the others see what is under way. */
export const sql = /* sql */ `
create table floor_draft (
  floor_id uuid not null references floor on delete cascade,
  person_id uuid not null references person on delete cascade,
  /* The version its changes are based on. */
  version integer not null check (version >= 0),
  changes jsonb not null,
  at bigint not null,
  primary key (floor_id, person_id)
);
`
