import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ShareLevel } from '#shared/domain/people.ts'
import { useTellQueued } from '../changes/refusal.ts'
import { api, core } from '../core/client.ts'
import { RadioCards } from '../ui/RadioCards.tsx'

const LEVELS: readonly ShareLevel[] = ['planning', 'team', 'department']

/** Who sees the person's place: chosen here, explained, with how many that are at present. */
export function Sharing() {
  const { t } = useTranslation()
  const tell = useTellQueued()
  const { data } = useQuery(api.sharing.read.queryOptions())
  if (!data) return null
  const { share, queued, audience } = data
  const choose = async (level: ShareLevel) => {
    const result = await core.sharing.choose({ share: level })
    tell(result, t('settings.share.done', { level: t(`settings.share.${level}`) }))
  }
  return (
    <>
      <p className="muted">{t('settings.share.intro')}</p>
      <RadioCards
        label={t('settings.share.label')}
        value={share}
        onChange={(level) => void choose(level)}
        options={LEVELS.map((id) => ({
          id,
          label: t(`settings.share.${id}`),
          about: (
            <>
              {t(`settings.share.${id}About`)} {t(`settings.share.who.${id}`, { ...audience })}
            </>
          ),
        }))}
      />
      <p className="muted" role="status">
        {queued ? t('settings.share.queued') : ''}
      </p>
    </>
  )
}
