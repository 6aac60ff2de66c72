import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { offsetsOf } from '#shared/floor-edit/arrays.ts'
import { boundsOfAll } from '#shared/floor-edit/transform.ts'
import { Button } from '../../ui/Button.tsx'
import { duplicates } from '../clipboard.ts'
import { useEditor } from '../shell.ts'
import { NumberInput } from './NumberInput.tsx'

/** Rows and columns of what is chosen. */
export function Repeat() {
  const { objects, actions } = useEditor()
  const { t } = useTranslation()
  const bounds = boundsOfAll(objects)
  const [columns, setColumns] = useState(2)
  const [rows, setRows] = useState(1)
  const [gap, setGap] = useState(1.8)
  if (!bounds) return null
  const make = () => {
    const offsets = offsetsOf({
      columns,
      rows,
      stepX: bounds.maxX - bounds.minX + gap * 1000,
      stepY: bounds.maxY - bounds.minY + gap * 1000,
    })
    actions.add(offsets.flatMap(([dx, dy]) => duplicates(objects, dx, dy)))
  }
  const count = (n: number) => Math.max(1, Math.min(50, Math.round(n)))
  return (
    <section className="edit-section">
      <h2>{t('edit.repeat')}</h2>
      <div className="edit-fields three">
        <NumberInput
          sign="↔"
          label={t('edit.columns')}
          value={columns}
          digits={0}
          least={1}
          most={50}
          onChange={(n) => setColumns(count(n))}
        />
        <NumberInput
          sign="↕"
          label={t('edit.rows')}
          value={rows}
          digits={0}
          least={1}
          most={50}
          onChange={(n) => setRows(count(n))}
        />
        <NumberInput
          sign={t('edit.sign.gap')}
          label={t('edit.gap')}
          value={gap}
          digits={3}
          least={0}
          most={100}
          onChange={setGap}
        />
      </div>
      <Button isDisabled={columns * rows < 2 || columns * rows * objects.length > 2_000} onPress={make}>
        {t('edit.repeatDo')}
      </Button>
    </section>
  )
}
