import type { Shape } from '../../i18n/shape.ts'
import type { replaceDe, tableDe } from './texts.de.ts'

export const tableEn: Shape<typeof tableDe> = {
  label: 'Objects on {floor}',
  search: 'Search the table',
  column: {
    name: 'Label',
    room: 'Room',
    sort: 'Kind',
    features: 'Features',
    accessible: 'Accessible',
    zone: 'Zone',
    bookable: 'Bookable',
    size: 'Size in m',
  },
  chooseAll: 'Select all',
  chooseNone: 'Select none',
  isChosen: 'selected',
  notChosen: 'not selected',
  yes: 'yes',
  no: 'no',
  nameOf: 'New label for {name}',
  empty: 'No space has been drawn on this floor yet.',
  nothing: 'Nothing found. Search for something else, or change the choices above.',
}

export const replaceEn: Shape<typeof replaceDe> = {
  button: 'Find and replace',
  title: 'Find and replace',
  within: 'Where to look',
  in: { names: 'Labels and names', features: 'Features' },
  find: 'Find',
  by: 'Replace by',
  nothing: 'Nothing',
  empty: '(empty)',
  ofChoice: 'Only in the selection ({n, plural, one {1 object} other {# objects}})',
  count: '{n, plural, =0 {Nothing changes.} one {1 place changes.} other {# places change.}}',
  preview: 'What changes',
  more: '{n, plural, one {and one more} other {and # more}}',
  choose: 'Select',
  all: '{n, plural, =0 {Replace} one {Replace in 1 place} other {Replace in # places}}',
  done: '{n, plural, one {Replaced in 1 place.} other {Replaced in # places.}}',
}
