import { useTranslation } from 'react-i18next'
import type { PolicyRecord } from '#shared/contract/administration.ts'
import { useFormat } from '../../i18n/format.ts'
import { useLanguage } from '../../i18n/i18n.ts'

export type Collision = PolicyRecord['collisions'][number]

/** Rules of other approved agreements that nobody could keep as well; which of them is meant is for people to say. */
export function Collisions({ collisions }: { collisions: readonly Collision[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  if (collisions.length === 0) return null
  return (
    <ul className="rule-collisions">
      {collisions.map(({ ruleId, name, paragraph, text, from }) => (
        <li key={`${ruleId} ${name.de} ${paragraph} ${text.de}`}>
          {t('administration.policy.collides', {
            name: name[language],
            paragraph: paragraph || 'none',
            text: text[language],
            from: format.dateOfYear(from),
          })}
        </li>
      ))}
    </ul>
  )
}
