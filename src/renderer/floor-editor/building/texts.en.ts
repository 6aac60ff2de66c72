import type { Shape } from '../../i18n/shape.ts'
import type { buildingDe } from './texts.de.ts'

export const buildingEn: Shape<typeof buildingDe> = {
  button: 'Buildings and floors',
  title: 'Buildings and floors',
  which: 'Building',
  new: 'New building',
  byHand: 'Add a building …',
  ground: 'Ground floor',
  nthFloor: '{n, plural, =0 {Ground floor} other {Floor #}}',
  floorsOf: 'Floors',
  levelHint:
    'The level puts floors in order: 0 is the ground floor, below it is counted in negative numbers.',
  levelRange: 'A whole number from −20 to 200',
  add: 'Add floor',
  floor: 'Name of floor {number} of the list',
  level: 'Level of floor {number} of the list',
  remove: 'Remove {name}',
  save: 'Save',
  saved: '{name} is saved.',
  site: 'Site',
  name: 'Name of the building',
  floors: 'Storeys',
  storey: '{rooms, plural, one {1 room} other {# rooms}}, {spaces, plural, one {1 space} other {# spaces}}',
  floorName: 'Name for {name}',
  publish: 'Publish at once',
  publishAbout: 'Otherwise each storey is a draft that you check and then publish.',
  scope: 'What to take',
  one: 'One storey',
  oneAbout: 'Into the draft of this floor.',
  whole: 'The whole building',
  wholeAbout: 'As a new building, each storey a floor.',
  previewed: 'Storey in the preview',
  take: 'Add building',
  takes:
    '{n, plural, =0 {No storey is chosen.} one {1 floor will be added.} other {# floors will be added.}}',
  taking: 'Floor {done} of {all} …',
  taken:
    '{name} is added: {floors, plural, one {1 floor} other {# floors}}, {published, plural, =0 {as drafts} one {1 published} other {# published}}.',
  notStored: 'Without a drawing, as this device had no room for it: {names}.',
  problem: {
    unknownSite: 'This site no longer exists. Please choose another.',
    nameTaken: 'The site has a building of this name already. Please choose another.',
    floorNameTaken: 'Two floors are called “{name}”. Please rename one of them.',
    floorInUse: '“{name}” has a plan and cannot be removed.',
    floorDrawn:
      'There is a draft by {by} on “{name}”. Once it is discarded (“File” › “Discard the draft”), the floor can be removed.',
  },
  refusal: {
    offline: 'The server adds buildings, and it cannot be reached at the moment. Please try again later.',
    busy: 'The server is busy at the moment. Please try again shortly.',
    forbidden: 'You are no longer permitted to do this.',
    gone: 'This building no longer exists.',
    changedMeanwhile:
      '{by, select, none {This building was changed meanwhile.} other {{by} changed this building meanwhile ({when}).}} Nothing was changed.',
  },
}
