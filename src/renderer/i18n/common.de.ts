export const commonDe = {
  place: { office: 'Büro', home: 'Homeoffice', elsewhere: 'Unterwegs', away: 'Abwesend' },
  part: { day: 'Ganzer Tag', am: 'Vormittag', pm: 'Nachmittag' },
  /** Die Auszeichnung einer Änderung, die noch nicht bestätigt ist. */
  queued: 'vorgemerkt',
  confirmed: 'bestätigt',
  space: 'Platz {label}',
  spaceInRoom: '{room} · Platz {label}',
  spaceAt: '{building} · {floor}',
  hours: '{from}–{to} Uhr',
  close: 'Schließen',
  cancel: 'Abbrechen',
  dismiss: 'Zur Kenntnis genommen',
  retry: 'Erneut versuchen',
  loading: 'Wird geladen',
  more: 'Mehr',
  chosen: 'gewählt',
  messages: 'Meldungen',
}
