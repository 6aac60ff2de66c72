import { PLACE_WORDS } from '#shared/domain/words.ts'
import type { commonDe } from './common.de.ts'
import type { Shape } from './shape.ts'

export const commonEn: Shape<typeof commonDe> = {
  searching: 'Searching …',
  noMatch: 'Nothing found.',
  place: PLACE_WORDS.en,
  part: { day: 'Whole day', am: 'Morning', pm: 'Afternoon' },
  queued: 'queued',
  confirmed: 'confirmed',
  room: 'Room {room}',
  space: 'Desk {label}',
  spaceInRoom: '{room} · desk {label}',
  spaceAt: '{building} · {floor}',
  hours: '{from}–{to}',
  span: '{kind, select, day {whole day} am {in the morning} pm {in the afternoon} until {until {to}} since {from {from}} other {{from}–{to}}}',
  close: 'Close',
  cancel: 'Cancel',
  dismiss: 'Noted',
  retry: 'Try again',
  loading: 'Loading',
  more: 'More',
  chosen: 'chosen',
  messages: 'Messages',
}
