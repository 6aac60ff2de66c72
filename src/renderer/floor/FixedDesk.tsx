import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SHORTEST_SEARCH } from '#shared/contract/fixed-desks.ts'
import type { SpaceId } from '#shared/domain/ids.ts'
import { notClosedWords } from '../closings/sentences.ts'
import { api, core } from '../core/client.ts'
import { useRested } from '../core/rested.ts'
import { useSite } from '../core/session.ts'
import { useFormat } from '../i18n/format.ts'
import { Message } from '../session/Frame.tsx'
import { Button, IconButton } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { ComboBox, type ComboOption } from '../ui/ComboBox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { notify } from '../ui/toast.ts'

/** People whose name or login has in it what is typed; asked of the server. */
function useCandidates(typed: string) {
  const search = useRested(typed.trim())
  const isAsked = search.length >= SHORTEST_SEARCH
  const { data, isFetching } = useQuery({
    ...api.fixedDesks.candidates.queryOptions({ input: { search } }),
    enabled: isAsked,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
  return {
    candidates: isAsked && data?.ok ? data.value.people : [],
    isSearching: isFetching || search !== typed.trim(),
  }
}

/** Who holds a desk for good, for facility managers; asked of the server each time. */
export function FixedDesk(props: { desk: { id: SpaceId; name: string }; onClose: () => void }) {
  const { desk, onClose } = props
  const { t } = useTranslation()
  const format = useFormat()
  const { timeZone } = useSite()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<ComboOption<string> | null>(null)
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
    if (done.value.state === 'unknownPerson') return setWords(t('floor.fixed.gone'))
    const name = done.value.holder?.displayName
    notify(
      name
        ? t('floor.fixed.assigned', { space: desk.name, name })
        : t('floor.fixed.opened', { space: desk.name }),
    )
    onClose()
  }
  const { candidates, isSearching } = useCandidates(typed)
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
            isDisabled={!chosen || holder === undefined}
            isPending={isBusy}
            onPress={() => chosen && void assign(chosen.id)}
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
      {chosen ? (
        <p>
          <Chip>
            {chosen.label}
            <IconButton
              small
              label={t('floor.fixed.another', { name: chosen.label })}
              onPress={() => setChosen(null)}
            >
              <X size={12} aria-hidden />
            </IconButton>
          </Chip>
        </p>
      ) : (
        <ComboBox
          label={t('floor.fixed.find')}
          hint={t('floor.fixed.findHint', { n: SHORTEST_SEARCH })}
          options={candidates.map(({ login, displayName, team }) => ({
            id: login,
            label: t('floor.fixed.candidate', { login, name: displayName, team }),
          }))}
          isSearching={isSearching}
          input={typed}
          onInput={setTyped}
          onChoose={(person) => {
            setChosen(person)
            setTyped('')
          }}
        />
      )}
      <Message
        text={
          words ?? (answer && !answer.ok ? notClosedWords(answer.refusal, { t, format }, timeZone) : null)
        }
      />
    </Dialog>
  )
}
