import { CarFront, Circle, House } from 'lucide-react'
import type { Place } from '#shared/domain/day-plan.ts'
import { DeskIcon } from './Brand.tsx'

/** Each place has its form, so that colour is never alone. */
export function PlaceIcon({ place, size = 18 }: { place: Place; size?: number }) {
  switch (place) {
    case 'office':
      return <DeskIcon size={size} />
    case 'home':
      return <House size={size} aria-hidden />
    case 'elsewhere':
      return <CarFront size={size} aria-hidden />
    case 'away':
      return <Circle size={size} absoluteStrokeWidth strokeWidth={1.6} className="away-icon" aria-hidden />
  }
}
