/** Every screen, light and dark, without a violation that axe can find. */
import AxeBuilder from '@axe-core/playwright'
import { demoLogins, openPlan, signIn, syncState } from './support/person.ts'
import { PICTURE } from './support/picture.ts'
import { expect, type Page, test } from './support/story.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** A drawing without a scale, with layers and a symbol. */
const HOUSE = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 800 600">
<defs><symbol id="Tisch"><path d="M0 0H160V80H0Z"/></symbol></defs>
<g inkscape:groupmode="layer" inkscape:label="Wand"><path d="M0 0H800V600H0Z"/></g>
<g inkscape:groupmode="layer" inkscape:label="Notizen"><path d="M10 10H400"/></g>
<g inkscape:groupmode="layer" inkscape:label="Möbel"><use href="#Tisch" x="100" y="100"/></g></svg>`

async function expectAccessible(page: Page, screen: string): Promise<void> {
  // The tooltip of whatever the pointer came to rest on is not what is looked at.
  await page.mouse.move(2, 2)
  await expect(page.getByRole('tooltip')).toHaveCount(0)
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  expect(
    violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(' ')}`),
    screen,
  ).toEqual([])
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`no screen has a violation, ${colorScheme}`, async ({ laptop, newLaptop }) => {
    // Every screen there is, each looked at whole.
    test.setTimeout(900_000)
    const asking = await newLaptop().open({ colorScheme })
    await expect(asking.getByLabel('Adresse')).toBeVisible()
    await expectAccessible(asking, 'server address')

    const page = await laptop().open({ colorScheme })
    await expect(page.getByLabel('Passwort')).toBeVisible()
    await expectAccessible(page, 'sign-in')
    await signIn(page, demoLogins.staff)
    await expect(page.getByRole('region', { name: 'Diese Woche' })).toBeVisible()
    await expectAccessible(page, 'week')
    await page.getByRole('button', { name: 'Eine Woche weiter' }).click()
    await page
      .getByRole('button', { name: /^Woche vorschlagen/ })
      .first()
      .click()
    await expect(page.locator('.suggested > li').first()).toBeVisible()
    await page.getByText('Wünsche', { exact: true }).click()
    await expectAccessible(page, 'a suggested week')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Mehrere Tage' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(page, 'several days')
    await page.getByText('Einzelne Tage').click()
    await page.getByRole('button', { name: 'Jeden Montag' }).click()
    await expectAccessible(page, 'single days')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Team', exact: true }).click()
    await expect(page.getByRole('grid')).toBeVisible()
    await expectAccessible(page, 'team')
    await page
      .getByRole('gridcell', { name: /: Büro, / })
      .first()
      .click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(page, 'team with a day opened')
    await page.keyboard.press('Escape')
    await openPlan(page)
    await expectAccessible(page, 'plan')
    await page.getByRole('listbox', { name: 'Plätze', exact: true }).getByRole('option').nth(2).click()
    await expectAccessible(page, 'plan with a desk chosen')
    await syncState(page).click()
    await expect(page.getByRole('heading', { name: 'Übertragung', level: 1 })).toBeVisible()
    await expectAccessible(page, 'sync')
    await page.goto(new URL('/#/settings', page.url()).href)
    await expect(page.getByRole('heading', { name: 'Einstellungen', level: 1 })).toBeVisible()
    await expectAccessible(page, 'settings')
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(page, 'command palette')
    await page.keyboard.press('Escape')

    const drawing = await laptop().open({ colorScheme })
    await signIn(drawing, demoLogins.manager)
    await drawing.getByRole('link', { name: 'Etagen', exact: true }).click()
    const board = drawing.getByRole('group', { name: /Zeichenfläche$/ })
    await expect(board).toBeVisible()
    await expectAccessible(drawing, 'floors')
    await drawing.getByRole('button', { name: 'Tischinsel', exact: true }).click()
    await expectAccessible(drawing, 'floors with a tool in the hand')
    await board.focus()
    await drawing.keyboard.press('Enter')
    await expect(drawing.getByRole('heading', { name: '6 Objekte' })).toBeVisible()
    await expectAccessible(drawing, 'floors with desks chosen')
    await drawing.getByRole('button', { name: 'Maß', exact: true }).click()
    await drawing.getByRole('button', { name: 'In die Mitte einfügen' }).click()
    await expectAccessible(drawing, 'floors with a dimension chosen')
    for (const name of ['Wand', 'Raum']) {
      await drawing.getByRole('button', { name, exact: true }).click()
      await drawing.getByRole('button', { name: 'In die Mitte einfügen' }).click()
      await expect(drawing.getByRole('heading', { name, exact: true })).toBeVisible()
      await drawing.getByLabel('x der Ecke 1 in Metern').focus()
      await expectAccessible(drawing, `floors with the corners of one chosen: ${name}`)
    }
    await drawing.getByRole('button', { name: 'Bild', exact: true }).click()
    await drawing.getByLabel('Bilddatei').setInputFiles(PICTURE)
    await drawing.getByRole('button', { name: 'In die Mitte einfügen' }).click()
    await expect(drawing.getByRole('slider', { name: 'Deckkraft' })).toBeVisible()
    await expectAccessible(drawing, 'floors with a picture chosen')
    await drawing.getByRole('radio', { name: 'Objekte' }).click()
    await expect(drawing.getByRole('listbox', { name: 'Objekte' })).toBeVisible()
    await expectAccessible(drawing, 'floors as a list')
    await drawing.getByRole('radio', { name: 'Ebenen' }).click()
    await expectAccessible(drawing, 'layers of a floor')
    await drawing.getByRole('radio', { name: 'Beides' }).click()
    await expect(drawing.getByRole('grid').getByRole('row').nth(1)).toBeVisible()
    await expectAccessible(drawing, 'floors as a table')
    await drawing.getByRole('button', { name: 'Suchen und ersetzen' }).first().click()
    await drawing.getByRole('dialog').getByLabel('Suchen', { exact: true }).fill('1')
    await drawing.getByRole('dialog').getByLabel('Ersetzen durch').fill('7')
    await expectAccessible(drawing, 'replacing names')
    await drawing.keyboard.press('Escape')
    await drawing.getByRole('radio', { name: 'Plan', exact: true }).click()
    await drawing.getByRole('radio', { name: 'Prüfung' }).click()
    const warnings = drawing.getByRole('listbox', { name: 'Prüfung' })
    await warnings.getByRole('option').first().click()
    await expectAccessible(drawing, 'floors with a warning chosen')
    await drawing.getByRole('button', { name: 'Veröffentlichen …' }).click()
    await expect(drawing.getByText(/^6 Plätze kommen hinzu/)).toBeVisible()
    await expectAccessible(drawing, 'publishing a floor')
    await drawing.getByRole('radio', { name: 'Gilt ab einem Tag' }).click()
    await expect(drawing.getByLabel('Erster Tag')).toBeVisible()
    await expectAccessible(drawing, 'publishing a floor from a day on')
    await drawing.keyboard.press('Escape')
    await drawing.getByRole('button', { name: 'Versionen' }).click()
    await expect(drawing.getByText('Version 1', { exact: true })).toBeVisible()
    await expectAccessible(drawing, 'versions of a floor')
    await drawing.getByRole('button', { name: 'Änderungen zeigen, Version 1' }).click()
    await drawing.getByText('Entwurf gegenüber dieser Version').click()
    await expect(drawing.getByRole('list', { name: 'Was sich ändert' })).toBeVisible()
    await expectAccessible(drawing, 'a version beside the draft')
    await drawing.keyboard.press('Escape')
    await drawing.getByRole('button', { name: 'Gebäude und Etagen' }).click()
    await expectAccessible(drawing, 'a building and its floors')
    await drawing.keyboard.press('Escape')
    await drawing.getByRole('button', { name: 'Datei' }).click()
    await expectAccessible(drawing, 'files of a floor')
    await drawing.getByRole('menuitem', { name: 'Plan importieren' }).click()
    await expectAccessible(drawing, 'choosing a plan to import')
    await drawing
      .getByLabel('Plandatei')
      .setInputFiles({ name: 'haus.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(HOUSE) })
    await expect(drawing.getByRole('img', { name: 'Vorschau des Plans' })).toBeVisible()
    await drawing.getByRole('button', { name: 'Länge messen' }).click()
    await expect(drawing.getByRole('button', { name: /Tisch wird$/ })).toBeVisible()
    await expectAccessible(drawing, 'a plan to import')
    await drawing.keyboard.press('Escape')
    await drawing.getByRole('button', { name: 'Sperrungen' }).click()
    await drawing.getByRole('button', { name: 'Neue Sperrung …' }).click()
    await drawing.getByLabel('Grund').fill('Wahl')
    await expect(drawing.getByText(/Plätze werden gesperrt/)).toBeVisible()
    await expectAccessible(drawing, 'closing a floor')
    await drawing.getByRole('button', { name: 'Sperren', exact: true }).click()
    await drawing.getByRole('button', { name: /beenden/ }).click()
    await expectAccessible(drawing, 'closings of a floor')
    await drawing.keyboard.press('Escape')
    await openPlan(drawing)
    await drawing.getByRole('listbox', { name: 'Plätze', exact: true }).getByRole('option').first().click()
    await expectAccessible(drawing, 'plan with a desk chosen that may be closed')

    const admin = await laptop().open({ colorScheme })
    await signIn(admin, demoLogins.administrator)
    for (const [section, row] of [
      ['Personen', /^Lena Krüger/],
      ['Teams', /^Stadtplanung/],
      ['Standorte', /^Rathaus/],
      ['Regelwerke', /^Dienstvereinbarung/],
    ] as const) {
      await admin.getByRole('link', { name: 'Verwaltung', exact: true }).click()
      await admin.getByRole('link', { name: section, exact: true }).click()
      if (section === 'Personen') await admin.getByRole('searchbox').fill('lena')
      await admin.getByRole('button', { name: row }).click()
      await expect(admin.getByRole('form')).toBeVisible()
      const grow = { Personen: 'Arbeitszeit eintragen', Standorte: 'Schließtage eintragen' }[
        section as string
      ]
      if (grow) await admin.getByRole('button', { name: grow }).click()
      await expectAccessible(admin, `administration: ${section}`)
    }
    await admin.getByRole('link', { name: 'Teams', exact: true }).click()
    const lines = Buffer.from('Team;Übergeordnetes Team\nNeu;Nirgendwo')
    await admin
      .getByLabel('CSV-Datei')
      .setInputFiles({ name: 'teams.csv', mimeType: 'text/csv', buffer: lines })
    await expect(admin.getByRole('dialog').getByRole('table')).toBeVisible()
    await expectAccessible(admin, 'administration: a file')
    await admin.keyboard.press('Escape')
    await admin.getByRole('link', { name: 'Allgemein', exact: true }).click()
    await expect(admin.getByLabel('Tage zurück')).toBeVisible()
    await expectAccessible(admin, 'administration: Allgemein')
    await admin.getByRole('link', { name: 'Protokoll', exact: true }).click()
    await expect(admin.getByRole('searchbox', { name: 'Wer oder was' })).toBeVisible()
    await expectAccessible(admin, 'administration: Protokoll')
  })
