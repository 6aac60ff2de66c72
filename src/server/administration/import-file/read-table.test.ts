import { describe, expect, test } from 'vitest'
import { readTable } from './read-table.ts'

describe('a table from a spreadsheet program', () => {
  test('has semicolons or commas, headings of both languages, and blanks that say nothing', () => {
    const expected = {
      lines: [
        { line: 2, cells: { login: 'a.b', displayName: 'A, B', team: 'Recht' } },
        { line: 4, cells: { login: 'c', displayName: 'C', team: '' } },
      ],
    }
    expect(
      readTable('people', '\uFEFFAnmeldename;Name;Heimatteam\r\na.b; A, B ;Recht\r\n;;\r\nc;C;\r\n'),
    ).toEqual(expected)
    expect(readTable('people', 'LOGIN,name,Team\na.b,"A, B",Recht\n,,\nc,C,')).toEqual(expected)
  })

  test('names the line that is broken, counted as an editor counts', () => {
    const head = 'Anmeldename;Name;Team\n'
    expect(readTable('people', `${head}a;"A\nB";Recht\nb;B;Recht;zu viel`)).toEqual({ broken: 4 })
    expect(readTable('people', `${head}a;"Anna" Adler;Recht\nb;B;Recht`)).toEqual({ broken: 2 })
    expect(readTable('people', `${head}a;"A\nB";Recht\nb;B;Recht`)).toMatchObject({
      lines: [{ line: 2 }, { line: 4 }],
    })
  })

  test('says which columns are missing, and which nobody knows', () => {
    expect(readTable('people', 'Anmeldename;Nachname\nx;y')).toEqual({
      missing: ['displayName', 'team'],
      unknown: ['Nachname'],
      repeated: [],
    })
    expect(readTable('teams', '')).toEqual({ missing: ['team', 'parent'], unknown: [], repeated: [] })
    expect(readTable('people', 'Login;Name;Anzeigename;Team')).toMatchObject({ repeated: ['displayName'] })
  })
})
