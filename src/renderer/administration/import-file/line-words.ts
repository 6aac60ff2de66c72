/** Lines of a file in words. */
import { useTranslation } from 'react-i18next'
import type { ImportColumn, ImportedLine, ImportKind } from '#shared/contract/administration.ts'
import type { T } from '../../i18n/i18n.ts'
import { useRefusalWords } from '../ask.ts'

/** As the heading of a file: of teams, `team` is the one a line is about. */
export function columnWords(column: ImportColumn, kind: ImportKind, t: T): string {
  if (kind === 'teams' && column === 'team') return t('administration.import.teamColumn')
  return column === 'parent' ? t('administration.team.parent') : t(`administration.log.field.${column}`)
}

export function useLineWords(kind: ImportKind): (line: ImportedLine) => string {
  const { t } = useTranslation()
  const refusalWords = useRefusalWords()
  return ({ outcome }) => {
    switch (outcome.kind) {
      case 'new':
      case 'same':
        return t(`administration.import.${outcome.kind}`)
      case 'changed':
        return t('administration.import.changed', {
          columns: outcome.columns.map((column) => columnWords(column, kind, t)).join(', '),
        })
      case 'wrong': {
        const { problem } = outcome
        if (problem.reason === 'refused') return refusalWords(problem.refusal)
        if (problem.reason === 'twice') return t('administration.import.twice', { line: problem.line })
        const column = columnWords(problem.column, kind, t)
        return problem.reason === 'empty'
          ? t('administration.import.empty', { column })
          : t(`administration.import.${problem.reason}`, { column, value: problem.value })
      }
    }
  }
}
