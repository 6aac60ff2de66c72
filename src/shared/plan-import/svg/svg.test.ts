import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatOf } from '../format.ts'
import { building, reading } from '../testing/options.ts'
import { readSvg } from './read-svg.ts'
import { parseTransform } from './transform.ts'

const plans = resolve(import.meta.dirname, '../../../../../shared/plans')
const have = existsSync(plans)
if (!have) console.info('../shared/plans is not there: no SVG drawing made elsewhere is tried.')

const needs = { decode: (b: Uint8Array, encoding: string) => new TextDecoder(encoding).decode(b) }
const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string, wishes = {}) => readSvg(needs, bytes(text), reading(wishes))
const svg = (inside: string, head = 'width="200mm" height="100mm" viewBox="0 0 200 100"') =>
  `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:inkscape="urn:i" ${head}>${inside}</svg>`

describe('a small SVG drawing', () => {
  it('keeps what is drawn where nested transforms put it', () => {
    const plan = building(
      read(
        svg(`<line x1="0" y1="0" x2="100" y2="0"/>
          <g transform="translate(10 20) scale(2)"><g transform="rotate(90)">
            <path d="M0 0h10"/></g></g><text x="5" y="90">M 1:100</text>`),
      ),
    )
    expect(plan.scale).toMatchObject({ unitsPerMetre: 10, certainty: 'noted', evidence: 'M 1:100' })
    expect(plan.storeys[0]!.document.underlay!.map((l) => l.points)).toEqual([
      [
        [0, 0],
        [10_000, 0],
      ],
      [
        [1000, 2000],
        [1000, 4000],
      ],
    ])
  })

  it('takes a layer for what it is, also when it is called as JavaScript calls something of its own', () => {
    const plan = building(
      read(svg('<g inkscape:groupmode="layer" inkscape:label="constructor"><path d="M0 0H90"/></g>'), {
        scale: { kind: 'unitsPerMetre', value: 10 },
      }),
    )
    expect(plan.layers).toEqual([{ name: 'constructor', role: 'line', objects: 1 }])
  })

  it('has walls, rooms and desks where its layers and symbols are named so', () => {
    const plan = building(
      read(
        svg(`<defs><symbol id="Schreibtisch"><rect x="-8" y="-4" width="16" height="8"/></symbol></defs>
          <g inkscape:groupmode="layer" inkscape:label="Räume"><rect x="3" y="3" width="54" height="44"/>
            <text x="10" y="20" font-size="3">2.14</text></g>
          <g inkscape:groupmode="layer" inkscape:label="Wände"><rect x="0" y="0" width="60" height="3"/><rect x="0" y="47" width="60" height="3"/></g>
          <g inkscape:groupmode="layer" inkscape:label="Türen"><path d="M20 47 L20 38 M20 38 A9 9 0 0 1 29 47"/></g>
          <g inkscape:groupmode="layer" inkscape:label="Möbel"><use href="#Schreibtisch" x="20" y="10"/><use xlink:href="#Schreibtisch" transform="translate(45 30) rotate(90)"/></g>
          <g style="display:none"><path d="M0 0h100"/></g>`),
        { scale: { kind: 'unitsPerMetre', value: 10 } },
      ),
    )
    expect(plan.counts).toMatchObject({ rooms: 1, walls: 2, doors: 1, desks: 2, lines: 0 })
    const { rooms, spaces, doors } = plan.storeys[0]!.document
    expect(rooms[0]).toMatchObject({ number: '2.14', name: '' })
    expect(spaces.map((s) => [s.width, s.depth, s.roomId])).toEqual([
      [1600, 800, rooms[0]!.id],
      [1600, 800, rooms[0]!.id],
    ])
    expect(doors[0]).toMatchObject({ width: 900, opens: 'up' })
  })

  it('fetches nothing, runs nothing, and says what it left out', () => {
    const plan = building(
      read(
        svg(`<?xml-stylesheet href="http://example.org/a.css"?><link href="b.css"/><style>@import url(c.css);</style>
          <image href="http://example.org/plan.png"/><script>alert(1)</script>
          <foreignObject><path d="M0 0h50"/></foreignObject><path onload="alert(1)" d="M0 0h100"/>`),
      ),
    )
    expect(plan.counts.lines).toBe(1)
    expect(plan.warnings).toContainEqual({ kind: 'externalReferences', count: 4 })
  })

  it('may declare short entities, as drawing tools do', () => {
    const text = `<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg"><!ENTITY st "M0 0h100">]><svg xmlns="&ns;" width="100" viewBox="0 0 100 100"><path d="&st;"/></svg>`
    expect(formatOf(bytes(text))).toBe('svg')
    expect(building(read(text)).counts.lines).toBe(1)
  })
})

