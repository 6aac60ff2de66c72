/**
 * What a person had planned where they are away now. Beside the work day and not in it, as that is shown to
 * others; it goes with it.
 */
export const sql = /* sql */ `
create table before_absence (
  person_id uuid not null,
  day date not null,
  /* Of the halves away; null: nothing was planned, or the half is not away. */
  am text check (am in ('office', 'home', 'elsewhere')),
  pm text check (pm in ('office', 'home', 'elsewhere')),
  /* Given up for the absence: space and minutes. */
  desks jsonb not null,
  rev xid8 not null,
  primary key (person_id, day),
  foreign key (person_id, day) references work_day on delete cascade
);
create index before_absence_day on before_absence (day);
create index before_absence_rev on before_absence (rev);
create trigger stamp before insert or update on before_absence for each row execute function stamp_rev();

create function bury_day() returns trigger language plpgsql as $$
begin
  insert into tombstone (rev, kind, person_id, day)
  values (pg_current_xact_id(), tg_table_name, old.person_id, old.day);
  return null;
end $$;
create trigger bury after delete on before_absence for each row execute function bury_day();
`
