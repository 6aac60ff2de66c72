/** What became of reading a plan, in German. */
import type { OtherFormat, PlanFormat } from './format.ts'
import type { ImportWarning } from './imported.ts'
import type { ImportProblem } from './problem.ts'

/** Feminine all of them, so that sentences fit. */
const NAMES: Readonly<Record<PlanFormat, string>> = {
  ifc: 'IFC-Datei',
  dxf: 'DXF-Zeichnung',
  svg: 'SVG-Zeichnung',
  pdf: 'PDF-Datei',
  png: 'PNG-Datei',
  jpeg: 'JPEG-Datei',
  json: 'Plandatei (JSON)',
}
const OTHERS: Readonly<Record<OtherFormat, string>> = {
  zip: 'Das ist ein ZIP-Archiv. Bitte entpacken Sie es zuerst.',
  dwg: 'Das ist eine DWG-Zeichnung. Bitte speichern Sie sie im CAD-Programm als DXF (ASCII).',
  gzip: 'Das ist eine gepackte Datei, in der keine SVG-Zeichnung steckt.',
  xml: 'Das ist eine XML- oder HTML-Datei, kein Etagenplan.',
  image: 'Diese Art von Bild kann nicht importiert werden, PNG und JPEG schon.',
  text: 'Das ist ein Text, kein Etagenplan.',
  unknown: 'Dieses Format kann nicht importiert werden, nur IFC, DXF, SVG, PDF, PNG, JPEG und eigenes JSON.',
}

export function problemSentence(problem: ImportProblem): string {
  switch (problem.kind) {
    case 'unreadable':
      return 'Die Datei konnte nicht gelesen werden. Vielleicht wurde sie verschoben oder ist gesperrt.'
    case 'empty':
      return 'Die Datei ist leer.'
    case 'tooLarge':
      return `Die Datei hat ${problem.megabytes} MB; importiert werden höchstens ${problem.limit} MB.`
    case 'bomb':
      return `Entpackt hätte die Datei mehr als die ${problem.limit} MB, die importiert werden können.`
    case 'unknownFormat':
      return OTHERS[problem.what]
    case 'binaryDxf':
      return 'Das ist eine binäre DXF-Zeichnung. Bitte speichern Sie sie als DXF im ASCII-Format.'
    case 'truncated':
      return `Die ${NAMES[problem.format]} ist abgeschnitten: Ihr Ende fehlt. Bitte kopieren oder exportieren Sie sie noch einmal.`
    case 'unknownSchema':
      return `Diese IFC-Datei folgt einem Schema, das nicht gelesen werden kann (${problem.schema || 'ohne Angabe'}). IFC2X3 und IFC4 gehen.`
    case 'noStoreys':
      return 'Die IFC-Datei hat keine Geschosse; es gibt keine Etage zu importieren.'
    case 'noGeometry':
      return 'Die IFC-Datei beschreibt weder Wände noch Räume mit Maßen; es gibt nichts zu zeichnen.'
    case 'nothingDrawn':
      return `In der ${NAMES[problem.format]} ist nichts gezeichnet.`
    case 'encrypted':
      return 'Die PDF-Datei ist mit einem Passwort geschützt. Bitte speichern Sie sie ohne.'
    case 'noSuchPage':
      return `Eine Seite ${problem.page} hat die PDF-Datei nicht; ${problem.pages === 1 ? 'sie hat eine Seite' : `sie hat ${problem.pages} Seiten`}.`
    case 'tooDeep':
      return `Die ${NAMES[problem.format]} ist mehr als ${problem.limit} Ebenen tief verschachtelt; so ist kein Etagenplan.`
    case 'tooMany':
      return `In der ${NAMES[problem.format]} sind mehr als ${problem.limit.toLocaleString('de')} Dinge gezeichnet, zu viele für einen Etagenplan.`
    case 'wrongScale':
      return `In diesem Maßstab wäre die Zeichnung ${metres(problem.metres)} groß. Bitte geben Sie den Maßstab an.`
    case 'damaged':
      return `Die ${NAMES[problem.format]} ist beschädigt und kann nicht gelesen werden.`
    case 'outOfTime':
      return `Das Lesen der Datei wurde nach ${problem.seconds} Sekunden beendet.`
    case 'outOfMemory':
      return 'Das Lesen der Datei wurde beendet, weil es zu viel Speicher brauchte.'
    case 'cancelled':
      return 'Das Lesen der Datei wurde abgebrochen.'
  }
}

