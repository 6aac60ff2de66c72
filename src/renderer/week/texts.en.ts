import type { Shape } from '../i18n/shape.ts'
import type { weekDe } from './texts.de.ts'

export const weekEn: Shape<typeof weekDe> = {
  title: '',
}
