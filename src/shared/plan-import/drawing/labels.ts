/** What the texts inside a room say of it. */
import type { DrawnText } from './drawing.ts'

/** "13'8 x 14'", "3,50 x 4,20 m", "24,5 m²", "RH = 2,75": sizes, not names. */
const SIZE =
  /^[\d\s.,'"½¼¾/-]+(x|×|\*)[\d\s.,'"½¼¾/-]+(m|cm|mm)?$|\d\s*(m2|m²|qm|sq\.?\s*ft\.?)\b|m²|^[A-Z]{1,3}\s*[=:]\s*[\d.,]+\s*(m|cm|mm)?$|^[+-]\s*\d+[.,]\d+$/i
const NUMBER = /^(raum|room|r\.?|zi\.?|nr\.?)?\s*([A-Z]{0,3}[-. ]?\d[\dA-Z]*([-./][\dA-Z]+)*)$/i

/** Longer texts are notes. */
const LONGEST = 40

export const isSize = (text: string): boolean => SIZE.test(text.trim())

/** Number and name from all texts of one room; the tallest are what it is called. */
export function roomLabel(texts: readonly DrawnText[]): { number: string; name: string; used: DrawnText[] } {
  const said = texts.filter((t) => t.text.trim() !== '' && t.text.length <= LONGEST && !isSize(t.text))
  const tallest = Math.max(0, ...said.map((t) => t.height))
  const used = said
    .filter((t) => t.height >= tallest * 0.97)
    .sort((a, b) => (Math.abs(a.at[1] - b.at[1]) > tallest / 2 ? a.at[1] - b.at[1] : a.at[0] - b.at[0]))
  const numbered = used.find((t) => NUMBER.test(t.text.trim()))
  const number = numbered ? (NUMBER.exec(numbered.text.trim())?.[2] ?? '') : ''
  const name = used
    .filter((t) => t !== numbered)
    .map((t) => t.text.trim())
    .join(' ')
    .replace(/\s+/g, ' ')
  return { number: number.slice(0, 120), name: name.slice(0, 120), used }
}
