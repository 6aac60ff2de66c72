export const syncDe = {
  now: 'Jetzt übertragen',
  contact: 'Letzte Verbindung: {when}',
  contactNever: 'Noch keine Verbindung',
  explain: {
    fresh: 'Dieses Gerät ist auf dem Stand des Servers.',
    syncing: 'Dieses Gerät gleicht sich gerade mit dem Server ab.',
    offline:
      'Sie können weiter planen und buchen. Was Sie ändern, ist vorgemerkt und wird übertragen, sobald der Server erreichbar ist.',
    repairing:
      'Der Server wurde aus einer Sicherung wiederhergestellt. Er holt sich gerade von den Geräten zurück, was der Sicherung fehlt, auch von diesem. Sie können weiter planen und buchen; was Sie ändern, wird danach übertragen.',
    readOnly:
      'Dieses Gerät war zu lange ohne Verbindung und kann nur noch anzeigen. Vorgemerkte Änderungen bleiben erhalten. Verbinden Sie sich mit dem Netz.',
    updateNeeded:
      'Diese Version von Platzwahl ist für den Server zu alt. Vorgemerkte Änderungen bleiben erhalten und werden nach dem Update übertragen.',
  },
  help: {
    title: 'Wenn etwas nicht stimmt',
    diagnosis: 'Diagnosedatei speichern',
    diagnosisHint:
      'Für die IT: Versionen, Zustände, Fehlercodes und Zähler dieses Geräts. Keine Namen, keine Plätze, keine Tage.',
    rebuild: 'Zwischenspeicher neu aufbauen',
    rebuilding: 'Der Zwischenspeicher wird neu aufgebaut.',
    rebuildHint:
      'Lädt alles noch einmal vom Server. Was Sie sehen, bleibt so lange stehen; was vorgemerkt ist, bleibt erhalten.',
  },
  needsYou: 'Braucht Sie',
  waiting: 'Vorgemerkt',
  waitingNone: 'Nichts wartet. Jede Änderung ist bestätigt oder beantwortet.',
  done: 'Zuletzt beantwortet',
  doneNone: 'Noch keine Änderungen.',
  state: {
    queued: 'vorgemerkt',
    sent: 'gesendet, noch nicht bestätigt',
    accepted: 'bestätigt',
    rejected: 'abgelehnt',
  },
  at: '{state} · {when}',
}
