import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type ImportedFile,
  type ImportedLine,
  type ImportKind,
  LONGEST_FILE,
  MOST_LINES,
} from '#shared/contract/administration.ts'
import { core } from '../../core/client.ts'
import { Message } from '../../session/Frame.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FileButton } from '../../ui/FileButton.tsx'
import { notify } from '../../ui/toast.ts'
import { useWish } from '../ask.ts'
import { columnWords, useLineWords } from './line-words.ts'
import { savePasswords } from './save-passwords.ts'
import './ImportFile.css'

/** People or teams from a table: chosen, looked at line by line, then taken whole or not at all. */
export function ImportFile({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation()
  const wish = useWish()
  const [chosen, setChosen] = useState<{ name: string; text: string } | null>(null)
  const [seen, setSeen] = useState<ImportedFile | null>(null)
  /** Something was changed between looking and taking. */
  const [changed, setChanged] = useState(false)
  const newest = useRef<File | null>(null)
  const look = async (file: File) => {
    newest.current = file
    wish.forget()
    setSeen(null)
    const text = decode(await file.arrayBuffer())
    setChosen({ name: file.name, text })
    if (text.length > LONGEST_FILE || text.includes('\0')) {
      setSeen({ kind: 'tooLong' })
      return
    }
    const answer = await wish.wish(() => core.administration.importFile({ kind, text, confirmed: null }))
    if (newest.current === file) setSeen(answer)
  }
  const take = async () => {
    if (!chosen || seen?.kind !== 'read') return
    const done = await wish.wish(() =>
      core.administration.importFile({ kind, text: chosen.text, confirmed: seen.state }),
    )
    if (!done) return
    setSeen(done)
    setChanged(done.kind === 'read' && !done.taken)
    if (done.kind !== 'read' || !done.taken) return
    notify(t('administration.import.taken', { name: chosen.name }))
    if (done.passwords.length === 0) setChosen(null)
  }
  const close = () => {
    newest.current = null
    setChanged(false)
    wish.forget()
    setChosen(null)
    setSeen(null)
  }
  const isFit = seen?.kind === 'read' && !seen.taken && seen.lines.some(isChange) && !seen.lines.some(isWrong)
  const passwords = seen?.kind === 'read' && seen.taken ? seen.passwords : []
  return (
    <>
      <FileButton
        label={t('administration.import.file')}
        accept=".csv,text/csv"
        isDisabled={wish.isBusy}
        onChoose={(file) => void look(file)}
      >
        <FileUp size={16} aria-hidden />
        {t('administration.import.open')}
      </FileButton>
      {chosen ? (
        <Dialog
          title={t(`administration.import.title.${kind}`, { name: chosen.name })}
          isOpen
          wide
          stays={wish.isBusy || passwords.length > 0}
          onClose={close}
          actions={
            passwords.length > 0 ? (
              <>
                <Button onPress={() => savePasswords(passwords, t)}>{t('administration.import.save')}</Button>
                <Button variant="primary" onPress={close}>
                  {t('administration.person.done')}
                </Button>
              </>
            ) : (
              <>
                <Button isDisabled={wish.isBusy} onPress={close}>
                  {t('common.cancel')}
                </Button>
                <Button
                  variant="primary"
                  isPending={wish.isBusy}
                  isDisabled={!isFit}
                  onPress={() => void take()}
                >
                  {t('administration.import.take')}
                </Button>
              </>
            )
          }
        >
          <Message text={wish.words ?? (changed ? t('administration.import.changedMeanwhile') : null)} />
          {passwords.length > 0 ? (
            <p role="status">{t('administration.import.passwords', { n: passwords.length })}</p>
          ) : seen === null ? (
            <p role="status">{wish.isBusy ? t('administration.import.reading') : null}</p>
          ) : (
            <Preview kind={kind} seen={seen} />
          )}
        </Dialog>
      ) : null}
    </>
  )
}

const isWrong = ({ outcome }: ImportedLine): boolean => outcome.kind === 'wrong'
const isChange = ({ outcome }: ImportedLine): boolean => outcome.kind === 'new' || outcome.kind === 'changed'

/** What would happen: counts first, what is wrong before the rest, and nothing of lines that stay as they are. */
function Preview({ kind, seen }: { kind: ImportKind; seen: ImportedFile }) {
  const { t } = useTranslation()
  const lineWords = useLineWords(kind)
  if (seen.kind === 'tooLong')
    return <Message text={t('administration.import.tooLong', { most: MOST_LINES })} />
  if (seen.kind === 'broken') return <Message text={t('administration.import.broken', { line: seen.line })} />
  if (seen.kind === 'unreadable')
    return (
      <>
        {seen.missing.length > 0 ? (
          <Message
            text={t('administration.import.missing', {
              columns: seen.missing.map((column) => columnWords(column, kind, t)).join(', '),
            })}
          />
        ) : null}
        {seen.repeated.length > 0 ? (
          <Message
            text={t('administration.import.repeated', {
              columns: seen.repeated.map((column) => columnWords(column, kind, t)).join(', '),
            })}
          />
        ) : null}
        {seen.unknown.length > 0 ? (
          <Message text={t('administration.import.unknownColumns', { columns: seen.unknown.join(', ') })} />
        ) : null}
      </>
    )
  const count = (kind: ImportedLine['outcome']['kind']) =>
    seen.lines.filter(({ outcome }) => outcome.kind === kind).length
  const told = [
    ...seen.lines.filter(isWrong),
    ...seen.lines.filter((line) => !isWrong(line) && line.outcome.kind !== 'same'),
  ]
  return (
    <>
      <p role="status">
        {t('administration.import.counts', {
          created: count('new'),
          changed: count('changed'),
          same: count('same'),
          wrong: count('wrong'),
        })}
      </p>
      {count('wrong') > 0 ? <p>{t('administration.import.wrongHint')}</p> : null}
      {told.length > 0 ? (
        <section
          className="import-lines"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
          tabIndex={0}
          aria-label={t('administration.import.lines')}
        >
          <table>
            <thead>
              <tr>
                <th scope="col">{t('administration.import.line')}</th>
                <th scope="col">{t('administration.import.key')}</th>
                <th scope="col">{t('administration.import.outcome')}</th>
              </tr>
            </thead>
            <tbody>
              {told.map((line) => (
                <tr key={line.line} className={isWrong(line) ? 'wrong' : undefined}>
                  <td>{line.line}</td>
                  <td>{line.key}</td>
                  <td>{lineWords(line)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
    </>
  )
}

/** UTF-8, or what Excel writes in Germany otherwise. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
