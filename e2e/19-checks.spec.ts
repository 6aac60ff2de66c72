/** Story 19: while a floor is drawn, a warning stands beside what misses a rule, and goes when it is put right. */
import { demoLogins, signIn, switchToEnglish } from './support/person.ts'
import { expect, type Page, test } from './support/story.ts'

const WORDS = {
  de: {
    floors: 'Etagen',
    board: /Zeichenfläche$/,
    tools: 'Werkzeuge',
    tool: { room: 'Raum', desk: 'Platz', furniture: 'Möbel' },
    withWalls: 'Mit Wänden',
    insert: 'In die Mitte einfügen',
    x: 'x der Mitte in Metern',
    y: 'y der Mitte in Metern',
    number: 'Nummer',
    checks: 'Prüfung',
    note: 'Sie ersetzt keine Gefährdungsbeurteilung.',
    narrow:
      /Warnung: Platz \d+ in 9\.99: Die Bewegungsfläche ist 0,40 m breit, nötig sind 1,00 m\. Beteiligt: Schrank\.\s*ASR A1\.2, 5\.1\.1 \(2\), 5\.1\.2/,
    aisle: /Warnung: (Schrank|Platz \d+ in 9\.99): Der Gang ist an der engsten Stelle 0,39 m breit/,
    guide: /Hinweis: Raum .* hat .*, der Richtwert ist/,
    chosen: '1 ausgewählt',
    warnings: /^2 Warnungen/,
    none: /^Keine Warnung, \d+ Hinweise/,
    report: 'Bericht als PDF',
    file: /^Prüfung .+\.pdf$/,
    publish: 'Veröffentlichen …',
    open: /keine Warnung, \d+ Hinweise; veröffentlichen können Sie trotzdem/,
    show: 'Prüfung ansehen',
  },
  en: {
    floors: 'Floors',
    board: /drawing board$/,
    tools: 'Tools',
    tool: { room: 'Room', desk: 'Space', furniture: 'Furniture' },
    withWalls: 'With walls',
    insert: 'Insert in the middle',
    x: 'x of the middle in metres',
    y: 'y of the middle in metres',
    number: 'Number',
    checks: 'Checks',
    note: 'They do not replace a risk assessment',
    narrow:
      /Warning: Space \d+ in 9\.99: the movement area is 0\.40 m wide, 1\.00 m are needed\. Involved: Cabinet\.\s*ASR A1\.2, 5\.1\.1 \(2\), 5\.1\.2/,
    aisle: /Warning: (Cabinet|Space \d+ in 9\.99): the aisle is 0\.39 m wide at its narrowest/,
    guide: /Hint: Room .* has .*, the guide value is/,
    chosen: '1 selected',
    warnings: /^2 warnings/,
    none: /^No warnings, \d+ hints/,
    report: 'Report as PDF',
    file: /^Checks .+\.pdf$/,
    publish: 'Publish …',
    open: /no warnings, \d+ hints; you can publish all the same/,
    show: 'Show the checks',
  },
} as const

/** A thing in the middle of what is in sight, taken to a place beside the building. */
async function insert(
  page: Page,
  words: (typeof WORDS)['de' | 'en'],
  what: 'room' | 'desk' | 'furniture',
  y: string,
) {
  await page
    .getByRole('toolbar', { name: words.tools })
    .getByRole('button', { name: words.tool[what], exact: true })
    .click()
  if (what === 'room') await page.getByRole('button', { name: words.withWalls }).click()
  await page.getByRole('button', { name: words.insert }).click()
  for (const [label, metres] of [
    [words.x, '20'],
    [words.y, y],
  ] as const) {
    await page.getByLabel(label).fill(metres)
    await page.keyboard.press('Enter')
    await expect(page.getByLabel(label)).toHaveValue(metres)
  }
}

for (const language of ['de', 'en'] as const)
  test(`a warning comes with what is drawn wrong and goes with its correction by keyboard, ${language}`, async ({
    laptop,
  }) => {
    test.setTimeout(180_000)
    const words = WORDS[language]
    const page = await laptop().open()
    await signIn(page, demoLogins.manager)
    if (language === 'en') {
      await switchToEnglish(page)
      await page.keyboard.press('Escape')
    }
    await page.getByRole('link', { name: words.floors, exact: true }).click()
    const board = page.getByRole('group', { name: words.board })
    await expect(board).toBeVisible()

    await insert(page, words, 'room', '-20')
    await page.getByLabel(words.number, { exact: true }).fill('9.99')
    await page.keyboard.press('Enter')
    await insert(page, words, 'desk', '-20')
    await insert(page, words, 'furniture', '-19')

    const count = page.getByRole('button', { name: words.warnings })
    await expect(count).toBeVisible({ timeout: 30_000 })
    await count.click()
    await expect(page.getByRole('radio', { name: words.checks })).toBeChecked()
    await expect(page.getByText(words.note)).toBeVisible()
    const list = page.getByRole('listbox', { name: words.checks, exact: true })
    const narrow = list.getByRole('option', { name: words.narrow })
    await expect(list.getByRole('option', { name: words.aisle })).toBeVisible()

    await test.step('chosen in the list, it is said beside the desk, which is chosen', async () => {
      await narrow.click()
      await expect(page.getByText(words.chosen, { exact: true })).toBeVisible()
      await expect(board.getByText(words.narrow)).toBeVisible()
    })
    await test.step('from the list to the board by Enter, and by arrow away from the cabinet', async () => {
      await page.keyboard.press('Enter')
      await expect(board).toBeFocused()
      await page.keyboard.press('Shift+ArrowUp')
      await expect(narrow).toHaveCount(0)
      await expect(board.getByText(words.narrow)).toHaveCount(0)
      await expect(page.getByRole('button', { name: words.none })).toBeVisible()
      await page.keyboard.press('Control+z')
      await expect(narrow).toBeVisible()
      await page.keyboard.press('Control+Shift+z')
      await expect(narrow).toHaveCount(0)
    })
    await test.step('the report of the draft is a file in PDF', async () => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: words.report }).click(),
      ])
      expect(file.suggestedFilename()).toMatch(words.file)
      const start = Buffer.alloc(5)
      for await (const part of await file.createReadStream()) {
        ;(part as Buffer).copy(start)
        break
      }
      expect(start.toString()).toBe('%PDF-')
    })
    await test.step('publishing mentions what is left, and does not stand in the way', async () => {
      await page.getByRole('button', { name: words.publish }).click()
      const dialog = page.getByRole('dialog')
      await expect(dialog.getByText(words.open)).toBeVisible()
      await dialog.getByRole('button', { name: words.show }).click()
      await expect(dialog).toHaveCount(0)
      await expect(list.getByRole('option', { name: words.guide }).first()).toBeVisible()
    })
  })
