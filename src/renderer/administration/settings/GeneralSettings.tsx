import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { SETTING_LIMITS, SettingsDraft, type SettingsRecord } from '#shared/contract/administration.ts'
import { MONITORING } from '#shared/policy/monitoring.ts'
import { api, core } from '../../core/client.ts'
import { useApprovalWords } from '../../rules/use-approval-words.ts'
import { Message } from '../../session/Frame.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { notify } from '../../ui/toast.ts'
import { ONLINE, useLastAnswer, useRefusalWords, useWish } from '../ask.ts'
import { useEntering } from '../drafts.ts'
import { RecordPanel } from '../RecordPanel.tsx'
import { FeatureApprovals } from './FeatureApprovals.tsx'
import './GeneralSettings.css'

const FIGURES = ['bookingWindowDays', 'lookBackDays', 'leaseHours'] as const
const FIELDS = [...FIGURES, ...MONITORING]

/** What holds for everyone, whatever their site or agreement. */
export function GeneralSettings() {
  const refusalWords = useRefusalWords()
  const answer = useQuery({ ...api.administration.settings.queryOptions({ input: {} }), ...ONLINE }).data
  const settings = useLastAnswer(answer)
  return (
    <div className="general-settings">
      <Message text={answer && !answer.ok ? refusalWords(answer.refusal) : null} />
      {settings ? <SettingsForm settings={settings} /> : null}
    </div>
  )
}

function SettingsForm({ settings: { version, ...values } }: { settings: SettingsRecord }) {
  const { t } = useTranslation()
  const approvalWords = useApprovalWords()
  const wish = useWish()
  const present = { values, version }
  const entering = useEntering<SettingsDraft>('settings', present)
  const label = (field: keyof SettingsDraft) => t(`administration.setting.${field}`)
  const missing = FIELDS.filter(
    (field) => !SettingsDraft.shape[field].safeParse(entering.values[field]).success,
  )
  const save = async () => {
    const change = { version: entering.version, settings: entering.values }
    if (!(await wish.wish(() => core.administration.changeSettings(change)))) return
    entering.discard()
    notify(t('administration.form.saved'))
  }
  return (
    <RecordPanel
      title={t('administration.setting.title')}
      isNew={false}
      entering={entering}
      present={present}
      wish={wish}
      missing={missing.map(label)}
      show={(field, { [field]: value }) => ({
        label: label(field),
        text: typeof value === 'number' ? String(value) : value ? approvalWords(value) : '',
      })}
      onSave={() => void save()}
    >
      {FIGURES.map((field) => (
        <div key={field}>
          <NumberField
            label={label(field)}
            value={entering.values[field]}
            {...SETTING_LIMITS[field]}
            hint={t('administration.policy.number', SETTING_LIMITS[field])}
            onChange={(value) => entering.change({ [field]: value })}
          />
          <p className="hint">{t(`administration.setting.hint.${field}`)}</p>
        </div>
      ))}
      <FeatureApprovals present={values} settings={entering.values} onChange={entering.change} />
    </RecordPanel>
  )
}
