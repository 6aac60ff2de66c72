/** Places blocks: what an INSERT draws, with blocks within blocks, as lines of the drawing. */
import type { Point } from '../../domain/floor-plan.ts'
import type { DrawnArc, DrawnLine, DrawnSymbol, DrawnText } from '../drawing/drawing.ts'
import { isPlace } from '../drawing/drawing.ts'
import { apply, IDENTITY, type Matrix, moved, scaled, times, turned } from '../drawing/matrix.ts'
import { isOurSymbol } from '../roles.ts'
import { type Entity, isEntity, isHidden, layerOf, listOf, num, onPaper, text, typeOf } from './entity.ts'
import { arcOf, shapesOf } from './shape.ts'
import { wordsOf } from './words.ts'

export const MOST_NESTED = 32
export const MOST_DRAWN = 500_000

/** Ends the reading of a drawing that is none. */
export class TooMuch extends Error {
  readonly why: 'tooDeep' | 'tooMany'
  constructor(why: 'tooDeep' | 'tooMany') {
    super(why)
    this.why = why
  }
}

export interface Flat {
  readonly lines: DrawnLine[]
  readonly arcs: DrawnArc[]
  readonly texts: DrawnText[]
  readonly symbols: DrawnSymbol[]
  notNumbers: number
}
const nothing = (): Flat => ({ lines: [], arcs: [], texts: [], symbols: [], notNumbers: 0 })

export class BlockPlacer {
  readonly #blocks = new Map<string, Entity>()
  /** Units; an insert larger than this is a part of the building, not a symbol. */
  readonly #largest: number
  #drawn = 0

  constructor(blocks: readonly Entity[], largestSymbol: number) {
    for (const block of blocks) this.#blocks.set(text(block, 'name'), block)
    this.#largest = largestSymbol
  }

  /** y down, in the drawing's units. */
  flatten(entities: readonly Entity[]): Flat {
    const flat = nothing()
    // DXF's y goes up.
    for (const e of entities) this.#place(e, scaled(1, -1), null, 0, flat)
    return flat
  }

  #place(e: Entity, m: Matrix, inherited: string | null, depth: number, into: Flat): void {
    if (isHidden(e) || onPaper(e)) return
    if (++this.#drawn > MOST_DRAWN) throw new TooMuch('tooMany')
    const own = layerOf(e)
    // What a block draws on layer 0 is on the layer of its insert.
    const layer = own === '0' && inherited !== null ? inherited : own
    if (typeOf(e) === 'INSERT') this.#insert(e, m, layer, depth, into)
    else if (typeOf(e) === 'TEXT' || typeOf(e) === 'MTEXT' || typeOf(e) === 'ATTRIB') {
      const words = wordsOf(e)
      if (!words) return
      const height = words.height * Math.hypot(m[2], m[3])
      const rotation = (Math.atan2(m[1], m[0]) * 180) / Math.PI - words.rotation
      const at = apply(m, words.at)
      if (isPlace(at) && height > 0 && height < 1e9 && Number.isFinite(rotation))
        into.texts.push({ layer, text: words.text, at, height, rotation })
      else into.notNumbers++
    } else {
      const matrix = mirrored(e) ? times(m, scaled(-1, 1)) : m
      const arc = arcOf(e)
      if (arc && arc.to - arc.from < 3) this.#arc(e, arc, matrix, layer, into)
      else this.#lines(e, matrix, layer, into)
    }
  }

