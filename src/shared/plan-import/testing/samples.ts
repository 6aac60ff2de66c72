/** A small sound file of every format, for tests that damage them. */
import { TWO_ROOMS_DXF, tinyDxf } from './tiny-dxf.ts'
import { TWO_ROOMS, tinyIfc } from './tiny-ifc.ts'
import { tinyPdf } from './tiny-pdf.ts'

const encode = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0) & 0xff)

export const TWO_ROOMS_SVG = `<?xml version="1.0"?>
<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]>
<svg xmlns="&ns;" xmlns:inkscape="urn:i" width="107mm" height="46mm" viewBox="0 0 107 46">
<style>.a{font-size:2px}</style>
<defs><symbol id="Schreibtisch"><rect x="-8" y="-4" width="16" height="8"/></symbol></defs>
<g inkscape:groupmode="layer" inkscape:label="W&#xe4;nde"><path d="M0 0h107v46h-107z"/>
<path d="M3 3H53V18M53 27V43H3V3" transform="translate(0 0) scale(1)"/><path d="M54 3H104V43H54V27M54 18V3"/></g>
<g inkscape:groupmode="layer" inkscape:label="T&#xfc;ren"><path d="M53 27L44 27M44 27A9 9 0 0 1 53 18"/></g>
<g inkscape:groupmode="layer" inkscape:label="M&#xf6;bel"><use href="#Schreibtisch" x="15" y="10"/>
<use href="#Schreibtisch" transform="translate(95 30) rotate(90)"/></g>
<g transform="matrix(1 0 0 1 0 0)"><text class="a" x="10" y="12">0.01</text><text x="80" y="12" font-size="2">0.02</text>
<circle cx="30" cy="30" r="2"/><polyline points="1,1 2,2 3,1"/><path d="M5 40q2 2 4 0t4 0c1 1 2 2 3 0s2 -1 3 0"/></g>
<text x="5" y="45" font-size="2">M 1:100</text></svg>`

export const samples = (): Readonly<Record<string, Uint8Array>> => ({
  ifc: encode(tinyIfc(TWO_ROOMS)),
  dxf: encode(tinyDxf(TWO_ROOMS_DXF)),
  svg: encode(TWO_ROOMS_SVG),
  pdf: tinyPdf(
    'q 1 0 0 1 5 5 cm 10 10 m 293 10 l 293 200 l h S Q 0 0 m 10 20 30 40 50 60 c 50 500 30 20 re f BT /F1 12 Tf 20 20 Td (M 1:100) Tj ET',
  ),
  png: encode(
    '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x07\xd0\0\0\x05\xdc\x08\x02\0\0\0abcd\0\0\0\tpHYs\0\0\x2e\x23\0\0\x2e\x23\x01abcd\0\0\0\x04IDAT1234abcd\0\0\0\0IENDabcd',
  ),
  jpeg: encode(
    '\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\x01\0\x64\0\x64\0\0\xff\xc0\0\x0b\x08\x05\xdc\x07\xd0\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0\x3f\0abcdefgh\xff\xd9',
  ),
})
