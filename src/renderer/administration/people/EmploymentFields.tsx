import { useTranslation } from 'react-i18next'
import { Feature } from '#shared/domain/floor-plan.ts'
import { useReady } from '../../core/session.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { TextField } from '../../ui/Field.tsx'
import type { Entering } from '../drafts.ts'
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
      <fieldset>
        <legend>{t('administration.person.needs')}</legend>
        <p className="hint">{t('administration.person.needsHint')}</p>
        <div className="boxes">
          {Feature.options.map((feature) => (
            <Checkbox
              key={feature}
              isSelected={values.needs.includes(feature)}
              onChange={(on) =>
                change({
                  needs: Feature.options.filter((f) => (f === feature ? on : values.needs.includes(f))),
                })
              }
            >
              {t(`floor.feature.${feature}`)}
            </Checkbox>
          ))}
        </div>
      </fieldset>
    </>
  )
}
