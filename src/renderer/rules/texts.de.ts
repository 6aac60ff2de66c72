export const rulesDe = {
  title: 'Regeln',
  /** In welcher Sprache eine Regel ihre eigenen Worte sagt. */
  language: 'de',
  held: '{n, plural, one {Eine Regel eingehalten} other {# Regeln eingehalten}}',
  nothing: 'In diesen Wochen ist zu keiner Regel etwas zu sagen.',
  state: {
    ok: 'eingehalten',
    warn: 'noch offen',
    violated: 'nicht eingehalten',
    unknown: 'der Server entscheidet',
  },
  approvedBy:
    'Genehmigt: {agreement}{paragraph, select, none {} other {, {text}}}, {date}, Aktenzeichen {record}{term, select, none {} other {, bis {term}}}',
  agreements: {
    read: 'Regelwerke lesen',
    title: 'Regelwerke',
    version: 'Fassung',
    option: '{name}, Fassung {number}, ab {from}',
    none: 'Es gibt noch kein Regelwerk.',
    notApproved: 'Nicht genehmigt: Diese Fassung lehnt nichts ab.',
  },
  days: '{n} {one, select, true {Tag} other {Tage}}',
  span: {
    day: 'am {day}',
    week: 'Woche ab {day}',
    days: '{days}',
  },
  figures: {
    atMost:
      '{places}: {have} von höchstens {limit} {one, select, true {Tag} other {Tagen}}, {span}, {paragraph}.',
    atLeast:
      '{places}: {have} von mindestens {limit} {one, select, true {Tag} other {Tagen}}, {span}, {paragraph}.',
    raised:
      '{places}: {have} von höchstens {limit} {one, select, true {Tag} other {Tagen}} mit Ihrer Ausnahme, {span}, {paragraph}.',
    coreDay:
      '{state, select, ok {Sie sind} warn {Noch offen: Sie wären} other {Sie sind nicht}} {span} im Büro, {paragraph}.',
    window: 'Buchbar sind {limit} Tage im Voraus, {paragraph}.',
    cutOff: 'Für den Tag selbst ist die Zeit zum Buchen vorbei, {paragraph}.',
    grant:
      '{places}: {state, select, ok {nichts ohne Genehmigung geplant} warn {Ihre Genehmigung läuft bald ab} other {{days} ohne Genehmigung}}, {span}, {paragraph}.',
    eligibility:
      '{places}: {state, select, ok {nicht geplant} other {{days} geplant, für Sie ist das nicht vorgesehen}}, {span}, {paragraph}.',
    staffing: 'Team vor Ort: {have} von mindestens {limit} Personen, {span}, {paragraph}.',
    plain: '{paragraph}.',
  },
  wayOut: {
    more: 'Planen Sie noch {days} mit „{places}“{when, select, none {} other {, möglich {when}}}.',
    fewer: 'Planen Sie {days} weniger mit „{places}“.',
    wait: 'Möglich ab {when}.',
    apply: 'Dafür ist ein Antrag nötig.',
    come: 'Wenn Sie im Büro sind, hilft das dem Team.',
    unseen: 'Nicht alle im Team zeigen Ihnen ihren Ort: Der Server entscheidet.',
    server: 'Nicht alle Tage sind auf diesem Gerät: Der Server entscheidet.',
  },
}
