import { useMemo } from 'react'
import { type ChecksTexts, sentenceOf } from '#shared/floor-checks/sentence.ts'
import { CHECK_TEXTS } from '#shared/floor-checks/texts.ts'
import type { Warning } from '#shared/floor-checks/warning.ts'
import { useLanguage } from '../../i18n/i18n.ts'
import { useEditor } from '../shell.ts'

/** Warnings in the language of the app; the command line says the same. */
export function useCheckWords(): ChecksTexts & { said(warning: Warning): string } {
  const {
    checks: { document },
  } = useEditor()
  const language = useLanguage()
  return useMemo(() => {
    const texts = CHECK_TEXTS[language]
    return { ...texts, said: (w) => (document ? sentenceOf(w, document, texts, language) : '') }
  }, [document, language])
}
