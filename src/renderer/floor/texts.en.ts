import type { Shape } from '../i18n/shape.ts'
import type { floorDe } from './texts.de.ts'

export const floorEn: Shape<typeof floorDe> = {
  title: 'Plan',
}
