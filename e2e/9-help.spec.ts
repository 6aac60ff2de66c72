/** When something is wrong: a file for IT that says nothing about anybody, and pulling everything anew. */
import { readFile } from 'node:fs/promises'
import {
  demoLogins,
  expectConfirmed,
  expectQueued,
  plan,
  showOpenWeeks,
  signIn,
  syncState,
} from './support/person.ts'
import { expect, test } from './support/story.ts'

test('saves a diagnosis without a name, a desk or a day in it', async ({ laptop }) => {
  const page = await laptop().open()
  await signIn(page, demoLogins.staff)
  const [day = ''] = await showOpenWeeks(page)
  await plan(page, day, 'Homeoffice')
  await syncState(page).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Diagnosedatei speichern' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^platzwahl-.*\.json$/)
  const text = await readFile(await download.path(), 'utf8')
  const { epoch, ...diagnosis } = JSON.parse(text) as Record<string, unknown>
  // It names a life of the server's database, nobody's.
  expect(epoch).toEqual(expect.any(String))
  expect(diagnosis).toMatchObject({ at: expect.any(Number) })
  const said = JSON.stringify(diagnosis).toLowerCase()
  expect(said).not.toContain(demoLogins.staff.login)
  expect(said).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
  expect(said).not.toMatch(/"\d{4}-\d\d-\d\d"/)
})

test('rebuilds the cache and keeps what is queued', async ({ api, laptop }) => {
  const page = await laptop().open()
  await signIn(page, demoLogins.staff)
  await expect(syncState(page)).toContainText('alles übertragen')
  await api.stop()
  const [day = ''] = await showOpenWeeks(page)
  await plan(page, day, 'Homeoffice')
  await expectQueued(page, day)
  await syncState(page).click()
  await page.getByRole('button', { name: 'Zwischenspeicher neu aufbauen' }).click()
  await expect(page.getByRole('heading', { name: 'Vorgemerkt · 1' })).toBeVisible()
  await api.start()
  await expect(syncState(page)).toContainText('alles übertragen', { timeout: 20_000 })
  await page.getByRole('link', { name: 'Meine Woche' }).click()
  await showOpenWeeks(page)
  await expectConfirmed(page, day)
})
