import { describe, expect, it } from 'vitest'
import { formatOf } from './format.ts'
import { noteOf, parseScale } from './scale.ts'

describe('notes of scale', () => {
  it.each([
    ['28.25 inches is 113 feet', 48],
    ['1/4 inch to 1 ft scale', 48],
    ['1/48th scale', 48],
    ['M 1:100', 100],
    ['Maßstab 1 : 50', 50],
    ['1 cm = 0,5 m', 50],
    ['Grundriss EG M=1:200', 200],
  ])('%s', (text, ratio) => expect(noteOf([text])?.ratio).toBeCloseTo(ratio, 6))

  it.each(['Tel. 1:30 Uhr', 'Mischung 1:3', '12.10.2024', 'DN 100', '1:1', "13'8 x 14'"])(
    '%s is none',
    (text) => expect(noteOf([text])).toBeNull(),
  )

  it('that disagree are none, unless one measures', () => {
    expect(noteOf(['M 1:100', 'Detail M 1:20'])).toBeNull()
    expect(noteOf(['M 1:100', 'Detail M 1:20', '28.25 inches is 113 feet'])?.ratio).toBeCloseTo(48, 6)
  })
})

it('a scale is given as a ratio or as units in a metre', () => {
  expect(parseScale('1:50')).toEqual({ kind: 'ratio', ratio: 50 })
  expect(parseScale('82,02')).toEqual({ kind: 'unitsPerMetre', value: 82.02 })
  for (const wrong of ['0', '1:0', '-5', 'mm', '1/50', 'NaN', '1e9']) expect(parseScale(wrong)).toBeNull()
})

describe('formats', () => {
  const of = (text: string) => formatOf(Uint8Array.from(text, (c) => c.charCodeAt(0)))
  it.each([
    ['', 'empty'],
    ['  \n', 'empty'],
    ['PK\u0003\u0004rest', 'zip'],
    ['AC1027\u0000\u0000', 'dwg'],
    ['\u001f\u008b\u0008', 'gzip'],
    ['<html><body>', 'xml'],
    ['GIF89a', 'image'],
    ['just a letter', 'text'],
    ['\u0000\u0001\u0002', 'unknown'],
  ])('%j is none of ours', (content, what) => {
    const problem = of(content)
    expect(problem).toMatchObject(what === 'empty' ? { kind: 'empty' } : { kind: 'unknownFormat', what })
  })
  it.each([
    ['\u00ef\u00bb\u00bfISO-10303-21;', 'ifc'],
    ['/* a */ ISO-10303-21;', 'ifc'],
    ['999\nmade by hand\n  0\r\nSECTION\r\n', 'dxf'],
    ['AutoCAD Binary DXF\r\n', 'dxf'],
    ['<?xml version="1.0"?>\n<!-- a --><!DOCTYPE svg PUBLIC "x" "y"><svg>', 'svg'],
    ['<svg:svg xmlns:svg="x">', 'svg'],
    ['%PDF-1.7', 'pdf'],
    ['\u0089PNG\r\n\u001a\n', 'png'],
    ['\u00ff\u00d8\u00ff\u00e0', 'jpeg'],
  ])('%j is %s', (content, format) => expect(of(content)).toBe(format))
})
