/** Plans made elsewhere: read as the command line reads them, and by the real app while its window goes on. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { sql } from 'kysely'
import { TestLaptop } from '#hosts/testing/laptop.ts'
import { readPlanFile } from '#server/floor-plans/read-plan.ts'
import { floorId } from '#server/testing/city.ts'
import { NO_WISHES } from '#shared/plan-import/options.ts'
import { root } from '../scripts/lib/project.mjs'
import { type Bench, type Figure, fromSamples, sample } from './figure.ts'
import { startCentral } from './support/central.ts'
import { buildCity, settle } from './support/city.ts'
import { fill } from './support/filled-laptop.ts'
import { startHost } from './support/host.ts'
import { go, openWindow } from './support/window.ts'

const plans = join(root, '../shared/plans')
/** Milliseconds each may take, the start of its reader included; about four times a first try. */
const LIMITS = {
  'bimwhale_LargeBuilding.ifc': 1_500,
  'bimwhale_TallBuilding.ifc': 1_500,
  'Office_A_20110811.ifc': 3_000,
  'house_floorplan.dxf': 1_000,
  'n51_floorplan.pdf': 3_000,
  'n51_from_inkscape.svg': 300,
  'n51_cleaned_up.svg': 300,
}
const LARGEST = 'Office_A_20110811.ifc'
const RUNS = 5
const DESKS = 10_000

export const importPlan: Bench = {
  name: 'import-plan',
  about: 'plans made elsewhere read in their thread, and in the real app with its window watched',
  async run() {
    if (!existsSync(plans)) {
      process.stderr.write('  ../shared/plans is not there, so no plan made elsewhere is read\n')
      return []
    }
    const figures: Figure[] = []
    for (const [name, limit] of Object.entries(LIMITS)) {
      const took = await sample(RUNS, async () => {
        const read = await readPlanFile(join(plans, name), { wishes: NO_WISHES })
        if (!read.ok) throw new Error(`${name} could not be read: ${read.problem.kind}`)
      })
      figures.push(fromSamples(`import of ${name}`, took, limit, 'a thread of its own for each'))
    }
    return [...figures, ...(await inTheApp())]
  },
}

async function inTheApp(): Promise<readonly Figure[]> {
  const central = await startCentral(async (database) => {
    await buildCity(database, { sites: 1, desks: DESKS, people: 2 })
    await sql`update person set roles = '{staff,facility}' where login = 'person1'`.execute(database.kysely)
    await settle(database)
  })
  const laptop = new TestLaptop(central.url)
  try {
    await fill(laptop)
    const host = await startHost(laptop.folder, central.url)
    const page = await openWindow(host, watchLongTasks)
    const opened: number[] = []
    for (let i = -1; i < RUNS; i++) {
      await go(page, '/week')
      await page.waitForTimeout(500)
      const ms = await page.evaluate((to) => window.openEditor(to), `/floors/${floorId(1)}`)
      if (i >= 0) opened.push(ms)
    }
    const imported: number[] = []
    const blocked: number[] = []
    for (let i = 0; i < RUNS; i++) {
      const one = await importOnce(page)
      imported.push(one.took)
      blocked.push(one.blocked)
    }
    await page.context().close()
    await host.stop()
    const how = 'real app in Chromium without GPU'
    return [
      fromSamples(
        'editor: floor of 10,000 desks, from the address to its first frame',
        opened,
        undefined,
        how,
      ),
      fromSamples(`import of ${LARGEST} in the app, to its preview`, imported, undefined, how),
      fromSamples(
        'import in the app: longest time the window was blocked',
        blocked,
        50,
        `${how}; until the preview stands, the longest task of each import`,
      ),
    ]
  } finally {
    await laptop.dispose()
    await central.close()
  }
}

async function importOnce(page: Page): Promise<{ took: number; blocked: number }> {
  await page.getByRole('button', { name: 'Datei' }).click()
  await page.getByRole('menuitem', { name: 'Plan importieren' }).click()
  await page.waitForTimeout(500)
  await page.evaluate(() => {
    window.longTasks = []
  })
  const from = Date.now()
  await page.getByLabel('Plandatei').setInputFiles(join(plans, LARGEST))
  await page.getByRole('img', { name: 'Vorschau des Plans' }).waitFor()
  await page.waitForTimeout(300)
  const took = Date.now() - from - 300
  const tasks = await page.evaluate(() => window.longTasks)
  await page.keyboard.press('Escape')
  await page.waitForTimeout(300)
  // The browser reports a task only from fifty milliseconds on.
  return { took, blocked: Math.max(0, ...tasks) }
}

declare global {
  interface Window {
    /** Milliseconds of each task that kept the window from answering for fifty or more. */
    longTasks: number[]
    /** Goes to the editor. @returns milliseconds until the frame after its plan was painted */
    openEditor: (address: string) => Promise<number>
  }
}

/** Runs in the page before anything else of it. */
function watchLongTasks(): void {
  window.longTasks = []
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) window.longTasks.push(task.duration)
  }).observe({ type: 'longtask' })
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
  window.openEditor = async (address) => {
    const from = performance.now()
    window.location.hash = address
    while (!document.querySelector('.edit canvas')) await nextFrame()
    await nextFrame()
    await nextFrame()
    return performance.now() - from
  }
}
