/** Who sees where a person works, as each person chooses. */
export const sql = /* sql */ `
alter table person
  /* Who sees their place: no one beyond what planning needs, their teams, their department. */
  add column share text not null default 'team' check (share in ('planning', 'team', 'department'));
create index person_of_department on person (team_id) where share = 'department';
create index team_parent on team (parent_id);

/* A team with teams below it is a department; one without belongs to that of the team above. */
create function department_of(team uuid) returns uuid language sql stable as $$
  select case when t.parent_id is null or exists (select from team c where c.parent_id = t.id)
    then t.id else t.parent_id end
  from team t where t.id = team
$$;
create function team_and_below(team uuid) returns setof uuid language sql stable as $$
  with recursive below as (
    select t.id from team t where t.id = team
    union select t.id from team t join below on t.parent_id = below.id
  ) select id from below
$$;
`
