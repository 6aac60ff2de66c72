import { useQuery } from '@tanstack/react-query'
import type { PersonRecord } from '#shared/contract/administration.ts'
import type { PersonId } from '#shared/domain/ids.ts'
import { api } from '../../core/client.ts'
import { useRested } from '../../core/rested.ts'
import type { ComboOption } from '../../ui/ComboBox.tsx'
import { ONLINE } from '../ask.ts'

/** People that are offered at a time. */
const OFFERED = 12

/** Active people whose name or login has in it what is typed, to choose from. @param isLeftOut who is not offered */
export function usePeopleFound(
  typed: string,
  isLeftOut: (person: PersonRecord) => boolean,
): { readonly options: ComboOption<PersonId>[]; readonly isSearching: boolean } {
  const search = useRested(typed.trim())
  const { data: found, isFetching } = useQuery({
    ...api.administration.people.queryOptions({
      input: { search, teamId: null, show: 'active', page: 0 },
      enabled: search !== '',
    }),
    ...ONLINE,
  })
  return {
    options: (found?.ok && search !== '' ? found.value.people : [])
      .filter((person) => !isLeftOut(person))
      .slice(0, OFFERED)
      .map((person) => ({ id: person.id, label: `${person.displayName} (${person.login})` })),
    isSearching: isFetching || search !== typed.trim(),
  }
}
