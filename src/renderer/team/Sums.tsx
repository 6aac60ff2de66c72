import { TriangleAlert } from 'lucide-react'
import { memo, type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamMatrix } from '#shared/contract/local.ts'
import type { T } from '../i18n/i18n.ts'
import { classes } from '../ui/classes.ts'
import type { Column } from './columns.ts'
import type { At } from './grid.ts'
import { Row } from './Row.tsx'
import { isAtOffice } from './words.ts'

interface Sum {
  readonly key: string
  readonly label: string
  readonly cells: readonly { shown: ReactNode; said: string; lacking?: boolean }[]
}

/** Under the members: how many are there each day, and who is lacking. */
export function useSums(matrix: TeamMatrix, columns: readonly Column[]): Sum[] {
  const { t } = useTranslation()
  return useMemo(() => sumsOf(matrix, columns, t), [matrix, columns, t])
}

function sumsOf(matrix: TeamMatrix, columns: readonly Column[], t: T): Sum[] {
  const onSite: Sum = {
    key: 'on-site',
    label: t(matrix.leads ? 'team.onSite' : 'team.onSiteSeen'),
    cells: columns.map(({ index }) => {
      const n = matrix.people.filter((p) => isAtOffice(p.cells[index] ?? null)).length
      return { shown: n, said: String(n) }
    }),
  }
  const minimum = matrix.staffing.map(
    (rule): Sum => ({
      key: rule.ruleId,
      label: t('team.atLeast', { n: rule.people }),
      cells: columns.map(({ index }) => {
        const lacking = rule.gaps[index]?.lacking
        if (lacking === undefined) return { shown: '', said: '–' }
        if (lacking === 0) return { shown: '✓', said: t('team.met') }
        const said = t('team.lacking', { n: lacking })
        return {
          shown: (
            <>
              <TriangleAlert size={12} aria-hidden /> <span>{said}</span>
            </>
          ),
          said,
          lacking: true,
        }
      }),
    }),
  )
  return [onSite, ...minimum]
}

/** @param first the row of the first sum */
export const Sums = memo(function Sums(props: {
  sums: readonly Sum[]
  columns: readonly Column[]
  first: number
  focus: At | null
}) {
  const { sums, columns, first, focus } = props
  return (
    // biome-ignore lint/a11y: see the grid
    <div role="rowgroup" className="matrix-sums">
      {sums.map(({ key, label, cells }, n) => (
        <Row
          key={key}
          row={first + n}
          className="matrix-sum"
          label={label}
          focus={focus?.row === first + n ? focus.column : null}
        >
          {(isFocused) =>
            columns.map(({ day, words, startsWeek }, c) => {
              const cell = cells[c]
              return cell ? (
                // biome-ignore lint/a11y: see the grid
                <span
                  key={day}
                  role="gridcell"
                  data-at={`${first + n} ${c + 1}`}
                  tabIndex={isFocused(c + 1) ? 0 : -1}
                  className={classes('matrix-figure', startsWeek && 'new-week', cell.lacking && 'lacking')}
                  aria-label={`${label}, ${words}: ${cell.said}`}
                >
                  {cell.shown}
                </span>
              ) : null
            })
          }
        </Row>
      ))}
    </div>
  )
})
