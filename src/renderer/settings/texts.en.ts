import type { Shape } from '../i18n/shape.ts'
import type { settingsDe } from './texts.de.ts'

export const settingsEn: Shape<typeof settingsDe> = {
  title: '',
}
