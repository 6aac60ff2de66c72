import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AuditAbout, type AuditEntry } from '#shared/contract/administration.ts'
import { api } from '../../core/client.ts'
import { useRested } from '../../core/rested.ts'
import { useSite } from '../../core/session.ts'
import { useFormat } from '../../i18n/format.ts'
import { Message } from '../../session/Frame.tsx'
import { Button } from '../../ui/Button.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Select } from '../../ui/Select.tsx'
import { ONLINE, useRefusalWords } from '../ask.ts'
import { actionWords, changesOf } from './words.ts'

/** Who changed what, latest first. */
export function Audit() {
  const { t } = useTranslation()
  const refusalWords = useRefusalWords()
  const [typed, setTyped] = useState('')
  const [about, setAbout] = useState<'all' | AuditAbout>('all')
  const search = useRested(typed)
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...api.administration.audit.infiniteOptions({
      input: (before: number | null) => ({ before, search, about: about === 'all' ? null : about }),
      initialPageParam: null,
      getNextPageParam: (last) =>
        last.ok && last.value.more ? (last.value.entries.at(-1)?.no ?? null) : null,
      placeholderData: keepPreviousData,
    }),
    ...ONLINE,
  })
  const refused = data?.pages.find((page) => !page.ok)
  const entries = data?.pages.flatMap((page) => (page.ok ? page.value.entries : [])) ?? []
  return (
    <section className="audit" aria-label={t('administration.audit')}>
      <div className="admin-filters">
        <SearchField
          label={t('administration.log.search')}
          placeholder={t('administration.log.search')}
          value={typed}
          onChange={setTyped}
        />
        <Select
          label={t('administration.log.about')}
          options={(['all', ...AuditAbout.options] as const).map((id) => ({
            id,
            label: t(`administration.log.${id}`),
          }))}
          value={about}
          onChange={setAbout}
        />
      </div>
      <div className="audit-scroll">
        <p className="muted">{t('administration.log.intro')}</p>
        <Message text={refused && !refused.ok ? refusalWords(refused.refusal) : null} />
        {entries.length > 0 ? (
          <table>
            <thead>
              <tr>
                {(['when', 'who', 'what', 'change'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`administration.log.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <Row key={entry.no} entry={entry} />
              ))}
            </tbody>
          </table>
        ) : data && !refused ? (
          <p>{t('administration.log.none')}</p>
        ) : null}
        {hasNextPage ? (
          <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            {t('administration.log.more')}
          </Button>
        ) : null}
      </div>
    </section>
  )
}

function Row({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation()
  const { timeZone } = useSite()
  const format = useFormat()
  return (
    <tr>
      <td>{format.instant(entry.at, timeZone)}</td>
      <td>{entry.actor ?? t('administration.log.commandLine')}</td>
      <td>{actionWords(entry, t)}</td>
      <td>
        <ul>
          {changesOf(entry, t, format).map(({ label, was, is }) => (
            <li key={label}>
              {label}: {was === null ? null : <span className="was">{was} → </span>}
              {is}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  )
}
