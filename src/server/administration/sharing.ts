/** Desks and people of those whom a sharing ratio is for. */
import { sql } from 'kysely'
import type { Rule, RuleOf } from '#shared/policy/rule.ts'
import { type SharingFigures, sharingFigures } from '#shared/policy/sharing.ts'
import type { Queries } from '../database/index.ts'

export async function sharingOf(queries: Queries, rules: readonly Rule[]): Promise<SharingFigures[]> {
  const figures: SharingFigures[] = []
  for (const rule of rules)
    if (rule.type === 'sharingRatio') figures.push(sharingFigures(rule, await countFor(queries, rule)))
  return figures
}

async function countFor(queries: Queries, { scope }: RuleOf<'sharingRatio'>) {
  const ids = scope.kind === 'department' || scope.kind === 'team' ? scope.ids : []
  const { rows } = await sql<{ desks: number; people: number }>`
    with recursive meant as (
      select id from team where id = any(${ids}::uuid[])
      union select t.id from team t join meant on t.parent_id = meant.id where ${scope.kind === 'department'}
    )
    select
      (select count(*)::int from space where active and bookable and kind = 'desk'
        and (${scope.kind === 'city'} or zone_team_id in (select id from meant))) as desks,
      (select count(*)::int from person p where active and (${scope.kind === 'city'}
        or p.team_id in (select id from meant)
        or (${scope.kind === 'team'} and exists (select from team_membership m
          where m.person_id = p.id and m.team_id in (select id from meant))))) as people`.execute(queries)
  return rows[0] ?? { desks: 0, people: 0 }
}
