import type { Shape } from '../i18n/shape.ts'
import type { sessionDe } from './texts.de.ts'

export const sessionEn: Shape<typeof sessionDe> = {
  title: '',
}
