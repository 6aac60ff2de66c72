import type { Shape } from '../i18n/shape.ts'
import type { closingsDe } from './texts.de.ts'

export const closingsEn: Shape<typeof closingsDe> = {
  button: 'Closings',
  closeThis: 'Close …',
  newPlan:
    '{n, plural, one {1 space goes, can no longer be booked or comes into something closed} other {# spaces go, can no longer be booked or come into something closed}}',
  title: 'Closings: {floor}',
  titleNew: 'Close',
  titleChange: 'Change the closing',
  list: 'Closings of this floor',
  none: 'Nothing is closed on this floor.',
  add: 'New closing …',
  change: 'Change …',
  changeFor: 'Change the closing of {what} …',
  open: 'Open …',
  openFor: 'End the closing of {what} …',
  openNow: 'Open again from today',
  openAsk:
    'The desks can then be booked again from today. Whoever was moved stays at the new desk; bookings that ended do not come back.',
  opened: '{what} is open again.',
  closed: '{what} is closed.',
  changed: 'The closing is changed.',
  save: 'Close',
  saveChange: 'Apply the change',
  what: 'What',
  floor: 'Whole floor',
  zone: 'Zone {name}',
  gone: 'no longer on the plan',
  kind: 'Kind',
  kinds: {
    defect: 'Defect',
    cleaning: 'Cleaning',
    event: 'Event',
    other: 'Other',
    newPlan: 'New floor plan',
    closure: 'Site closed',
  },
  reason: 'Reason',
  reasonHint: 'Everyone can read it. Please name no persons.',
  first: 'From',
  last: 'Up to and including',
  hours: 'Time',
  allDay: 'Whole day',
  someHours: 'Hours',
  hoursFrom: 'Time from',
  hoursTo: 'Time until',
  asking: 'Asking the server …',
  spaces: '{n, plural, one {1 space is} other {# spaces are}} closed.',
  nobody:
    'No booking is affected.{kept, plural, =0 {} one { 1 booking at other times stays.} other { # bookings at other times stay.}}',
  hits: '{n, plural, one {1 booking is affected} other {# bookings are affected}}: {moved, plural, one {1 moves} other {# move}} to a desk as good, {released, plural, one {1 ends} other {# end}}.{kept, plural, =0 {} one { 1 booking at other times stays.} other { # bookings at other times stay.}}',
  told: 'Whoever is affected reads the reason in “My week”.',
  incomplete: {
    days: 'Choose a first day, and a last day that is not before it.',
    reason: 'Please give the reason.',
  },
  past: 'A closing begins today, {today}, at the earliest.',
  nothingToClose: 'No space lies there on the published plan. Publish the plan first.',
  refusal: {
    forNewPlan:
      'These spaces go with a new plan. Take the scheduled version back (Floors, Versions) if they are to stay open.',
    offline:
      'Closing needs a connection to the server. What you entered is still there; try again once you are connected.',
    busy: 'The server is busy at the moment. What you entered is still there; try again shortly.',
    forbidden: 'Spaces are closed by facility managers. Nothing was changed.',
    gone: 'This closing has ended already. Nothing was changed.',
    changedMeanwhile:
      '{by, select, none {This closing was changed meanwhile.} other {{by} changed this closing meanwhile ({when}).}} Please open it anew.',
  },
  why: '{kind, select, defect {Defect: {reason}} cleaning {Cleaning: {reason}} event {Event: {reason}} newPlan {New floor plan} closure {Site closed: {reason}} other {{reason}}}',
  until:
    '{days, select, one {on {last}} open {from {first}} other {until {last}}}{hours, select, none {} other {, {days, select, one {} other {each day }}{hours}}}',
  detail: 'Closed {span}. {why}.',
  period:
    '{days, select, open {from {range}} other {{range}}}{hours, select, none {} other {, {days, select, one {} other {each day }}{hours}}}',
}
