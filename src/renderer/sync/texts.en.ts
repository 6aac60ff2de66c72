import type { Shape } from '../i18n/shape.ts'
import type { syncDe } from './texts.de.ts'

export const syncEn: Shape<typeof syncDe> = {
  title: '',
}
