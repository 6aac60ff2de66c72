/** What a person does at the screen, by the words they read there. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { root } from '../../scripts/lib/project.mjs'

export interface Login {
  readonly login: string
  readonly password: string
  readonly note: string
}

const all = JSON.parse(readFileSync(join(root, 'resources/demo-city/demo-logins.json'), 'utf8')) as Login[]

function named(name: string): Login {
  const login = all.find((l) => l.login === name)
  if (!login) throw new Error(`The demo city has no ${name}.`)
  return login
}

/** People of the demo city; `staff` and `colleague` are of one team, `stranger` of another. */
export const demoLogins = { staff: named('mira'), colleague: named('lena'), stranger: named('anke') }

export async function signIn(page: Page, person: Login): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(person.login)
  await page.getByLabel('Passwort').fill(person.password)
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Meine Woche' })).toBeVisible({ timeout: 30_000 })
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Konto und Einstellungen/ }).click()
  await page.getByRole('menuitem', { name: 'Abmelden' }).click()
  await expect(page.getByRole('heading', { name: 'Anmelden' })).toBeVisible()
}

/** The sync state at the foot of the rail. */
export const syncState = (page: Page) => page.getByRole('link', { name: /Stand der Übertragung/ })

/* ── Meine Woche ────────────────────────────────────────────────────────────────────────── */

/** A day's card by the day as it is spoken, such as "Dienstag, 1. Dezember". */
export const dayCard = (page: Page, day: string) =>
  page.getByRole('region', { name: new RegExp(`^${day}[:,]`) })

/** Days of the weeks on screen that nothing is planned for. */
export async function openDays(page: Page): Promise<string[]> {
  const cards = page.getByRole('region', { name: /: offen$/ })
  await expect(cards.first()).toBeVisible()
  const names = await cards.evaluateAll((all) => all.map((card) => card.getAttribute('aria-label') ?? ''))
  return names.map((name) => name.replace(/: offen$/, ''))
}

/** Shows weeks far enough ahead that nobody of the demo planned them. */
export async function showOpenWeeks(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: 'Eine Woche weiter' }).click()
  await page.getByRole('button', { name: 'Eine Woche weiter' }).click()
  await page.getByRole('button', { name: 'Eine Woche weiter' }).click()
  await expect.poll(async () => (await openDays(page)).length).toBeGreaterThan(4)
  return openDays(page)
}

export async function plan(
  page: Page,
  day: string,
  place: 'Büro' | 'Homeoffice' | 'Unterwegs' | 'Abwesend',
): Promise<void> {
  await dayCard(page, day)
    .getByRole('button', { name: `${place} am ${day} eintragen` })
    .click()
  await expect(dayCard(page, day)).toHaveAccessibleName(new RegExp(place))
}

export const expectQueued = (page: Page, day: string) =>
  expect(dayCard(page, day)).toHaveAccessibleName(/vorgemerkt/)
export const expectConfirmed = (page: Page, day: string) =>
  expect(dayCard(page, day)).not.toHaveAccessibleName(/vorgemerkt/)
