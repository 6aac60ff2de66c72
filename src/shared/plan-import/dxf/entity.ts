/** Entities as the parser gives them, read with doubt: nothing about them is certain. */
import type { Point } from '../../domain/floor-plan.ts'

export type Entity = Readonly<Record<string, unknown>>

export const isEntity = (value: unknown): value is Entity => typeof value === 'object' && value !== null
export const listOf = (value: unknown): readonly Entity[] =>
  Array.isArray(value) ? value.filter(isEntity) : []

export function num(e: Entity, key: string): number
export function num(e: Entity, key: string, otherwise: number): number
/** Not a number where the file has none, unless another value is given for absence. */
export function num(e: Entity, key: string, otherwise = Number.NaN): number {
  const value = e[key]
  if (value === undefined || value === null) return otherwise
  return typeof value === 'number' ? value : Number(value)
}

export const text = (e: Entity, key: string): string => {
  const value = e[key]
  return typeof value === 'string' ? value : ''
}

export const at = (e: Entity): Point => [num(e, 'x'), num(e, 'y')]
export const pointOf = (e: Entity, key: string): Point => {
  const value = e[key]
  return isEntity(value) ? at(value) : [Number.NaN, Number.NaN]
}

export const layerOf = (e: Entity): string => text(e, 'layer') || '0'
export const typeOf = (e: Entity): string => text(e, 'type')
export const onPaper = (e: Entity): boolean => num(e, 'paperSpace', 0) !== 0
export const isHidden = (e: Entity): boolean => e.visible === false
