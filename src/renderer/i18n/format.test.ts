import { describe, expect, it } from 'vitest'
import { formatFor } from './format.ts'

const at = (text: string) => Date.parse(text)
const site = 'Europe/Berlin'
const now = at('2026-11-24T07:30:00Z')

describe('an instant', () => {
  it('is told in the time of the site', () => {
    const here = { now, timeZone: site }
    expect(formatFor('de').instant(at('2026-11-24T07:12:00Z'), site, here)).toBe('08:12')
    expect(formatFor('en').instant(at('2026-11-24T07:12:00Z'), site, here)).toBe('08:12')
  })
  it('has its day when that is not today at the site', () => {
    const late = { now: at('2026-11-24T23:30:00Z'), timeZone: site }
    expect(formatFor('en').instant(at('2026-11-24T22:50:00Z'), site, late)).toMatch(/Tue.* 24 Nov.*23:50/)
  })
  it('names the zone where the laptop shows another time, and only there', () => {
    const abroad = { now, timeZone: 'America/New_York' }
    expect(formatFor('de').instant(at('2026-11-24T07:12:00Z'), site, abroad)).toBe('08:12 MEZ')
    const alike = { now, timeZone: 'Europe/Madrid' }
    expect(formatFor('de').instant(at('2026-11-24T07:12:00Z'), site, alike)).toBe('08:12')
  })
})
