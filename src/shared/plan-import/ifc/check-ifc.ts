/** What can be said of an IFC file before it is opened, from its first and last bytes. */
import { latin1, printable } from '../bytes.ts'
import type { ImportProblem } from '../problem.ts'

const SCHEMAS = /^IFC(2X3|4)/

/** The reason not to open the file, or null when it looks like a whole IFC file. */
export function checkIfcBytes(bytes: Uint8Array): ImportProblem | null {
  if (!latin1(bytes.subarray(-4096)).includes('END-ISO-10303-21')) return { kind: 'truncated', format: 'ifc' }
  const head = latin1(bytes.subarray(0, 65_536))
  const schema = /FILE_SCHEMA\s*\(\s*\(\s*'([^']{0,40})/i.exec(head)?.[1] ?? ''
  if (!SCHEMAS.test(schema.toUpperCase())) return { kind: 'unknownSchema', schema: printable(schema) }
  return null
}