  #arc(e: Entity, arc: NonNullable<ReturnType<typeof arcOf>>, m: Matrix, layer: string, into: Flat): void {
    const end = (a: number): Point =>
      apply(m, [arc.centre[0] + arc.radius * Math.cos(a), arc.centre[1] + arc.radius * Math.sin(a)])
    const [centre, from, to] = [apply(m, arc.centre), end(arc.from), end(arc.to)]
    const radius = Math.hypot(from[0] - centre[0], from[1] - centre[1])
    const other = Math.hypot(to[0] - centre[0], to[1] - centre[1])
    if (![centre, from, to].every(isPlace) || !(radius >= 0)) into.notNumbers++
    // Stretched, it is no circle any more.
    else if (Math.abs(radius - other) > radius * 0.01) this.#lines(e, m, layer, into)
    else into.arcs.push({ layer, centre, radius, from, to, sweep: ((arc.to - arc.from) * 180) / Math.PI })
  }

  #lines(e: Entity, m: Matrix, layer: string, into: Flat): void {
    for (const shape of shapesOf(e) ?? []) {
      const points = shape.points.map((p) => apply(m, p))
      if (points.length < 2) continue
      if (points.every(isPlace)) into.lines.push({ layer, points, closed: shape.closed })
      else into.notNumbers++
    }
  }

  #insert(e: Entity, m: Matrix, layer: string, depth: number, into: Flat): void {
    const block = this.#blocks.get(text(e, 'block'))
    if (!block) return
    if (depth >= MOST_NESTED) throw new TooMuch('tooDeep')
    for (const attribute of listOf(e.attribs)) this.#place(attribute, m, layer, depth + 1, into)
    const entities = listOf(block.entities)
    const nests = entities.some((x) => typeOf(x) === 'INSERT')
    for (const own of placements(e)) {
      const base = moved(-num(block, 'x', 0), -num(block, 'y', 0))
      const matrix = times(times(m, mirrored(e) ? times(scaled(-1, 1), own) : own), base)
      const inside = nothing()
      for (const x of entities) this.#place(x, matrix, layer, depth + 1, inside)
      into.notNumbers += inside.notNumbers
      const size = sizeOf(inside)
      const fits = size <= this.#largest && !(nests && size > this.#largest / 2)
      const symbol = depth === 0 && size > 0 && (fits || isOurSymbol(text(e, 'block')))
      if (symbol)
        into.symbols.push({
          layer,
          block: text(e, 'block'),
          along: direction(matrix),
          lines: [...inside.lines, ...inside.symbols.flatMap((s) => s.lines)],
          arcs: [...inside.arcs, ...inside.symbols.flatMap((s) => s.arcs)],
        })
      else {
        // One by one: a block may hold more than one call takes as arguments.
        for (const line of inside.lines) into.lines.push(line)
        for (const arc of inside.arcs) into.arcs.push(arc)
        for (const s of inside.symbols) into.symbols.push(s)
      }
      for (const t of inside.texts) into.texts.push(t)
    }
  }
}

/** Seen from below: extrusion along negative z, where x goes the other way. */
const mirrored = (e: Entity): boolean => {
  const direction = e.extrusionDir ?? e.extrudeDirection
  const z = isEntity(direction) ? num(direction, 'z', 1) : num(e, 'extrusionZ', 1)
  return z < -0.5
}

function* placements(e: Entity): Generator<Matrix> {
  const count = (key: string) => {
    const n = num(e, key, 1)
    return n >= 1 && Number.isFinite(n) ? Math.floor(n) : 1
  }
  const [rows, columns] = [count('rowCount'), count('columnCount')]
  if (rows * columns > MOST_DRAWN) throw new TooMuch('tooMany')
  const turn = turned(num(e, 'rotation', 0))
  const size = scaled(num(e, 'scaleX', 1) || 1, num(e, 'scaleY', 1) || 1)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [x, y] = apply(turn, [column * num(e, 'columnSpacing', 0), row * num(e, 'rowSpacing', 0)])
      yield times(times(moved(num(e, 'x', 0) + x, num(e, 'y', 0) + y), turn), size)
    }
}

function direction([a, b]: Matrix): Point {
  const length = Math.hypot(a, b)
  return length > 0 && Number.isFinite(length) ? [a / length, b / length] : [IDENTITY[0], IDENTITY[1]]
}

/** The longer side of what it draws; 0 for nothing. */
function sizeOf({ lines, arcs, symbols }: Flat): number {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  const note = ([x, y]: Point) => {
    minX = Math.min(minX, x)
    minY = Math.min(minY, y)
    maxX = Math.max(maxX, x)
    maxY = Math.max(maxY, y)
  }
  const all = [...lines, ...symbols.flatMap((s) => s.lines)]
  for (const line of all) line.points.forEach(note)
  for (const arc of [...arcs, ...symbols.flatMap((s) => s.arcs)]) [arc.from, arc.to].forEach(note)
  return maxX >= minX ? Math.max(maxX - minX, maxY - minY) : 0
}
