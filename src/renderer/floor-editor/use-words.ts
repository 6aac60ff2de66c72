/** Objects in words, as lists and screen readers name them. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { isLocked } from '#shared/floor-edit/locks.ts'
import type { PlanObject } from '#shared/floor-edit/objects.ts'
import { boundsOfObject } from '#shared/floor-edit/transform.ts'
import { measuredLine } from '#shared/geometry/measured-line.ts'

export interface EditWords {
  /** "Platz 6", "Raum 2.14", "Wand" */
  name(o: PlanObject): string
  /** With where it is and how large, and whether it is locked. */
  said(o: PlanObject): string
  /** "Schreibtisch", "Schrank", "Wand" */
  sort(o: PlanObject): string
  metres(mm: number): string
}

export function useEditWords(document: FloorPlanDocument): EditWords {
  const { t, i18n } = useTranslation()
  const { rooms } = document
  return useMemo(() => {
    const byId = new Map(rooms.map((r) => [r.id, r.number || r.name]))
    const number = new Intl.NumberFormat(i18n.language, {
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    })
    const metres = (mm: number) => number.format(mm / 1000)
    const name = (o: PlanObject): string => {
      switch (o.kind) {
        case 'space': {
          const room = byId.get(o.object.roomId ?? '')
          const label = t(`edit.spaceNamed.${o.object.kind}`, { label: o.object.label })
          return room ? `${label}, ${room}` : label
        }
        case 'room':
          return [t('edit.kind.room'), o.object.number, o.object.name].filter(Boolean).join(' ')
        case 'zone':
          return `${t('edit.kind.zone')} ${o.object.name}`
        case 'furniture':
          return o.object.name || t(`edit.furniture.${o.object.what}`)
        case 'text':
          return `${t('edit.kind.text')} „${o.object.text}“`
        case 'dimension':
          return `${t('edit.kind.dimension')} ${metres(measuredLine(o.object).length)} m`
        default:
          return t(`edit.kind.${o.kind}`)
      }
    }
    return {
      metres,
      name,
      said(o) {
        const b = boundsOfObject(o)
        const words = t('edit.said', {
          name: name(o),
          x: metres((b.minX + b.maxX) / 2),
          y: metres((b.minY + b.maxY) / 2),
          width: metres(b.maxX - b.minX),
          depth: metres(b.maxY - b.minY),
        })
        return isLocked(o.object) ? `${words}, ${t('edit.lock.is')}` : words
      },
      sort(o) {
        if (o.kind === 'space') return t(`edit.spaceKind.${o.object.kind}`)
        return o.kind === 'furniture' ? t(`edit.furniture.${o.object.what}`) : t(`edit.kind.${o.kind}`)
      },
    }
  }, [rooms, t, i18n.language])
}
