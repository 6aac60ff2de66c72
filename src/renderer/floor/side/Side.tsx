import { useTranslation } from 'react-i18next'
import type { SpaceRef, WeekDay } from '#shared/contract/local.ts'
import { spaceWords } from '../../changes/sentences.ts'
import { useFormat } from '../../i18n/format.ts'
import { Button } from '../../ui/Button.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import type { Choice } from '../model/choice.ts'
import type { Listing } from '../model/list-order.ts'
import type { PlanReading } from '../model/reading.ts'
import type { SpaceWords } from '../use-words.ts'
import { Details, type DetailsProps } from './Details.tsx'
import { SpaceList } from './SpaceList.tsx'

/** Details of the chosen desk above the list of all of them. */
export function Side(props: {
  plan: PlanReading
  listing: Listing
  words: SpaceWords
  text: string
  onText: (text: string) => void
  /** Some desks are left out by filter or search. */
  filtered: boolean
  free: number
  selected: number | null
  choice: Choice
  /** Day and time shown. */
  moment: string
  held: WeekDay['bookings']
  /** From a floor without bookable spaces to one that has some. */
  onOtherFloor: { name: string; open: () => void } | null
  details: DetailsProps | null
  onSelect: (index: number | null) => void
  onEnter: () => void
  onShowHeld: (space: SpaceRef) => void
}) {
  const { plan, listing, words, text, onText, filtered, free, selected, held, details, onSelect } = props
  const { onOtherFloor } = props
  const { t } = useTranslation()
  const format = useFormat()
  const n = listing.rows.length
  const own = held.find((b) => b.space)?.space
  const nothingToBook = !plan.spaces.some((s) => s.kind === 'desk' && s.bookable)
  return (
    <>
      {details ? (
        <Details {...details} />
      ) : nothingToBook ? (
        <section className="space-nothing">
          <h2>{t('floor.nothingBookable')}</h2>
          {onOtherFloor ? (
            <div>
              <Button small onPress={onOtherFloor.open}>
                {t('floor.showFloor', { floor: onOtherFloor.name })}
              </Button>
            </div>
          ) : null}
        </section>
      ) : (
        <section className="space-nothing">
          <h2>{own ? t('floor.yourDesk', { space: spaceWords(own, t) }) : t('floor.nothingChosen')}</h2>
          {own ? (
            <div>
              <Button small onPress={() => props.onShowHeld(own)}>
                {t('floor.showIt')}
              </Button>
            </div>
          ) : (
            <p className="muted">{t('floor.nothingChosenHint')}</p>
          )}
        </section>
      )}
      {plan.spaces.length === 0 ? null : (
        <section className="side-list" aria-labelledby="side-list-title">
          <div className="side-list-head">
            <h2 id="side-list-title">{t(filtered ? 'floor.listMatching' : 'floor.listAll', { n })}</h2>
            <span className="muted">
              {t('floor.listFree', { n: format.number(free) })} · {t('floor.listOrder')}
            </span>
          </div>
          <SearchField
            label={t('floor.listSearch')}
            placeholder={t('floor.listSearch')}
            value={text}
            onChange={onText}
          />
          {n === 0 ? (
            <p className="side-none muted">{t('floor.listNone')}</p>
          ) : (
            <SpaceList
              plan={plan}
              rows={listing.rows}
              words={words}
              selected={selected}
              choice={props.choice}
              group={selected === null ? null : (listing.groups[selected] ?? null)}
              moment={props.moment}
              onSelect={onSelect}
              onAct={props.onEnter}
              onClear={() => onSelect(null)}
            />
          )}
        </section>
      )}
    </>
  )
}
