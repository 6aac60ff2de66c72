export const changesDe = {
  /** Was jemand wollte, als kurze Zeile. */
  intent: {
    place: '{place} {when}',
    placeOpen: 'Planung {when} entfernen',
    book: '{space} {when} buchen',
    swap: '{space} {when} buchen, bisherigen Platz abgeben',
    release: '{space} {when} freigeben',
    releaseEarly: '{space} {when} um {time} Uhr freigeben',
    teamDay: '{day}: {meets, select, true {Teamtag} other {kein Teamtag}}',
    teamWeekday: 'Jeden {weekday}: {meets, select, true {Teamtag} other {kein Teamtag}}',
    releaseForMember: '{space} {when} für ein Teammitglied freigeben',
    restore: 'Änderung {when} zurücknehmen',
    share: {
      planning: 'Ihren Platz nur zeigen, wo es für die Planung nötig ist',
      team: 'Ihren Platz Ihrem Team zeigen',
      department: 'Ihren Platz Ihrem Fachbereich zeigen',
    },
    unknownSpace: 'Platz',
    onDay: 'am {day}',
    onSpan: 'am {day}, {span}',
  },
  /** Überschrift einer abgelehnten Änderung: was geschehen ist. */
  title: {
    spaceTaken: '{space} am {day} ist vergeben.',
    holderBusy: 'Sie haben am {day} schon einen Platz.',
    spaceUnknown: '{space} gibt es auf dem Plan nicht mehr.',
    spaceNotBookable: '{space} kann nicht gebucht werden.',
    spaceClosed: '{space} ist am {day} gesperrt.',
    spaceReserved: '{space} ist {by, select, holder {fest vergeben} other {einem anderen Team vorbehalten}}.',
    dayPast: '{dated, select, true {Der {day} ist} other {Diese Tage sind}} vorbei.',
    beyondWindow: '{dated, select, true {Der {day} lässt} other {Diese Tage lassen}} sich noch nicht planen.',
    notLed: 'Dieses Team leiten Sie nicht, oder nicht mehr.',
    notYours: 'Diese Buchung gehört jemand anderem.',
    changedElsewhere: 'Der {day} wurde auf einem anderen Gerät geändert.',
    shareChangedElsewhere: 'Wer Ihren Platz sieht, haben Sie auf einem anderen Gerät geändert.',
    dependencyRejected: '{dated, select, true {Eine Änderung am {day}} other {Eine Änderung}} ist hinfällig.',
    invalid: '{dated, select, true {Eine Änderung am {day}} other {Eine Änderung}} passt nicht zusammen.',
    failed:
      '{dated, select, true {Eine Änderung am {day}} other {Eine Änderung}} konnte nicht ausgeführt werden.',
    readOnly: 'Dieses Gerät kann im Moment nur lesen.',
    notStored: 'Dieses Gerät konnte die Änderung nicht speichern.',
  },
  /** Was bleibt und was zu tun ist. */
  advice: {
    spaceTaken:
      '{offered, select, true {Jemand anderes war schneller. Nehmen Sie einen freien Platz:} other {Jemand anderes war schneller. Wählen Sie im Plan einen anderen Platz.}}',
    holderBusy: 'Ihr bisheriger Platz bleibt. Geben Sie ihn frei, wenn Sie wechseln möchten.',
    spaceUnknown: 'Der Plan wurde geändert. Wählen Sie im Plan einen anderen Platz.',
    spaceNotBookable:
      '{offered, select, true {Der Platz ist nicht zum Buchen vorgesehen. Nehmen Sie einen freien:} other {Der Platz ist nicht zum Buchen vorgesehen. Wählen Sie im Plan einen anderen.}}',
    spaceClosed:
      '{why}. Gesperrt ist er {span}. {offered, select, true {Nehmen Sie einen freien Platz:} other {Wählen Sie im Plan einen anderen Platz.}}',
    spaceReserved:
      '{by, select, holder {Er wird für jemand anderen freigehalten.} other {Er liegt in der Zone eines anderen Teams.}}{opens, select, none {} other { Für alle buchbar ist er ab {opens}.}} {offered, select, true {Nehmen Sie einen freien:} other {Wählen Sie im Plan einen anderen.}}',
    dayPast: 'Vergangene Tage bleiben, wie sie waren. Heute ist der {today}.',
    beyondWindow:
      'Planen und buchen können Sie bis {last}, und jeden Tag einen Tag weiter. Was danach liegt, ist weder eingetragen noch vorgemerkt: Tragen Sie es ein, sobald es planbar ist.',
    notLed: 'Es wurde nichts geändert. Zuständig ist, wer das Team leitet oder vertritt.',
    notYours: 'Es wurde nichts geändert.',
    changedElsewhere:
      'Es gilt, was dort steht: {current}. Hier wollten Sie: {wanted}. Planen Sie den Tag neu, wenn das nicht stimmt.',
    shareChangedElsewhere:
      'Es gilt, was dort steht: {current}. Hier wollten Sie: {wanted}. Wählen Sie in den Einstellungen neu, wenn das nicht stimmt.',
    dependencyRejected: 'Sie baute auf einer Änderung auf, die abgelehnt wurde. Alles andere bleibt.',
    invalid: 'Es wurde nichts geändert. Bitte planen Sie den Tag noch einmal.',
    failed:
      'Alles andere bleibt. Versuchen Sie es noch einmal; hilft das nicht, nennen Sie der IT: {reference}.',
    readOnly:
      'Es war zu lange ohne Verbindung zum Server. Vorgemerkte Änderungen bleiben; verbinden Sie sich mit dem Netz, um wieder zu planen.',
    notStored:
      'Meist ist der Datenträger voll: Schaffen Sie Platz und versuchen Sie es noch einmal. Was schon vorgemerkt ist, bleibt.',
  },
  /** Wer den Platz sieht, als Wort. */
  shared: { planning: 'nur wo nötig', team: 'Ihr Team', department: 'Ihr Fachbereich' },
  /** Buchungen, die ein Plan oder eine Sperrung trifft. */
  affected: {
    list: 'Betroffene Buchungen',
    somebody: 'Eine Person',
    moves: '{from} wird zu {to}',
    ends: '{from}: Die Buchung endet',
    move: 'Umziehen',
    release: 'Beenden',
  },
  open: 'offen',
  halves: 'Vormittag {am}, Nachmittag {pm}',
  takeFor: '{space} am {day} buchen',
  toPlan: 'Plan',
  toPlanFor: 'Freie Plätze am {day} im Plan zeigen',
  dismiss: 'Erledigt',
  dismissFor: '„{title}“ als erledigt ablegen',
  taken: '{space} am {day} vorgemerkt.',
  dismissed: 'Abgelegt. Sie finden die Änderung unter „Übertragung“.',
}
