/**
 * Desks with a holder. Others are told when an agreement lets them have such a desk, which hangs on the holder's
 * days and on the agreements: a row is new whenever one of those is.
 */
export const sql = /* sql */ `
create table fixed_desk (
  /* The space's. */
  id uuid primary key references space on delete cascade,
  holder_id uuid not null references person on delete cascade,
  rev xid8 not null
);
create index fixed_desk_holder on fixed_desk (holder_id);
create index fixed_desk_rev on fixed_desk (rev);
create trigger stamp before insert or update on fixed_desk for each row execute function stamp_rev();
create trigger bury after delete on fixed_desk for each row execute function bury();

create function renew_fixed_desks() returns trigger language plpgsql as $$
begin
  update fixed_desk set holder_id = holder_id where holder_id = coalesce(new.person_id, old.person_id);
  return null;
end $$;
create trigger renew_fixed_desks after insert or update or delete on work_day
  for each row execute function renew_fixed_desks();

create function renew_all_fixed_desks() returns trigger language plpgsql as $$
begin
  update fixed_desk set holder_id = holder_id;
  return null;
end $$;
create trigger renew_all_fixed_desks after insert or update on policy_version
  for each statement execute function renew_all_fixed_desks();
`
