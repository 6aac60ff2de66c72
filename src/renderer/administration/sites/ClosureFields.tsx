import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { TextField } from '../../ui/Field.tsx'

/** Days as they are typed. */
export interface ClosureEntry {
  readonly name: string
  readonly from: string
  readonly to: string
}

export const isClosure = ({ name, from, to }: ClosureEntry): boolean =>
  name.trim() !== '' && from !== '' && from <= to

/** Days on which nobody works at the site, beside the public holidays. */
export function ClosureFields({
  closures,
  onChange,
}: {
  closures: readonly ClosureEntry[]
  onChange: (closures: readonly ClosureEntry[]) => void
}) {
  const { t } = useTranslation()
  const set = (at: number, changes: Partial<ClosureEntry>) =>
    onChange(closures.map((c, i) => (i === at ? { ...c, ...changes } : c)))
  return (
    <fieldset>
      <legend>{t('administration.site.closures')}</legend>
      <p className="hint">{t('administration.site.closuresHint')}</p>
      {closures.map((closure, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name, and stay in order
        <div key={i} className="closure">
          <TextField
            label={t('administration.site.closureName')}
            value={closure.name}
            onChange={(name) => set(i, { name: name.slice(0, 120) })}
          />
          <DateField
            label={t('administration.site.closureFrom')}
            value={closure.from}
            onChange={(from) => set(i, { from, ...(closure.to < from ? { to: from } : {}) })}
          />
          <DateField
            label={t('administration.site.closureTo')}
            value={closure.to}
            onChange={(to) => set(i, { to })}
          />
          <IconButton
            small
            label={t('administration.site.removeClosure', { number: i + 1 })}
            onPress={() => onChange(closures.filter((_, n) => n !== i))}
          >
            <Trash2 size={14} aria-hidden />
          </IconButton>
        </div>
      ))}
      <div>
        <Button small onPress={() => onChange([...closures, { name: '', from: '', to: '' }])}>
          <Plus size={14} aria-hidden />
          {t('administration.site.addClosure')}
        </Button>
      </div>
    </fieldset>
  )
}
