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
  | { readonly missing: ImportColumn[]; readonly unknown: string[] }

/** @returns the lines that say something, or which columns are missing, and which are unknown */
export function readTable(kind: ImportKind, text: string): Table {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimitersToGuess: [';', ',', '\t'] })
  const [headings = [], ...rows] = data
  const columns = headings.map((heading) => columnOf(kind, heading))
  const missing = NEEDED[kind].filter((column) => !columns.includes(column))
  const unknown = headings.filter((heading, i) => heading.trim() !== '' && columns[i] === null)
  if (missing.length > 0 || unknown.length > 0) return { missing, unknown }
  const lines = rows.flatMap((row, i): TableLine[] => {
    if (row.every((cell) => cell.trim() === '')) return []
    const cells = columns.flatMap((column, c) =>
      column === null ? [] : [[column, row[c]?.trim() ?? ''] as const],
    )
    return [{ line: i + 2, cells: Object.fromEntries(cells) }]
  })
  return { lines }
}

function columnOf(kind: ImportKind, heading: string): ImportColumn | null {
  const said = heading.trim().toLowerCase()
  for (const [column, names] of Object.entries(HEADINGS[kind]))
    if (names.includes(said)) return column as ImportColumn
  return null
}
