/** What a person does at the screen, by the words they read there. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { root } from '../../scripts/lib/project.mjs'
import { storyNow } from './day.ts'

export interface Login {
  readonly login: string
  readonly password: string
  readonly note: { readonly de: string; readonly en: string }
}

const all = JSON.parse(readFileSync(join(root, 'resources/demo-city/demo-logins.json'), 'utf8')) as Login[]

function named(name: string): Login {
  const login = all.find((l) => l.login === name)
  if (!login) throw new Error(`The demo city has no ${name}.`)
  return login
}

/** People of the demo city; `staff` and `colleague` are of one team, `stranger` of another, `manager` draws the floors. */
export const demoLogins = {
  staff: named('mira'),
  colleague: named('lena'),
  lead: named('jonas'),
  stranger: named('anke'),
  manager: named('nils'),
  administrator: named('ute'),
}

const isIn = (page: Page) =>
  expect(page.getByRole('heading', { name: 'Meine Woche' })).toBeVisible({ timeout: 30_000 })

export async function signIn(page: Page, person: Pick<Login, 'login' | 'password'>): Promise<void> {
  await enterPassword(page, person.login, person.password)
  await isIn(page)
}

export async function enterPassword(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(login)
  await page.getByLabel('Passwort').fill(password)
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click()
}

/** After a one-time password was entered. */
export async function chooseOwnPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('Neues Passwort', { exact: true }).fill(password)
  await page.getByLabel('Neues Passwort wiederholen').fill(password)
  await page.getByRole('button', { name: 'Passwort setzen und anmelden' }).click()
  await isIn(page)
}

export async function askToSignOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Konto und Einstellungen/ }).click()
  await page.getByRole('menuitem', { name: 'Abmelden' }).click()
}

export async function signOut(page: Page): Promise<void> {
  await askToSignOut(page)
  await expect(page.getByRole('heading', { name: 'Anmelden' })).toBeVisible()
}

export async function switchToEnglish(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Konto und Einstellungen/ }).click()
  await page.getByRole('menuitem', { name: 'Sprache' }).click()
  await page.getByRole('menuitem', { name: 'English' }).click()
}

export async function openAdministration(
  page: Page,
  section: 'Personen' | 'Teams' | 'Standorte' | 'Regelwerke' | 'Allgemein' | 'Protokoll',
): Promise<void> {
  await page.getByRole('link', { name: 'Verwaltung', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Verwaltung', level: 1 })).toBeVisible()
  await page
    .getByRole('navigation', { name: 'Bereiche der Verwaltung' })
    .getByRole('link', { name: section })
    .click()
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

/* ── Plan ───────────────────────────────────────────────────────────────────────────────── */

export async function openPlan(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Plan', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Plan', level: 1 })).toBeVisible()
  await expect(deskList(page).getByRole('option').first()).toBeVisible()
}

/** Chooses a day on the plan, by the date field that takes any day. */
export async function choosePlanDay(page: Page, day: string): Promise<void> {
  await page.getByLabel('Anderer Tag').fill(day)
  await expect(page.getByLabel('Anderer Tag')).toHaveValue(day)
}

/** The list of desks beside the plan; `state` is what the name ends with. */
export const deskList = (page: Page) => page.getByRole('listbox', { name: 'Plätze', exact: true })
export const desks = (page: Page, state: string | RegExp) =>
  deskList(page).getByRole('option', { name: typeof state === 'string' ? new RegExp(`, ${state}$`) : state })

/** Names of the desks in the list, such as "Teamzone Stadtplanung, 2.14, Platz 1, am Fenster, frei". */
export async function deskNames(page: Page): Promise<string[]> {
  const snapshot = await deskList(page).ariaSnapshot()
  return [...snapshot.matchAll(/option "([^"]+)"/g)].flatMap((m) => m[1] ?? [])
}

/** The first desk in a state, by its name without that state. */
export async function firstDesk(page: Page, state: string): Promise<string> {
  await expect(desks(page, state).first()).toBeVisible()
  const name = (await deskNames(page)).find((n) => n.endsWith(`, ${state}`))
  return (name ?? '').replace(`, ${state}`, '')
}
export const freeDesk = (page: Page) => firstDesk(page, 'frei')

export const desk = (page: Page, name: string) =>
  deskList(page).getByRole('option', { name: new RegExp(`^${name.replaceAll('.', '\\.')}, `) })

export async function book(page: Page, name: string): Promise<void> {
  await desk(page, name).click()
  await page.getByRole('button', { name: /buchen$/ }).click()
  await expect(desk(page, name)).toHaveAccessibleName(/Ihr Platz/)
}

/** `YYYY-MM-DD` of the n-th working day from today on. */
export function workday(n: number): string {
  const day = new Date(storyNow())
  for (let left = n; left > 0; ) {
    day.setDate(day.getDate() + 1)
    if (day.getDay() % 6 !== 0) left--
  }
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(day)
}
