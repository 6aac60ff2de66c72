/** What rules ask of a person's contract, where they belonged before, and days on which a site is closed. */
export const sql = /* sql */ `
alter table person
  add column employment jsonb not null default '{"workingWeeks":[],"groups":[],"grants":[],"needs":[]}',
  /* Teams of before, each with the last day on which it was so. */
  add column former_teams jsonb not null default '[]';

alter table site
  add column closures jsonb not null default '[]';
`
