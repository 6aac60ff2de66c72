import { PLACE_WORDS } from '#shared/domain/words.ts'

export const commonDe = {
  searching: 'Wird gesucht …',
  noMatch: 'Nichts gefunden.',
  place: PLACE_WORDS.de,
  part: { day: 'Ganzer Tag', am: 'Vormittag', pm: 'Nachmittag' },
  /** Die Auszeichnung einer Änderung, die noch nicht bestätigt ist. */
  queued: 'vorgemerkt',
  confirmed: 'bestätigt',
  room: 'Raum {room}',
  space: 'Platz {label}',
  spaceInRoom: '{room} · Platz {label}',
  spaceAt: '{building} · {floor}',
  hours: '{from}–{to} Uhr',
  span: '{kind, select, day {ganztägig} am {vormittags} pm {nachmittags} until {bis {to} Uhr} since {ab {from} Uhr} other {{from}–{to} Uhr}}',
  close: 'Schließen',
  cancel: 'Abbrechen',
  dismiss: 'Zur Kenntnis genommen',
  retry: 'Erneut versuchen',
  loading: 'Wird geladen',
  more: 'Mehr',
  chosen: 'gewählt',
  messages: 'Meldungen',
}
