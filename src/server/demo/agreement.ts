/** The demo city's service agreement: what can be put in force of the template, approved a month ago. */
import { addDays, type Day, mondayOf } from '#shared/calendar/day.ts'
import type { PersonId, PolicyId, RuleId } from '#shared/domain/ids.ts'
import { isEnforced } from '#shared/policy/draft.ts'
import { templateOf } from '#shared/policy/templates.ts'
import type { Tx } from '../database/index.ts'
import { newUuid, type Random } from '../random.ts'

export async function insertAgreement(
  tx: Tx,
  { today, now, random, by }: { today: Day; now: number; random: Random; by: PersonId | null },
): Promise<void> {
  const from = addDays(mondayOf(today), -28)
  const { name, rules } = templateOf('mobileWork', from, () => newUuid(random) as RuleId)
  const approval = {
    agreement: name.de,
    paragraph: '§ 1',
    date: addDays(from, -14),
    record: '10.24.03-17',
  }
  await tx
    .insertInto('policy_version')
    .values({
      policy_id: newUuid(random) as PolicyId,
      version: 1,
      name: JSON.stringify(name),
      effective_from: from,
      rules: JSON.stringify(rules.filter(isEnforced)),
      approval: JSON.stringify(approval),
      saved_by: by,
      at: now,
    })
    .execute()
}
