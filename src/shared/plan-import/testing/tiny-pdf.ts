/** Writes small PDF files for tests: one page with a content stream, uncompressed unless its bytes are given packed. */
export function tinyPdf(
  content: string | Uint8Array,
  { width = 842, height = 595, filter = '' }: { width?: number; height?: number; filter?: string } = {},
): Uint8Array {
  const encode = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0))
  const stream = typeof content === 'string' ? encode(content) : content
  const parts: Uint8Array[] = []
  const offsets: number[] = []
  let length = 0
  const add = (part: string | Uint8Array) => {
    const bytes = typeof part === 'string' ? encode(part) : part
    parts.push(bytes)
    length += bytes.length
  }
  const object = (body: string) => {
    offsets.push(length)
    add(`${offsets.length} 0 obj\n${body}\nendobj\n`)
  }
  add('%PDF-1.4\n')
  object('<< /Type /Catalog /Pages 2 0 R >>')
  object('<< /Type /Pages /Kids [3 0 R] /Count 1 >>')
  object(
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>`,
  )
  object('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')
  offsets.push(length)
  add(`5 0 obj\n<< /Length ${stream.length}${filter ? ` /Filter ${filter}` : ''} >>\nstream\n`)
  add(stream)
  add('\nendstream\nendobj\n')
  const start = length
  const rows = offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n \n`).join('')
  add(
    `xref\n0 6\n0000000000 65535 f \n${rows}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
  )
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
