import { useTranslation } from 'react-i18next'
import { useReady } from '../../core/session.ts'
import { TextField } from '../../ui/Field.tsx'
import type { Entering } from '../drafts.ts'
import { FeatureBoxes } from '../FeatureBoxes.tsx'
import type { PersonEntry } from './entry.ts'
import { Grants } from './Grants.tsx'
import { WorkingWeeks } from './WorkingWeeks.tsx'

/** What rules ask of a person's contract. */
export function EmploymentFields({ values, change }: Pick<Entering<PersonEntry>, 'values' | 'change'>) {
  const { t } = useTranslation()
  const { today } = useReady().days
  return (
    <>
      <WorkingWeeks
        weeks={values.workingWeeks}
        today={today}
        onChange={(workingWeeks) => change({ workingWeeks })}
      />
      <Grants grants={values.grants} today={today} onChange={(grants) => change({ grants })} />
      <TextField
        label={t('administration.person.groups')}
        hint={t('administration.person.groupsHint')}
        value={values.groups}
        onChange={(groups) => change({ groups: groups.slice(0, 600) })}
      />
      <FeatureBoxes
        legend={t('administration.person.needs')}
        hint={t('administration.person.needsHint')}
        features={values.needs}
        onChange={(needs) => change({ needs })}
      />
    </>
  )
}
