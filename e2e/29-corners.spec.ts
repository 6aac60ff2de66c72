/** Story 29: a facility manager draws a room corner by corner, and pulls and types corners until they fit; all of it can be undone. */
import { board, numberIn, objects, openFloors, steps, tool, typeInto } from './support/editor.ts'
import { expect, type Page, test } from './support/story.ts'

const coordinate = (axis: 'x' | 'y', n: number) => `${axis} der Ecke ${n} in Metern`
const corners = (page: Page, n: number) =>
  expect(page.getByRole('button', { name: /^Ecke \d+ entfernen$/ })).toHaveCount(n)

/** The board at 1:100, and the hand on it. */
async function atHundred(page: Page) {
  await openFloors(page)
  await page.getByRole('button', { name: /Maßstab 1:100 zeigen$/ }).click()
  await expect(page.getByRole('button', { name: /^1:100/ })).toBeVisible()
  const box = await board(page).boundingBox()
  if (!box) throw new Error('no board')
  return {
    /** Pixels from the middle of the board. */
    at: (x: number, y: number) => [box.x + box.width / 2 + x, box.y + box.height / 2 + y] as const,
    /** @param key held down meanwhile */
    async pull(from: readonly [number, number], to: readonly [number, number], key?: string) {
      await page.mouse.move(...from)
      if (key) await page.keyboard.down(key)
      await page.mouse.down()
      await page.mouse.move(...to, { steps: 5 })
      await page.mouse.up()
      if (key) await page.keyboard.up(key)
    },
  }
}

test('draws an L by clicks, pulls corners of it and of a wall, types others, and undoes all of it', async ({
  laptop,
}) => {
  const page = await laptop().open()
  const { at, pull } = await atHundred(page)

  await test.step('an L, whose last but one corner is taken back and set anew', async () => {
    await tool(page, 'Raum').click()
    await page.getByRole('button', { name: 'Mit Wänden' }).click()
    for (const [x, y] of [[-200, -150], [200, -150], [200, 0], [60, 40]] as const) // biome-ignore format: a line
      await page.mouse.click(...at(x, y))
    await page.keyboard.press('Backspace')
    for (const [x, y] of [[0, 0], [0, 150], [-200, 150], [-200, -150]] as const) // biome-ignore format: a line
      await page.mouse.click(...at(x, y))
    await steps(page, 1)
    await expect(page.getByRole('heading', { name: 'Raum', exact: true })).toBeVisible()
    await corners(page, 6)
    await expect(page.getByText(/^Seite 6–1: \d+,\d\d m$/)).toBeVisible()
  })

  await test.step('a corner is pulled, and a side gets one', async () => {
    const x = await numberIn(page, coordinate('x', 2))
    await pull(at(200, -150), at(280, -150))
    await expect.poll(() => numberIn(page, coordinate('x', 2))).toBeGreaterThan(x + 1)
    await steps(page, 2)
    const y = await numberIn(page, coordinate('y', 6))
    await pull(at(-100, 150), at(-100, 230))
    await corners(page, 7)
    await expect.poll(() => numberIn(page, coordinate('y', 6))).toBeGreaterThan(y + 1)
    await steps(page, 3)
  })

  await test.step('by keyboard: typed, put in, taken out; an outline that would cross itself is refused', async () => {
    const x = await numberIn(page, coordinate('x', 1))
    await typeInto(page, coordinate('x', 1), x - 1.25)
    await expect.poll(() => numberIn(page, coordinate('x', 1))).toBeCloseTo(x - 1.25, 3)
    await steps(page, 4)
    const inner = await numberIn(page, coordinate('x', 4))
    await typeInto(page, coordinate('x', 4), inner - 8)
    await expect(page.getByText('Der Umriss würde sich kreuzen oder berühren.').first()).toBeVisible()
    await expect.poll(() => numberIn(page, coordinate('x', 4))).toBe(inner)
    await page.getByLabel('x der Ecke 1 in Metern').press('ArrowDown')
    await expect(page.getByLabel('x der Ecke 2 in Metern')).toBeFocused()
    for (const name of [/y der Ecke 2/, /^Ecke nach Ecke 2/, /^Ecke 2 entfernen/]) {
      await page.keyboard.press('Tab')
      await expect(page.getByLabel(name)).toBeFocused()
    }
    await page.keyboard.press('Tab')
    await expect(page.getByLabel(/Ecke \d/).and(page.locator(':focus')), 'out of the list').toHaveCount(0)
    await page.getByRole('button', { name: 'Ecke nach Ecke 1 einfügen' }).press('Enter')
    await corners(page, 8)
    await page.getByRole('button', { name: 'Ecke 8 entfernen' }).press('Enter')
    await corners(page, 7)
    await steps(page, 6)
  })

  await test.step('a wall has corners, too: one is pulled, one put behind its end by number', async () => {
    await tool(page, 'Wand').click()
    await page.getByRole('button', { name: 'In die Mitte einfügen' }).click()
    await corners(page, 2)
    const [x, y] = [await numberIn(page, coordinate('x', 2)), await numberIn(page, coordinate('y', 2))]
    await page.getByRole('button', { name: 'Fang an' }).click()
    await pull(at(76, 0), at(76, -120))
    await expect.poll(() => numberIn(page, coordinate('y', 2))).toBeLessThan(y - 2)
    expect(Math.abs((await numberIn(page, coordinate('x', 2))) - x)).toBeLessThan(0.2)
    await page.getByRole('button', { name: 'Ecke nach Ecke 2 einfügen' }).press('Enter')
    await corners(page, 3)
    await expect
      .poll(() => numberIn(page, coordinate('y', 3)))
      .toBeLessThan(await numberIn(page, coordinate('y', 2)))
    await steps(page, 9)
  })

  const undo = page.getByRole('button', { name: 'Rückgängig' })
  for (let n = 9; n > 1; n--) {
    await undo.click()
    await steps(page, n - 1)
  }
  await undo.click()
  await expect(undo).toBeDisabled()
  await expect(page.getByText('nichts ausgewählt', { exact: true })).toBeVisible()
})

