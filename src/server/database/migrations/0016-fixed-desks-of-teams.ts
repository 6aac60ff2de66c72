/** Agreements may release the fixed desks of some teams: a row is new also whenever its holder belongs elsewhere. */
export const sql = /* sql */ `
create trigger renew_fixed_desks after insert or update or delete on team_membership
  for each row execute function renew_fixed_desks();

create function renew_own_fixed_desks() returns trigger language plpgsql as $$
begin
  update fixed_desk set holder_id = holder_id where holder_id = new.id;
  return null;
end $$;
create trigger renew_own_fixed_desks after update of team_id, former_teams on person
  for each row when (old.team_id <> new.team_id or old.former_teams is distinct from new.former_teams)
  execute function renew_own_fixed_desks();

create trigger renew_all_fixed_desks after update of parent_id on team
  for each statement execute function renew_all_fixed_desks();
`
