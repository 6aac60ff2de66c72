/** Days on which teams meet, and leads who give back a desk for a member of theirs. */
export const sql = /* sql */ `
alter table team
  /* Weekdays, and single days on which it is otherwise. */
  add column team_days jsonb not null default '{"weekdays":[],"added":[],"dropped":[]}';

alter table notice
  drop constraint notice_kind_check,
  add constraint notice_kind_check check (kind in ('moved', 'released', 'releasedByLead')),
  /* Which lead or deputy it was, by the name of then. */
  add column by_name text,
  add constraint notice_by_lead check ((kind = 'releasedByLead') = (by_name is not null));

/* A person is told with their teams: joining or leaving one writes the person anew. */
create function touch_member() returns trigger language plpgsql as $$
begin
  update person set active = active where id = coalesce(new.person_id, old.person_id);
  return null;
end $$;
create trigger touch_member after insert or delete on team_membership for each row execute function touch_member();
`
