/** The table's rows: which are wanted, and in which order. */
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Feature } from '#shared/domain/floor-plan.ts'
import { ALL_SPACES, sortOf, type Wanted, wantedOf } from '#shared/floor-edit/choose.ts'
import { useEditor } from '../shell.ts'
import { type Column, holding, inOrder, type Order, rowsOf, type TableRow } from './rows.ts'

export interface Table {
  readonly rows: readonly TableRow[]
  readonly wanted: Wanted
  want(wanted: Wanted): void
  readonly text: string
  setText(text: string): void
  readonly order: Order
  /** By this column; the other way round when it is that one already. */
  sortBy(column: Column): void
}

export function useTable(): Table {
  const {
    draft: { document },
    words,
  } = useEditor()
  const { t, i18n } = useTranslation()
  const [wanted, want] = useState(ALL_SPACES)
  const [text, setText] = useState('')
  const [order, setOrder] = useState<Order>({ by: 'room', isDown: false })
  // Thousands of rows say the same few words.
  const rowWords = useMemo(
    () => ({
      sort: once(sortOf, words.sort),
      feature: once(String, (f: Feature) => t(`floor.feature.${f}`)),
    }),
    [words, t],
  )
  const all = useMemo(
    () => rowsOf(document, wantedOf(document, wanted), rowWords),
    [document, wanted, rowWords],
  )
  const rows = useMemo(
    () => inOrder(holding(all, text), order, i18n.language),
    [all, text, order, i18n.language],
  )
  return {
    rows,
    wanted,
    want,
    text,
    setText,
    order,
    sortBy: (by) => setOrder((o) => ({ by, isDown: o.by === by && !o.isDown })),
  }
}

/** What is made of values with the same key is made once. */
function once<V>(key: (of: V) => string, make: (of: V) => string): (of: V) => string {
  const known = new Map<string, string>()
  return (of) => {
    const name = key(of)
    const word = known.get(name) ?? make(of)
    known.set(name, word)
    return word
  }
}
