import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/calendar/day.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { DateField } from '../../ui/DateField.tsx'
import type { GrantEntry } from './entry.ts'

/** Places that need permission; the office does not. */
const PLACES = ['home', 'elsewhere'] as const

/** Places a person has been granted, and for how long. */
export function Grants({
  grants,
  today,
  onChange,
}: {
  grants: readonly GrantEntry[]
  today: Day
  onChange: (grants: readonly GrantEntry[]) => void
}) {
  const { t } = useTranslation()
  const set = (at: number, changes: Partial<GrantEntry>) =>
    onChange(grants.map((g, i) => (i === at ? { ...g, ...changes } : g)))
  return (
    <fieldset>
      <legend>{t('administration.person.grants')}</legend>
      {grants.map((grant, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name, and stay in order
        <div key={i} className="grant">
          <div className="boxes">
            {PLACES.map((place) => (
              <Checkbox
                key={place}
                isSelected={grant.places.includes(place)}
                onChange={(on) =>
                  set(i, { places: PLACES.filter((p) => (p === place ? on : grant.places.includes(p))) })
                }
              >
                {t(`common.place.${place}`)}
              </Checkbox>
            ))}
          </div>
          <DateField
            label={t('administration.person.grantFrom')}
            value={grant.from}
            onChange={(from) => set(i, { from })}
          />
          <DateField
            label={t('administration.person.grantTo')}
            value={grant.to}
            onChange={(to) => set(i, { to })}
          />
          <IconButton
            small
            label={t('administration.person.removeGrant', { number: i + 1 })}
            onPress={() => onChange(grants.filter((_, n) => n !== i))}
          >
            <Trash2 size={14} aria-hidden />
          </IconButton>
        </div>
      ))}
      <div>
        <Button small onPress={() => onChange([...grants, { places: ['home'], from: today, to: '' }])}>
          <Plus size={14} aria-hidden />
          {t('administration.person.addGrant')}
        </Button>
      </div>
    </fieldset>
  )
}
