import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/calendar/day.ts'
import type { SettingsDraft } from '#shared/contract/administration.ts'
import { type FeatureApproval, isAllowed, MONITORING } from '#shared/policy/monitoring.ts'
import { useReady } from '../../core/session.ts'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { ApprovalFields } from '../ApprovalFields.tsx'

/** Features suited to watch people: whether each is on, and the record that allows it. */
export function FeatureApprovals({
  present,
  settings,
  onChange,
}: {
  /** As saved: only that says what is on. */
  present: SettingsDraft
  settings: SettingsDraft
  onChange: (changes: Partial<SettingsDraft>) => void
}) {
  const { t } = useTranslation()
  const { days } = useReady()
  return (
    <section className="feature-approvals" aria-labelledby="feature-approvals">
      <h3 id="feature-approvals">{t('administration.setting.features')}</h3>
      <p className="hint">{t('administration.setting.featuresIntro')}</p>
      {MONITORING.map((feature) => {
        const approval = settings[feature]
        const put = (next: FeatureApproval | null) => onChange({ [feature]: next })
        return (
          <fieldset key={feature}>
            <legend>{t(`administration.setting.${feature}`)}</legend>
            <p className="hint">{t(`administration.setting.hint.${feature}`)}</p>
            <p>
              {t('administration.setting.standing', {
                isOn: String(isAllowed(present[feature], days.today)),
              })}
            </p>
            {approval ? (
              <>
                <ApprovalFields approval={approval} onChange={put} />
                <DateField
                  label={t('administration.setting.until')}
                  value={approval.until ?? ''}
                  min={approval.date}
                  onChange={(day) => put({ ...approval, until: day === '' ? null : (day as Day) })}
                />
                {approval.until !== null && approval.until < approval.date ? (
                  <p className="hint">{t('administration.setting.badTerm')}</p>
                ) : null}
                <Button onPress={() => put(null)}>
                  {t('administration.setting.revoke')}
                  <span className="visually-hidden">: {t(`administration.setting.${feature}`)}</span>
                </Button>
              </>
            ) : (
              <Button
                onPress={() =>
                  put({ agreement: '', paragraph: '', date: days.today, record: '', until: null })
                }
              >
                {t('administration.policy.approve')}
                <span className="visually-hidden">: {t(`administration.setting.${feature}`)}</span>
              </Button>
            )}
          </fieldset>
        )
      })}
    </section>
  )
}
