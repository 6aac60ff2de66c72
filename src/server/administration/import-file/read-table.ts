/** A table as a spreadsheet program saves it: commas or semicolons, German or English headings in any order. */
import Papa from 'papaparse'
import type { ImportColumn, ImportKind } from '#shared/contract/administration.ts'

/** Headings by what they mean, compared without regard to case. */
const HEADINGS: Readonly<Record<ImportKind, Partial<Record<ImportColumn, readonly string[]>>>> = {
  people: {
    login: ['anmeldename', 'login', 'benutzername'],
    displayName: ['name', 'anzeigename'],
    initials: ['kürzel', 'initials'],
    team: ['heimatteam', 'team', 'home team'],
    memberships: ['weitere teams', 'further teams'],
    site: ['standort', 'site'],
    roles: ['rollen', 'roles'],
    deputy: ['vertretung', 'deputy'],
    groups: ['gruppen', 'groups'],
  },
  teams: {
    team: ['team', 'name'],
    parent: ['übergeordnetes team', 'übergeordnet', 'parent team', 'parent'],
  },
}
const NEEDED: Readonly<Record<ImportKind, readonly ImportColumn[]>> = {
  people: ['login', 'displayName', 'team'],
  teams: ['team', 'parent'],
}

export interface TableLine {
  /** As an editor counts them: the headings are line 1. */
  readonly line: number
  /** Cells without blanks around them; a column that is not in the file is not there. */
  readonly cells: Partial<Record<ImportColumn, string>>
}

export type Table =
  | { readonly lines: readonly TableLine[] }
  /** Columns that are missing, headings nobody knows, and those that are there twice. */
  | { readonly missing: ImportColumn[]; readonly unknown: string[]; readonly repeated: ImportColumn[] }
  /** A line with a quotation mark that opens or closes nothing, or with more cells than there are headings. */
  | { readonly broken: number }

/** @returns the lines that say something, or why there are none to read */
export function readTable(kind: ImportKind, text: string): Table {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimitersToGuess: [';', ',', '\t'],
  })
  const [headings = [], ...rows] = data
  const columns = headings.map((heading) => columnOf(kind, heading))
  const missing = NEEDED[kind].filter((column) => !columns.includes(column))
  const unknown = headings.filter((heading, i) => heading.trim() !== '' && columns[i] === null)
  const repeated = columns.filter((column, i) => column !== null && columns.indexOf(column) < i)
  if (missing.length + unknown.length + repeated.length > 0)
    return { missing, unknown, repeated: repeated.filter((column) => column !== null) }
  const quoted = new Set(errors.filter((e) => e.type === 'Quotes').map((e) => e.row ?? 0))
  const lines: TableLine[] = []
  let line = 1 + breaksIn(headings)
  for (const [i, row] of rows.entries()) {
    line++
    if (quoted.has(i + 1) || row.slice(headings.length).some((cell) => cell.trim() !== ''))
      return { broken: line }
    const cells = columns.flatMap((column, c) =>
      column === null ? [] : [[column, row[c]?.trim() ?? ''] as const],
    )
    if (row.some((cell) => cell.trim() !== '')) lines.push({ line, cells: Object.fromEntries(cells) })
    line += breaksIn(row)
  }
  return { lines }
}

/** Line breaks within cells. */
const breaksIn = (row: readonly string[]): number =>
  row.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0)

function columnOf(kind: ImportKind, heading: string): ImportColumn | null {
  const said = heading.trim().toLowerCase()
  for (const [column, names] of Object.entries(HEADINGS[kind]))
    if (names.includes(said)) return column as ImportColumn
  return null
}
