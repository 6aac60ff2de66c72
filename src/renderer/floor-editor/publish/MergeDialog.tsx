import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnyObject, PlanObject } from '#shared/floor-edit/objects.ts'
import { core } from '../../core/client.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { notify } from '../../ui/toast.ts'
import { useEditor } from '../shell.ts'
import { useAspects } from './use-aspects.ts'

type Conflicts = Awaited<ReturnType<typeof core.floorEditor.rebase>>['conflicts']
type Choice = 'mine' | 'theirs'

/**
 * Puts the draft on what others published meanwhile. Different objects come together by themselves;
 * what both changed is shown side by side.
 */
export function MergeDialog() {
  const { floor, words, close } = useEditor()
  const floorId = floor.id
  const { t } = useTranslation()
  const { differs, values } = useAspects()
  const [conflicts, setConflicts] = useState<Conflicts | null>(null)
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({})
  const [done] = useState(() => () => {
    notify(t('edit.merge.done'))
    close()
  })
  useEffect(() => {
    void core.floorEditor.rebase({ floorId, choices: {} }).then((found) => {
      if (found.conflicts.length === 0) done()
      else setConflicts(found.conflicts)
    })
  }, [floorId, done])
  if (!conflicts) return null
  const said = (kind: Conflicts[number]['kind'], object: unknown) =>
    object === null ? t('edit.merge.removed') : words.said({ kind, object } as PlanObject)
  const side = ({ kind }: Conflicts[number], object: unknown, other: unknown) => (
    <>
      <dd>{said(kind, object)}</dd>
      {object && other
        ? values({ kind, object } as PlanObject, other as AnyObject).map((value) => (
            <dd key={value} className="muted">
              {value}
            </dd>
          ))
        : null}
    </>
  )
  const merge = async () => {
    const all = Object.fromEntries(conflicts.map((c) => [c.id, choices[c.id] ?? ('mine' as const)]))
    const left = await core.floorEditor.rebase({ floorId, choices: all })
    if (left.conflicts.length === 0) done()
    else setConflicts(left.conflicts)
  }
  return (
    <Dialog
      title={t('edit.merge.title')}
      isOpen
      wide
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={() => void merge()}>
            {t('edit.merge.start')}
          </Button>
        </>
      }
    >
      <div className="publish">
        <p>{t('edit.merge.about', { n: conflicts.length })}</p>
        <ul className="publish-list">
          {conflicts.map((c) => (
            <li key={c.id}>
              <dl className="merge-sides">
                <div>
                  <dt>{t('edit.merge.mine')}</dt>
                  {side(c, c.mine, c.theirs)}
                </div>
                <div>
                  <dt>{t('edit.merge.theirs')}</dt>
                  {side(c, c.theirs, c.mine)}
                </div>
              </dl>
              {c.mine && c.theirs ? (
                <p className="muted">
                  {t('edit.merge.differs', { what: differs(c.mine as AnyObject, c.theirs as AnyObject) })}
                </p>
              ) : null}
              <SegmentedControl
                label={t('edit.merge.which', { name: said(c.kind, c.mine ?? c.theirs) })}
                options={[
                  { id: 'mine' as const, label: t('edit.merge.mine') },
                  { id: 'theirs' as const, label: t('edit.merge.theirs') },
                ]}
                value={choices[c.id] ?? 'mine'}
                onChange={(choice) => setChoices({ ...choices, [c.id]: choice })}
              />
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
