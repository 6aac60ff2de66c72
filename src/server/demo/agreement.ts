/**
 * The demo city's service agreement, approved a month ago: the templates' rules about days and about whom desks are
 * kept for, and a team that has to be there.
 */
import { addDays, type Day, mondayOf } from '#shared/calendar/day.ts'
import type { PersonId, PolicyId, RuleId, TeamId } from '#shared/domain/ids.ts'
import type { FeatureApproval } from '#shared/policy/monitoring.ts'
import type { Rule } from '#shared/policy/rule.ts'
import { templateOf } from '#shared/policy/templates.ts'
import { readSettings, type Tx } from '../database/index.ts'
import { newUuid, type Random } from '../random.ts'

export async function insertAgreement(
  tx: Tx,
  {
    today,
    now,
    random,
    by,
    staffed,
  }: {
    today: Day
    now: number
    random: Random
    by: PersonId | null
    /** Of which three are to be at the office on every working day. */
    staffed: TeamId
  },
): Promise<void> {
  const from = addDays(mondayOf(today), -28)
  const { name, rules } = templateOf('mobileWork', from, () => newUuid(random) as RuleId)
  const desks = templateOf('deskSharing', from, () => newUuid(random) as RuleId).rules.filter(
    (rule) => rule.type !== 'bookingWindow',
  )
  const staffing: Rule = {
    id: newUuid(random) as RuleId,
    type: 'minStaffing',
    scope: { kind: 'team', ids: [staffed] },
    validFrom: from,
    validTo: null,
    severity: 'warn',
    paragraph: '§ 5 Abs. 2',
    text: {
      de: 'Das Team ist an jedem Arbeitstag mit mindestens drei Personen vor Ort.',
      en: 'On every working day at least three of the team are at the office.',
    },
    weekdays: [1, 2, 3, 4, 5],
    part: 'day',
    people: 3,
  }
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
      rules: JSON.stringify([...rules, ...desks, staffing]),
      approval: JSON.stringify(approval),
      saved_by: by,
      at: now,
    })
    .execute()
  await allowFeatures(tx, { ...approval, paragraph: '§ 9', until: null })
}

/** Looking back and trying policies out, as far as the same agreement allows them. */
async function allowFeatures(tx: Tx, approval: FeatureApproval): Promise<void> {
  const settings = { ...(await readSettings(tx)), lookBack: approval, tryOut: approval }
  await tx
    .updateTable('meta')
    .set({ settings: JSON.stringify(settings) })
    .execute()
}
