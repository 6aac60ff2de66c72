/** In what two states of an object differ, in words; and what each has instead, where the words for the object do not say it. */
import { useTranslation } from 'react-i18next'
import { type Aspect, differing } from '#shared/floor-edit/differing.ts'
import type { AnyObject, PlanObject } from '#shared/floor-edit/objects.ts'
import { normal } from '#shared/floor-edit/transform.ts'
import { useEditor } from '../shell.ts'

export function useAspects() {
  const { draft, words } = useEditor()
  const { t } = useTranslation()
  const { rooms, zones } = draft.document
  /** null: the draft does not know it, as others may have made it. */
  const areaOf = (id: string | null, name: string | undefined) => (id === null ? '–' : name || null)
  const wordsOf = (o: PlanObject, aspect: Aspect): string | null => {
    if (aspect === 'rotation' && 'rotation' in o.object) return `${normal(o.object.rotation)}°`
    if (aspect === 'kind') return words.sort(o)
    if (o.kind !== 'space') return null
    const { features, bookable, roomId, zoneId } = o.object
    const room = rooms.find((r) => r.id === roomId)
    switch (aspect) {
      case 'features':
        return features.map((f) => t(`floor.feature.${f}`)).join(', ') || '–'
      case 'bookable':
        return t(bookable ? 'edit.wanted.stateOf.bookable' : 'edit.blocked')
      case 'room':
        return areaOf(roomId, room && (room.number || room.name))
      case 'zone':
        return areaOf(zoneId, zones.find((z) => z.id === zoneId)?.name)
      default:
        return null
    }
  }
  return {
    /** "Lage, Ausstattung" */
    differs: (mine: AnyObject, theirs: AnyObject): string =>
      differing(mine, theirs)
        .map((aspect) => t(`edit.merge.aspect.${aspect}`))
        .join(', '),
    /** "Ausstattung: Monitor, Dock" for each of what `o` has otherwise than `other`. */
    values: (o: PlanObject, other: AnyObject): readonly string[] =>
      differing(o.object, other).flatMap((aspect) => {
        const value = wordsOf(o, aspect)
        return value === null
          ? []
          : [t('edit.merge.value', { what: t(`edit.merge.aspect.${aspect}`), value })]
      }),
  }
}