describe('what is no whole or no honest drawing', () => {
  const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
  it.each([
    ['an entity bomb', `<!DOCTYPE svg [<!ENTITY l0 "lol">${lol}]>${svg('<text>&l9;</text>')}`, 'damaged'],
    [
      'an external entity',
      `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg><text>&x;</text></svg>`,
      'damaged',
    ],
    ['deep nesting', svg('<g>'.repeat(300) + '</g>'.repeat(300)), 'tooDeep'],
    ['a use of itself', svg('<g id="a"><path d="M0 0h9"/><use href="#a"/></g>'), 'tooDeep'],
    [
      'uses that multiply',
      svg(
        `${Array.from(
          { length: 8 },
          (_, i) => `<g id="g${i}x">${`<use href="#g${i + 1}x"/>`.repeat(20)}</g>`,
        ).join('')}<g id="g8x"><path d="M0 0h9"/></g>`,
      ),
      'tooMany',
    ],
    ['a cut tail', svg('<path d="M0 0h100"/>').slice(0, -10), 'truncated'],
    ['bad XML', svg('<path d="M0 0h100"></g>'), 'damaged'],
    ['nothing drawn', svg('<g/>'), 'nothingDrawn'],
    ['HTML', '<html><svg/></html>', 'unknownFormat'],
  ])('%s is told', (_, text, kind) => {
    expect(read(text)).toMatchObject({ ok: false, problem: { kind } })
  })

  it('coordinates that are no numbers are left out and counted', () => {
    const plan = building(
      read(
        svg(
          '<path d="M0 0h100"/><line x1="NaN" y1="0" x2="5" y2="5"/><line x1="0" y1="0" x2="1e308" y2="5"/>',
        ),
      ),
    )
    expect(plan.warnings).toContainEqual({ kind: 'notNumbers', count: 2 })
  })
})

it('transforms are applied from right to left', () => {
  expect(
    parseTransform('translate(10,20) scale(2) rotate(90 5 5)').map((n) => Math.round(n * 1e9) / 1e9),
  ).toEqual([0, 2, -2, 0, 30, 20])
  expect(parseTransform('skewX(45)matrix(1 0 0 1 3 4)')[4]).toBeCloseTo(7)
})

describe.skipIf(!have)('plans made elsewhere', () => {
  const plan = (name: string) => building(readSvg(needs, readFileSync(resolve(plans, name)), reading()))

  it('the workshop from Inkscape', () => {
    const { contents, scale, counts } = plan('n51_from_inkscape.svg')
    expect(contents.paths).toBe(3221)
    expect(counts.texts).toBe(3)
    expect(scale.unitsPerMetre).toBeCloseTo(78.74, 2)
  })

  it('the same cleaned up, whose stylesheet is not fetched', () => {
    const { contents, scale, warnings } = plan('n51_cleaned_up.svg')
    expect(contents.paths).toBe(3315)
    expect(scale.unitsPerMetre).toBeCloseTo(78.74, 2)
    expect(warnings).toContainEqual({ kind: 'externalReferences', count: 1 })
  })

  it('a small room without a scale', () => {
    const { contents, scale, warnings } = plan('dupont_cleaned_up.svg')
    expect(contents.paths).toBe(134)
    expect(scale.certainty).toBe('unknown')
    expect(warnings.map((w) => w.kind)).toContain('scaleUnknown')
  })
})
