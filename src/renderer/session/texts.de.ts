export const sessionDe = {
  server: {
    title: 'Mit Ihrer Verwaltung verbinden',
    intro:
      'Geben Sie einmal die Adresse ein, unter der Ihre Verwaltung Platzwahl betreibt. Sie steht in der Einladung oder Ihre IT nennt sie Ihnen.',
    address: 'Adresse',
    placeholder: 'https://platzwahl.meine-stadt.de',
    connect: 'Verbinden',
    connecting: 'Verbindet …',
  },
  signIn: {
    title: 'Anmelden',
    at: 'bei {server}',
    login: 'Name',
    password: 'Passwort',
    submit: 'Anmelden',
    submitting: 'Meldet an …',
    profiles: 'Auf diesem Gerät',
    waiting: '{n, plural, one {# Änderung wartet} other {# Änderungen warten}}',
    profile: 'Als {name} anmelden',
    demo: 'Demostadt: Anmeldung zum Ausprobieren',
    demoHint: 'Ein Klick füllt Name und Passwort aus.',
    change: 'Anderer Server',
  },
  newPassword: {
    title: 'Eigenes Passwort wählen',
    intro:
      'Das Passwort, das Sie erhalten haben, gilt nur einmal. Wählen Sie jetzt ein eigenes mit mindestens {n} Zeichen, am besten einen kurzen Satz.',
    once: 'Neues Passwort',
    again: 'Neues Passwort wiederholen',
    submit: 'Passwort setzen und anmelden',
    back: 'Zurück zur Anmeldung',
    short: 'Das Passwort ist zu kurz: Es braucht mindestens {n} Zeichen.',
    different: 'Die beiden Passwörter sind nicht gleich.',
    same: 'Das ist das Einmalpasswort. Wählen Sie bitte ein anderes.',
  },
  notice: {
    revoked:
      'Dieses Gerät wurde von Ihrer Verwaltung gesperrt. Die Daten darauf sind gelöscht. Melden Sie sich neu an oder fragen Sie Ihre IT.',
    expired:
      'Ihre Anmeldung ist abgelaufen. Vorgemerkte Änderungen sind noch da und werden nach dem Anmelden übertragen.',
    cacheRebuilt:
      'Der Zwischenspeicher war beschädigt und wird neu aufgebaut. Vorgemerkte Änderungen konnten gerettet werden.',
    cacheLost:
      'Der Zwischenspeicher war nicht mehr lesbar. Noch nicht übertragene Änderungen sind verloren; prüfen Sie bitte Ihre Woche.',
  },
  failure: {
    wrongCredentials: 'Name oder Passwort stimmt nicht. Prüfen Sie beides und versuchen Sie es noch einmal.',
    newPasswordNeeded: 'Das Passwort gilt nur einmal. Wählen Sie bitte ein eigenes.',
    offline:
      'Der Server ist nicht erreichbar. Es ging nichts verloren. Prüfen Sie Ihre Netzverbindung und versuchen Sie es noch einmal.',
    notPlatzwahl:
      'Unter dieser Adresse antwortet etwas anderes als Platzwahl, vielleicht die Anmeldeseite eines WLANs. Prüfen Sie Adresse und Netz.',
    badAddress: 'Das ist keine gültige Adresse. Sie beginnt mit https:// und steht in Ihrer Einladung.',
    tooOld:
      'Diese Version von Platzwahl ist für den Server zu alt. Vorgemerkte Änderungen bleiben gespeichert. Bitte installieren Sie die aktuelle Version.',
    tooMany:
      '{seconds, plural, =0 {Zu viele Versuche. Bitte warten Sie einen Moment und versuchen Sie es dann noch einmal.} one {Zu viele Versuche. Bitte warten Sie eine Sekunde.} other {Zu viele Versuche. Bitte warten Sie # Sekunden und versuchen Sie es dann noch einmal.}}',
    untrusted:
      'Die Verbindung ist nicht vertrauenswürdig: Das Zertifikat des Servers ist unbekannt. Es wurde nichts gesendet. Bitte fragen Sie Ihre IT.',
    serverError:
      'Der Server hat einen Fehler gemeldet. Es ging nichts verloren. Versuchen Sie es in ein paar Minuten noch einmal.',
    revoked: 'Dieses Gerät wurde von Ihrer Verwaltung gesperrt. Bitte fragen Sie Ihre IT.',
    storage:
      'Auf diesem Gerät konnte nicht gespeichert werden. Schaffen Sie Platz auf dem Datenträger und versuchen Sie es noch einmal.',
    lost: 'Platzwahl antwortet nicht. Bitte versuchen Sie es noch einmal.',
  },
  unlock: {
    title: 'Entsperren',
    intro: 'Die Daten von {name} auf diesem Gerät sind mit einem Kennsatz geschützt.',
    passphrase: 'Kennsatz',
    submit: 'Entsperren',
    other: 'Als andere Person anmelden',
    wrong: 'Dieser Kennsatz stimmt nicht. Ihre Daten sind unverändert; versuchen Sie es noch einmal.',
  },
  filling: {
    title: 'Ihre Daten werden geholt',
    body: 'Pläne, Plätze und Ihre Woche kommen auf dieses Gerät, damit Platzwahl auch ohne Netz funktioniert. Das dauert nur beim ersten Mal.',
  },
}
