/** A scheduled plan that could not be published when its day began is kept as a version that failed. */
export const sql = /* sql */ `
alter table floor_plan
  drop constraint floor_plan_state_check,
  add constraint floor_plan_state_check
    check (state in ('draft', 'scheduled', 'published', 'retired', 'withdrawn', 'failed'));
`
