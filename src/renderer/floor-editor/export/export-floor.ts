/** A floor as a file of each format, written on this laptop. Loaded when a file is asked for. */
import { spacesToCsv } from '#shared/plan-export/csv.ts'
import { sheetToDxf } from '#shared/plan-export/dxf.ts'
import type { ExportedFloor, ExportFormat } from '#shared/plan-export/floor.ts'
import { planToJson } from '#shared/plan-export/json.ts'
import { A3, fittingRatio, PNG_SIDE, SHEET_WORDS, type Sheet, sheetOf } from '#shared/plan-export/sheet.ts'
import { sheetToSvg } from '#shared/plan-export/svg.ts'
import { writePdf } from '../pdf/write-pdf.ts'

/** @throws when a picture or a file in PDF could not be made */
export async function exportFloor(
  building: string,
  floor: ExportedFloor,
  format: ExportFormat,
  language: 'de' | 'en',
): Promise<Blob> {
  const plan = { name: building, floors: [floor] }
  const sheet = () => sheetOf(building, floor, fittingRatio(floor, A3), SHEET_WORDS[language])
  switch (format) {
    case 'json':
      return new Blob([planToJson(plan)], { type: 'application/json' })
    case 'csv':
      return new Blob([spacesToCsv(plan)], { type: 'text/csv' })
    case 'svg':
      return svgOf(sheet())
    case 'dxf':
      return new Blob([sheetToDxf(sheet())], { type: 'image/vnd.dxf' })
    case 'pdf':
      return await writePdf({ sheet: sheet(), language })
    case 'png':
      return await pngOf(sheet())
  }
}

const svgOf = (sheet: Sheet): Blob => new Blob([sheetToSvg(sheet)], { type: 'image/svg+xml' })

async function pngOf(sheet: Sheet): Promise<Blob> {
  const factor = PNG_SIDE / Math.max(sheet.width, sheet.height)
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(sheet.width * factor)
  canvas.height = Math.ceil(sheet.height * factor)
  const context = canvas.getContext('2d')
  const address = URL.createObjectURL(svgOf(sheet))
  try {
    const picture = new Image()
    picture.src = address
    await picture.decode()
    if (!context) throw new Error('there is nothing to draw on')
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  } finally {
    URL.revokeObjectURL(address)
  }
  return await new Promise<Blob>((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture was made'))), 'image/png'),
  )
}
