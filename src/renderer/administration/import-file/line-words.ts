/** Lines of a file in words. */
import { useTranslation } from 'react-i18next'
import type { ImportColumn, ImportedLine } from '#shared/contract/administration.ts'
import type { T } from '../../i18n/i18n.ts'
import { useRefusalWords } from '../ask.ts'

export const columnWords = (column: ImportColumn, t: T): string => t(`administration.log.field.${column}`)

export function useLineWords(): (line: ImportedLine) => string {
  const { t } = useTranslation()
  const refusalWords = useRefusalWords()
  return ({ outcome }) => {
    switch (outcome.kind) {
      case 'new':
      case 'same':
        return t(`administration.import.${outcome.kind}`)
      case 'changed':
        return t('administration.import.changed', {
          columns: outcome.columns.map((column) => columnWords(column, t)).join(', '),
        })
      case 'wrong': {
        const { problem } = outcome
        if (problem.reason === 'refused') return refusalWords(problem.refusal)
        if (problem.reason === 'twice') return t('administration.import.twice', { line: problem.line })
        const column = columnWords(problem.column, t)
        return problem.reason === 'empty'
          ? t('administration.import.empty', { column })
          : t(`administration.import.${problem.reason}`, { column, value: problem.value })
      }
    }
  }
}
