import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'

/** What is chosen of many, each to be taken out again. */
export function Chosen<K extends string>({
  names,
  onRemove,
}: {
  names: readonly { id: K; name: string }[]
  onRemove: (id: K) => void
}) {
  const { t } = useTranslation()
  if (names.length === 0) return null
  return (
    <div className="chips">
      {names.map(({ id, name }) => (
        <Chip key={id}>
          {name}
          <IconButton small label={t('administration.policy.remove', { name })} onPress={() => onRemove(id)}>
            <X size={12} aria-hidden />
          </IconButton>
        </Chip>
      ))}
    </div>
  )
}
