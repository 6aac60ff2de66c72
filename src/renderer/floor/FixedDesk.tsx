import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SpaceId } from '#shared/domain/ids.ts'
import { LOGIN_FORM } from '#shared/domain/login.ts'
import { notClosedWords } from '../closings/sentences.ts'
import { api, core } from '../core/client.ts'
import { useSite } from '../core/session.ts'
import { useFormat } from '../i18n/format.ts'
import { Message } from '../session/Frame.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { notify } from '../ui/toast.ts'

/** Who holds a desk for good, for facility managers; asked of the server each time. */
export function FixedDesk(props: { desk: { id: SpaceId; name: string }; onClose: () => void }) {
  const { desk, onClose } = props
  const { t } = useTranslation()
  const format = useFormat()
  const { timeZone } = useSite()
  const [login, setLogin] = useState('')
  const [words, setWords] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const answer = useQuery({
    ...api.fixedDesks.holder.queryOptions({ input: { spaceId: desk.id } }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  }).data
  const holder = answer?.ok ? answer.value.holder : undefined

  const assign = async (to: string | null) => {
    setBusy(true)
    const done = await core.fixedDesks
      .assign({ spaceId: desk.id, login: to, was: holder?.login ?? null })
      .finally(() => setBusy(false))
    if (!done.ok) return setWords(notClosedWords(done.refusal, { t, format }, timeZone))
    if (done.value.state === 'unknownPerson') return setWords(t('floor.fixed.unknown', { login: to ?? '' }))
    const name = done.value.holder?.displayName
    notify(
      name
        ? t('floor.fixed.assigned', { space: desk.name, name })
        : t('floor.fixed.opened', { space: desk.name }),
    )
    onClose()
  }
  const typed = login.trim().toLowerCase()
  return (
    <Dialog
      title={t('floor.fixed.title', { space: desk.name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          {holder ? (
            <Button isDisabled={isBusy} onPress={() => void assign(null)}>
              {t('floor.fixed.open')}
            </Button>
          ) : null}
          <Button
            variant="primary"
            isDisabled={!LOGIN_FORM.test(typed) || holder === undefined}
            isPending={isBusy}
            onPress={() => void assign(typed)}
          >
            {t('floor.fixed.assign')}
          </Button>
        </>
      }
    >
      <p>{t('floor.fixed.intro')}</p>
      {holder === undefined ? null : (
        <p>
          {holder
            ? t('floor.fixed.holder', { name: holder.displayName, login: holder.login })
            : t('floor.fixed.nobody')}
        </p>
      )}
      <TextField label={t('floor.fixed.login')} value={login} onChange={setLogin} />
      <Message
        text={
          words ?? (answer && !answer.ok ? notClosedWords(answer.refusal, { t, format }, timeZone) : null)
        }
      />
    </Dialog>
  )
}
