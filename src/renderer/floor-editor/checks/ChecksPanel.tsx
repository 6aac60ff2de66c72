import { Check } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import { Header } from 'react-aria-components/Header'
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { useTranslation } from 'react-i18next'
import { type CheckName, CHECKS as IN_ORDER, type Severity } from '#shared/floor-checks/warning.ts'
import { Button } from '../../ui/Button.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { useEditor } from '../shell.ts'
import { ReportButton } from './ReportButton.tsx'
import { Said } from './Said.tsx'
import { useCheckWords } from './use-check-words.ts'
import type { NamedWarning } from './use-checks.ts'
import './checks.css'

/** Listed at once; nobody reads more, and a list of thousands would make drawing wait. */
const PAGE = 100

/** What the checks say of the drawing as it is, by kind. */
export function ChecksPanel() {
  const { t } = useTranslation()
  const { checks, warned, showWarning, toBoard } = useEditor()
  const words = useCheckWords()
  const help = useId()
  const [severity, setSeverity] = useState<Severity | 'all'>('all')
  const [kind, setKind] = useState<CheckName | 'all'>('all')
  const [most, setMost] = useState(PAGE)
  const kinds = useMemo(() => {
    const counts = new Map<CheckName, number>(kind === 'all' ? [] : [[kind, 0]])
    for (const { warning } of checks.warnings) counts.set(warning.check, (counts.get(warning.check) ?? 0) + 1)
    return IN_ORDER.flatMap((check) => {
      const n = counts.get(check)
      return n === undefined ? [] : [{ id: check, label: words.title[check], trail: String(n) }]
    })
  }, [checks, kind, words])
  const wanted = useMemo(
    () =>
      checks.warnings.filter(
        ({ warning }) =>
          (severity === 'all' || warning.severity === severity) && (kind === 'all' || warning.check === kind),
      ),
    [checks, severity, kind],
  )
  const groups = useMemo(() => {
    const byKind = new Map<CheckName, NamedWarning[]>()
    for (const one of wanted.slice(0, most)) {
      const group = byKind.get(one.warning.check) ?? []
      byKind.set(one.warning.check, group)
      group.push(one)
    }
    return [...byKind]
  }, [wanted, most])
  const find = (key: unknown) => wanted.find((w) => w.key === key)
  return (
    <div className="edit-objects">
      <div className="edit-objects-head">
        <SegmentedControl
          label={t('edit.checks.severity')}
          options={(['all', 'warning', 'hint'] as const).map((id) => ({
            id,
            label: t(`edit.checks.show.${id}`),
          }))}
          value={severity}
          onChange={setSeverity}
        />
        <Select
          label={t('edit.checks.kind')}
          options={[{ id: 'all' as const, label: t('edit.allKinds') }, ...kinds]}
          value={kind}
          onChange={setKind}
        />
      </div>
      <div className="check-scroll">
        {checks.state === 'first' ? <p className="check-empty muted">{t('edit.checks.first')}</p> : null}
        {checks.state === 'failed' ? (
          <div className="check-empty">
            <p>{t('edit.checks.failed')}</p>
            <Button small onPress={checks.retry}>
              {t('edit.checks.again')}
            </Button>
          </div>
        ) : null}
        {checks.state === 'checked' && wanted.length === 0 ? (
          <p className="check-empty muted">
            <Check size={16} aria-hidden />
            {words.none}
          </p>
        ) : null}
        {wanted.length > 0 ? (
          <>
            <p id={help} className="visually-hidden">
              {t('edit.checks.help')}
            </p>
            <ListBox
              className="check-list"
              aria-label={t('edit.checks.list')}
              aria-describedby={help}
              selectionMode="single"
              selectionBehavior="replace"
              selectedKeys={warned ? [warned.key] : []}
              onSelectionChange={(keys) => {
                const one = find([...keys][0])
                if (one) showWarning(one)
              }}
              onAction={(key) => {
                const one = find(key)
                if (!one) return
                showWarning(one)
                toBoard()
              }}
            >
              {groups.map(([check, list]) => (
                <ListBoxSection key={check} id={check}>
                  <Header className="check-kind">{words.title[check]}</Header>
                  {list.map(({ key, warning }) => (
                    <ListBoxItem key={key} id={key} className="check-item" textValue={words.said(warning)}>
                      <Said warning={warning} />
                    </ListBoxItem>
                  ))}
                </ListBoxSection>
              ))}
            </ListBox>
          </>
        ) : null}
        {wanted.length > most ? (
          <div className="check-empty">
            <Button small onPress={() => setMost(most + PAGE)}>
              {t('edit.checks.more', { n: wanted.length - most })}
            </Button>
          </div>
        ) : null}
      </div>
      <div className="check-foot">
        <p className="muted">{words.note}</p>
        <ReportButton />
      </div>
    </div>
  )
}
