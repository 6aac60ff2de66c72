import { Lock } from 'lucide-react'
import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isLocked } from '#shared/floor-edit/locks.ts'
import { ObjectKind, objectsOf } from '#shared/floor-edit/objects.ts'
import { classes } from '../../ui/classes.ts'
import { useRowsInSight } from '../../ui/rows-in-sight.ts'
import { SearchField } from '../../ui/SearchField.tsx'
import { Select } from '../../ui/Select.tsx'
import { useEditor } from '../shell.ts'

const ROW = 30

/** Every object as a real control; only rows in sight are in the document. */
export function ObjectList() {
  const {
    draft: { document },
    chosen,
    show,
    actions,
    words,
  } = useEditor()
  const { t } = useTranslation()
  const id = useId()
  const [kind, setKind] = useState<ObjectKind | 'all'>('all')
  const [search, setSearch] = useState('')
  const [active, setActive] = useState<string | null>(null)
  const rows = useMemo(() => {
    const wanted = search.trim().toLowerCase()
    const order = (k: ObjectKind) => ORDER.indexOf(k)
    return [...objectsOf(document)]
      .filter((o) => kind === 'all' || o.kind === kind)
      .map((o) => ({ o, name: words.name(o) }))
      .filter(({ name }) => wanted === '' || name.toLowerCase().includes(wanted))
      .sort(
        (a, b) =>
          order(a.o.kind) - order(b.o.kind) || a.name.localeCompare(b.name, undefined, { numeric: true }),
      )
  }, [document, kind, search, words])

  const at = rows.findIndex((r) => r.o.object.id === active)
  const sight = useRowsInSight(rows.length, ROW, at)
  const go = (to: number, extend: boolean) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))]
    if (!row) return
    setActive(row.o.object.id)
    show(new Set(extend ? [...chosen, row.o.object.id] : [row.o.object.id]))
    sight.bringIntoSight(rows.indexOf(row))
  }
  const toggle = (one: string) => {
    const next = new Set(chosen)
    if (!next.delete(one)) next.add(one)
    show(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'a') show(new Set(rows.map((r) => r.o.object.id)))
    else if (event.altKey || event.ctrlKey || event.metaKey) return
    else if (event.key === 'ArrowDown') go(at + 1, event.shiftKey)
    else if (event.key === 'ArrowUp') go(at - 1, event.shiftKey)
    else if (event.key === 'Home') go(0, event.shiftKey)
    else if (event.key === 'End') go(rows.length - 1, event.shiftKey)
    else if (event.key === ' ' && active) toggle(active)
    else if (event.key === 'Delete') actions.remove()
    else if (event.key === 'Escape') show(new Set())
    else return
    event.preventDefault()
  }
  return (
    <div className="edit-objects">
      <div className="edit-objects-head">
        <Select
          label={t('edit.kindFilter')}
          options={[
            { id: 'all' as const, label: t('edit.allKinds') },
            ...ObjectKind.options.map((k) => ({ id: k, label: t(`edit.kinds.${k}`) })),
          ]}
          value={kind}
          onChange={setKind}
        />
        <SearchField label={t('edit.search')} value={search} onChange={setSearch} />
        <p className="muted">{t('edit.count', { n: rows.length })}</p>
      </div>
      <div
        ref={sight.box}
        className="space-list"
        role="listbox"
        aria-label={t('edit.list')}
        aria-multiselectable
        aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={(e) => {
          if (e.target !== e.currentTarget) e.currentTarget.focus({ preventScroll: true })
        }}
        onScroll={sight.onScroll}
      >
        <div className="space-rows" role="presentation" style={{ height: rows.length * ROW }}>
          {sight.rows.flatMap((row) => {
            const { o, name } = rows[row] ?? {}
            return o ? (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
              <div
                key={o.object.id}
                id={`${id}-${row}`}
                className={classes('edit-row', chosen.has(o.object.id) && 'selected')}
                style={{ transform: `translateY(${row * ROW}px)` }}
                role="option"
                tabIndex={-1}
                aria-label={words.said(o)}
                aria-selected={chosen.has(o.object.id)}
                aria-setsize={rows.length}
                aria-posinset={row + 1}
                onClick={(e) => {
                  setActive(o.object.id)
                  if (e.ctrlKey || e.metaKey || e.shiftKey) toggle(o.object.id)
                  else show(new Set([o.object.id]))
                }}
              >
                {name}
                {isLocked(o.object) ? <Lock size={13} aria-hidden /> : null}
              </div>
            ) : (
              []
            )
          })}
        </div>
      </div>
    </div>
  )
}

const ORDER: readonly ObjectKind[] = [
  'room',
  'zone',
  'space',
  'furniture',
  'door',
  'window',
  'wall',
  'route',
  'text',
  'dimension',
  'image',
  'underlay',
]
