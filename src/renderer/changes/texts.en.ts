import type { Shape } from '../i18n/shape.ts'
import type { changesDe } from './texts.de.ts'

export const changesEn: Shape<typeof changesDe> = {
  intent: {
    place: '{place} {when}',
    placeOpen: 'Clear the plan {when}',
    book: 'Book {space} {when}',
    swap: 'Book {space} {when}, give up the desk held so far',
    release: 'Release {space} {when}',
    releaseEarly: 'Release {space} {when} at {time}',
    teamDay: '{day}: {meets, select, true {team day} other {no team day}}',
    teamWeekday: 'Every {weekday}: {meets, select, true {team day} other {no team day}}',
    releaseForMember: 'Give back {space} {when} for a member of the team',
    restore: 'Take back a change {when}',
    share: {
      planning: 'Show your desk only where planning needs it',
      team: 'Show your desk to your team',
      department: 'Show your desk to your department',
    },
    unknownSpace: 'a desk',
    onDay: 'on {day}',
    onSpan: 'on {day}, {span}',
  },
  title: {
    spaceTaken: '{space} on {day} is taken.',
    holderBusy: 'You already have a desk on {day}.',
    spaceUnknown: '{space} is no longer on the plan.',
    spaceNotBookable: '{space} cannot be booked.',
    spaceClosed: '{space} is closed on {day}.',
    spaceReserved: '{space} is {by, select, holder {a fixed desk} other {kept for another team}}.',
    dayPast: '{dated, select, true {{day} is} other {These days are}} over.',
    beyondWindow: '{dated, select, true {{day}} other {These days}} cannot be planned yet.',
    notLed: 'You do not lead this team, or no longer.',
    notYours: 'This booking is someone else’s.',
    changedElsewhere: '{day} was changed on another device.',
    shareChangedElsewhere: 'Who sees your desk was changed on another device.',
    dependencyRejected: '{dated, select, true {A change on {day}} other {A change}} no longer applies.',
    invalid: '{dated, select, true {A change on {day}} other {A change}} does not fit together.',
    failed: '{dated, select, true {A change on {day}} other {A change}} could not be made.',
    readOnly: 'This device can only read at the moment.',
    notStored: 'This device could not store the change.',
  },
  advice: {
    spaceTaken:
      '{offered, select, true {Someone else was quicker. Take a free desk:} other {Someone else was quicker. Choose another desk on the plan.}}',
    holderBusy: 'Your present desk stays. Release it if you want to change.',
    spaceUnknown: 'The plan was changed. Choose another desk on the plan.',
    spaceNotBookable:
      '{offered, select, true {The desk is not meant for booking. Take a free one:} other {The desk is not meant for booking. Choose another on the plan.}}',
    spaceClosed:
      '{why}. It is closed {span}. {offered, select, true {Take a free desk:} other {Choose another desk on the plan.}}',
    spaceReserved:
      '{by, select, holder {It is kept for somebody else.} other {It lies in another team’s zone.}}{opens, select, none {} other { Everyone can book it from {opens} on.}} {offered, select, true {Take a free one:} other {Choose another on the plan.}}',
    dayPast: 'Past days stay as they were. Today is {today}.',
    beyondWindow:
      'You can plan and book until {last}, and each day one day further. What lies beyond is neither entered nor queued: enter it as soon as it can be planned.',
    notLed: 'Nothing was changed. Whoever leads the team or stands in for them can do it.',
    notYours: 'Nothing was changed.',
    changedElsewhere:
      'What stands there holds: {current}. Here you wanted: {wanted}. Plan the day again if that is not right.',
    shareChangedElsewhere:
      'What stands there holds: {current}. Here you wanted: {wanted}. Choose again in the settings if that is not right.',
    dependencyRejected: 'It built on a change that was rejected. Everything else stays.',
    invalid: 'Nothing was changed. Please plan the day again.',
    failed: 'Everything else stays. Try again; if that does not help, tell IT: {reference}.',
    readOnly:
      'It was without contact to the server for too long. Queued changes stay; connect to the network to plan again.',
    notStored: 'Mostly the disk is full: free some space and try again. What is queued already stays.',
  },
  shared: { planning: 'only where needed', team: 'your team', department: 'your department' },
  affected: {
    list: 'Bookings affected',
    somebody: 'A person',
    moves: '{from} becomes {to}',
    ends: '{from}: the booking ends',
    move: 'Move',
    release: 'End',
  },
  open: 'open',
  halves: 'morning {am}, afternoon {pm}',
  takeFor: 'Book {space} on {day}',
  toPlan: 'Plan',
  toPlanFor: 'Show free desks on {day} on the plan',
  dismiss: 'Done',
  dismissFor: 'Put “{title}” aside as done',
  taken: '{space} on {day} queued.',
  dismissed: 'Put aside. You find the change under “Sync”.',
}
