import { X } from 'lucide-react'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Message } from '../session/Frame.tsx'
import { Button, IconButton } from '../ui/Button.tsx'
import { RadioCards } from '../ui/RadioCards.tsx'
import type { useWish } from './ask.ts'
import { contested, differing, type Entering } from './drafts.ts'

/** One field in words, for the comparison of two states. */
export interface Shown {
  readonly label: string
  readonly text: string
}

/** What is entered about one record: fields, why they could not be saved, and what else can be done. */
export function RecordPanel<T extends object>(props: {
  title: string
  /** Not there yet. */
  isNew: boolean
  entering: Entering<T>
  /** The record as it is now. */
  present: { readonly values: T; readonly version: string }
  wish: ReturnType<typeof useWish>
  /** Labels of fields that are still empty. */
  missing: readonly string[]
  /** A field of a state in words; null where another one says it. */
  show: (field: keyof T, values: T) => Shown | null
  onSave: () => void
  /** Absent where there is one record only, always open. */
  onClose?: () => void
  /** What can be done with the record beside changing it. */
  actions?: ReactNode
  children: ReactNode
}) {
  const { t } = useTranslation()
  const { entering, present, wish, isNew } = props
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const isStale = !isNew && entering.isDirty && entering.version !== present.version
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (props.missing.length === 0) props.onSave()
  }
  const words =
    props.missing.length > 0 && entering.isDirty
      ? t('administration.form.incomplete', { fields: props.missing.join(', ') })
      : null
  return (
    <form className="record" aria-label={props.title} onSubmit={save} noValidate>
      <div className="record-head">
        <h2 ref={heading} tabIndex={-1}>
          {props.title}
        </h2>
        {props.onClose ? (
          <IconButton label={t('administration.form.close')} onPress={props.onClose}>
            <X size={18} aria-hidden />
          </IconButton>
        ) : null}
      </div>
      <Message text={isStale ? null : wish.words} />
      {/* What was chosen between is gone where another one saved in between. */}
      {isStale ? <Conflict key={present.version} {...props} /> : null}
      {props.children}
      {words ? <p className="hint">{words}</p> : null}
      {props.actions ? <div className="record-actions">{props.actions}</div> : null}
      <div className="record-foot">
        <span className="spring" />
        {entering.isDirty ? (
          <Button
            variant="quiet"
            onPress={() => {
              wish.forget()
              entering.discard()
              if (isNew) props.onClose?.()
            }}
          >
            {t('administration.form.discard')}
          </Button>
        ) : null}
        <Button
          type="submit"
          variant="primary"
          isPending={wish.isBusy}
          isDisabled={isStale || !entering.isDirty || props.missing.length > 0}
        >
          {isNew ? t('administration.form.create') : t('administration.form.save')}
        </Button>
      </div>
    </form>
  )
}

/** Somebody else changed it meanwhile: what, and whose state goes on. Where both changed the same, one is chosen. */
function Conflict<T extends object>({
  entering,
  present,
  wish,
  show,
}: Pick<Parameters<typeof RecordPanel<T>>[0], 'entering' | 'present' | 'wish' | 'show'>) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<ReadonlyMap<keyof T, 'mine' | 'theirs'>>(new Map())
  const { base, values } = entering
  const told = wish.refusal?.reason === 'changedMeanwhile' ? wish.words : null
  const shown = (fields: readonly (keyof T)[]) =>
    fields.flatMap((field) => {
      const [was, mine, theirs] = [show(field, base), show(field, values), show(field, present.values)]
      if (!was || !mine || !theirs) return []
      const text = ({ text }: Shown) => text || t('administration.form.nothing')
      const { label } = [theirs, mine, was].find((side) => side.text !== '') ?? theirs
      return [{ field, label, was: text(was), mine: text(mine), theirs: text(theirs) }]
    })
  const both = shown(contested(base, values, present.values))
  const theirsAlone = shown(differing(base, present.values)).filter(
    ({ field }) => !both.some((other) => other.field === field),
  )
  return (
    <div className="record-conflict" role="alert">
      <p>{told ?? t('administration.refusal.changedBySystem')}</p>
      {theirsAlone.length > 0 ? (
        <dl aria-label={t('administration.form.theirs')}>
          {theirsAlone.map(({ field, label, was, theirs }) => (
            <div key={String(field)}>
              <dt>{label}</dt>
              <dd>
                <span className="was">{was}</span> → {theirs}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {both.length > 0 ? <p>{t('administration.form.bothChanged')}</p> : null}
      {both.map(({ field, label, mine, theirs }) => (
        <div key={String(field)}>
          <h3>{label}</h3>
          <RadioCards
            label={label}
            options={[
              { id: 'mine', label: t('administration.form.mine'), about: mine },
              { id: 'theirs', label: t('administration.form.alreadySaved'), about: theirs },
            ]}
            value={chosen.get(field) ?? null}
            onChange={(side) => setChosen(new Map([...chosen, [field, side]]))}
          />
        </div>
      ))}
      <div className="actions">
        <Button
          small
          isDisabled={both.some(({ field }) => !chosen.has(field))}
          onPress={() => {
            wish.forget()
            const givenUp = both.flatMap(({ field }) => (chosen.get(field) === 'theirs' ? [field] : []))
            entering.rebase(present, new Set(givenUp))
          }}
        >
          {t(both.length > 0 ? 'administration.form.putTogether' : 'administration.form.keepMine')}
        </Button>
        <Button
          small
          onPress={() => {
            wish.forget()
            entering.discard()
          }}
        >
          {t('administration.form.takeTheirs')}
        </Button>
      </div>
    </div>
  )
}