const metres = (n: number): string =>
  n >= 10_000
    ? `${Math.round(n / 1000).toLocaleString('de')} km`
    : `${n.toLocaleString('de', { maximumFractionDigits: n < 1 ? 3 : 0 })} m`

export function warningSentence({ kind, count }: ImportWarning): string {
  const are = (one: string, many: string) => (count === 1 ? one : `${count.toLocaleString('de')} ${many}`)
  switch (kind) {
    case 'withoutShape':
      return are(
        'Ein Bauteil hat keine brauchbare Form und fehlt.',
        'Bauteile haben keine brauchbare Form und fehlen.',
      )
    case 'withoutStorey':
      return are(
        'Ein Bauteil gehört zu keinem Geschoss und ist nach seiner Höhe eingeordnet.',
        'Bauteile gehören zu keinem Geschoss und sind nach ihrer Höhe eingeordnet.',
      )
    case 'outlineGuessed':
      return are(
        'Ein Umriss ist nicht geschlossen und nur ungefähr.',
        'Umrisse sind nicht geschlossen und nur ungefähr.',
      )
    case 'farAway':
      return are(
        'Ein Teil liegt weit vom Gebäude entfernt und fehlt.',
        'Teile liegen weit vom Gebäude entfernt und fehlen.',
      )
    case 'desksOutsideRooms':
      return are('Ein Platz steht in keinem Raum.', 'Plätze stehen in keinem Raum.')
    case 'unreadableLines':
      return are('Eine Zeile der Datei war nicht lesbar.', 'Zeilen der Datei waren nicht lesbar.')
    case 'severalBuildings':
      return `In der Datei sind ${count} Gebäude; ihre Geschosse stehen hier zusammen.`
    case 'roomInPieces':
      return are(
        'Ein Raum besteht aus mehreren Stücken; nur das größte ist da.',
        'Räume bestehen aus mehreren Stücken; nur die größten sind da.',
      )
    case 'unitsDoubtful':
      return 'Die Einheit in der Datei passt nicht zu dem, was gezeichnet ist. Bitte prüfen Sie eine Länge.'
    case 'scaleUnknown':
      return 'Die Zeichnung nennt keinen Maßstab. Bitte geben Sie eine Länge an, die Sie kennen.'
    case 'notNumbers':
      return are(
        'Ein Teil hat Koordinaten, die keine brauchbaren Zahlen sind, und fehlt.',
        'Teile haben Koordinaten, die keine brauchbaren Zahlen sind, und fehlen.',
      )
    case 'unknownBlocks':
      return are(
        'Ein Symbol ist unbekannt und wird als Möbel übernommen.',
        'Symbole sind unbekannt und werden als Möbel übernommen.',
      )
    case 'labelsLeak':
      return are(
        'Eine Beschriftung steht in einer Fläche, deren Wände nicht schließen; daraus wird kein Raum.',
        'Beschriftungen stehen in Flächen, deren Wände nicht schließen; daraus werden keine Räume.',
      )
    case 'linesLeftOut':
      return are(
        'Eine Linie ist mehr, als ein Plan fasst, und fehlt.',
        'Linien sind mehr, als ein Plan fasst, und fehlen.',
      )
    case 'externalReferences':
      return are(
        'Ein Verweis auf eine andere Datei bleibt unbeachtet.',
        'Verweise auf andere Dateien bleiben unbeachtet.',
      )
    case 'otherPages':
      return are('Eine weitere Seite ist nicht dabei.', 'weitere Seiten sind nicht dabei.')
    case 'onlyPicture':
      return 'Die Seite ist ein Bild ohne Linien. Bitte importieren Sie sie als PNG oder JPEG.'
    case 'pictureCoarser':
      return 'Das Bild ist gröber als in der Datei; ein größeres fasst ein Plan nicht.'
  }
}
