import { expect, test } from 'vitest'
import type { TeamMatrix } from '#shared/contract/local.ts'
import type { Place } from '#shared/domain/day-plan.ts'
import type { PersonId, TeamId } from '#shared/domain/ids.ts'
import { couldCome } from './could-come.ts'

const member = (name: string, am: Place | null, pm: Place | null): TeamMatrix['people'][number] => ({
  person: { id: name as PersonId, displayName: name, initials: 'P', teamId: 't' as TeamId, alsoIn: [] },
  cells: [{ places: { am, pm }, desks: [], queued: false }],
})
const always = () => true

test('whoever is at the office in the other half could come in the half that lacks people', () => {
  const people = [
    member('open later', 'office', null),
    member('home later', 'office', 'home'),
    member('there later', 'home', 'office'),
    member('away later', 'home', 'away'),
    member('away now', 'away', 'elsewhere'),
  ]
  expect(couldCome(people, 0, ['pm'], always)).toEqual({
    open: ['open later'],
    movable: ['home later', 'away now'],
  })
  expect(couldCome(people, 0, ['am'], always)).toEqual({
    open: [],
    movable: ['there later', 'away later'],
  })
})

test('of two halves one is enough, and nobody is named twice', () => {
  const people = [
    member('both', null, 'home'),
    member('never', 'away', 'office'),
    member('home', 'home', 'home'),
  ]
  expect(couldCome(people, 0, ['am', 'pm'], always)).toEqual({ open: ['both'], movable: ['home'] })
})

test('a half off by contract is not open, though one who works in it all the same could come', () => {
  const people = [member('off', 'office', null), member('at home', 'office', 'home')]
  expect(couldCome(people, 0, ['pm'], (_, half) => half === 'am')).toEqual({ open: [], movable: ['at home'] })
  expect(couldCome([{ ...member('nothing', null, null), cells: [null] }], 0, ['am'], always).open).toEqual([
    'nothing',
  ])
})
