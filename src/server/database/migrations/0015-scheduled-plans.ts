/**
 * Plans that hold from a day on. A scheduled version is a row like the others, with its drawing and its number; until
 * its day begins, spaces that it has no longer are closed from that day on.
 */
export const sql = /* sql */ `
alter table floor_plan
  drop constraint floor_plan_state_check,
  add constraint floor_plan_state_check
    check (state in ('draft', 'scheduled', 'published', 'retired', 'withdrawn')),
  /* The first day on which it holds, held or was to hold; null: it was published at once. */
  add column from_day date,
  add constraint floor_plan_scheduled
    check (state <> 'scheduled' or (from_day is not null and published_by is not null));
create unique index floor_plan_scheduled on floor_plan (floor_id) where state = 'scheduled';

alter table closing
  drop constraint closing_kind_check,
  add constraint closing_kind_check check (kind in ('defect', 'cleaning', 'event', 'other', 'newPlan'));
`