test('pulled with Shift a rectangle stays one, and a wall takes its door along', async ({ laptop }) => {
  const page = await laptop().open()
  const { at, pull } = await atHundred(page)
  const xy = async (n: number) =>
    [await numberIn(page, coordinate('x', n)), await numberIn(page, coordinate('y', n))] as const
  const all = async () => [await xy(1), await xy(2), await xy(3), await xy(4)]

  await test.step('a corner, and then the middle of a side', async () => {
    await tool(page, 'Raum').click()
    await page.getByRole('button', { name: 'Mit Wänden' }).click()
    await pull(at(-200, -120), at(120, 120))
    await corners(page, 4)
    const before = await all()
    await pull(at(120, 120), at(200, 160), 'Shift')
    await steps(page, 2)
    const pulled = await all()
    expect(pulled[0]).toEqual(before[0])
    expect(pulled[2]?.[0]).toBeGreaterThan(before[2]?.[0] ?? 0)
    expect([pulled[1]?.[0], pulled[3]?.[1]]).toEqual(pulled[2])
    await pull(at(0, 160), at(0, 220), 'Shift')
    await steps(page, 3)
    const moved = await all()
    expect(moved.slice(0, 2)).toEqual(pulled.slice(0, 2))
    expect(moved[3]?.[1]).toBe(moved[2]?.[1])
    expect(moved[2]?.[1]).toBeGreaterThan(pulled[2]?.[1] ?? 0)
    await corners(page, 4)
  })

  await test.step('a wall and a door in it, moved by a number, by the arrow keys and back', async () => {
    const middle = page.getByRole('button', { name: 'In die Mitte einfügen' })
    const x = 'x der Mitte in Metern'
    await tool(page, 'Tür und Fenster').click()
    await middle.click()
    const door = await numberIn(page, x)
    await tool(page, 'Wand').click()
    await middle.click()
    const wall = await numberIn(page, x)
    /** The last of the doors, which is the new one. */
    const isAt = async (metres: number) => {
      await page.getByRole('radio', { name: 'Objekte' }).click()
      await page.getByLabel('Objekt suchen').fill('Tür')
      await objects(page).press('End')
      await expect(objects(page).getByRole('option').last()).toHaveAccessibleName(
        new RegExp(`^Tür, bei x ${metres.toFixed(2).replace('.', ',')},`),
      )
    }
    await typeInto(page, x, wall + 1.5)
    await board(page).focus()
    await page.keyboard.press('ArrowRight')
    await isAt(door + 1.6)
    await page.getByRole('button', { name: 'Rückgängig' }).click()
    await isAt(door + 1.5)
  })
})
