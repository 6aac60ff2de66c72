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

function nth(index: number): Login {
  const login = all[index]
  if (!login) throw new Error('The demo city has too few sign-ins.')
  return login
}

/** People of the demo city; `staff` and `colleague` are of one team, `stranger` of another. */
export const demoLogins = { staff: nth(0), colleague: nth(1), stranger: nth(2) }

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
