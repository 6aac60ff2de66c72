export const settingsDe = {
  look: 'Sprache und Darstellung',
  language: 'Sprache',
  appearance: 'Darstellung',
  saved: 'Gespeichert.',
  share: {
    title: 'Wer sieht meinen Platz',
    intro:
      'Sie entscheiden, wer sieht, wo Sie arbeiten. Alle anderen sehen im Plan nur, dass ein Platz vergeben ist, nicht an wen.',
    label: 'Meinen Platz sehen',
    planning: 'Nur, wer es für die Planung braucht',
    planningAbout: 'Ihre Teamleitung und deren Vertretung, sonst niemand. Kolleg:innen finden Sie nicht.',
    team: 'Mein Team',
    teamAbout: 'Dazu alle, die mit Ihnen in einem Team sind. So ist es voreingestellt.',
    department: 'Mein Fachbereich',
    departmentAbout: 'Dazu alle aus den anderen Teams Ihres Fachbereichs.',
    who: {
      planning:
        'Das {leads, plural, =0 {ist zurzeit niemand} one {ist zurzeit 1 Leitung} other {sind zurzeit # Leitungen}}.',
      team: 'Zurzeit {team, plural, =0 {keine Kolleg:innen} one {1 Kolleg:in} other {# Kolleg:innen}} in Ihrem Team, {leads, plural, =0 {keine Leitung} one {1 Leitung} other {# Leitungen}}.',
      department:
        'Zurzeit {team, plural, =0 {keine Kolleg:innen} one {1 Kolleg:in} other {# Kolleg:innen}} in Ihrem Team, {department, plural, =0 {niemand sonst} one {1 weitere Person} other {# weitere}} im Fachbereich, {leads, plural, =0 {keine Leitung} one {1 Leitung} other {# Leitungen}}.',
    },
    done: 'Geändert: {level}.',
    queued: 'Vorgemerkt. Es gilt, sobald der Server es bestätigt hat; bis dahin bleibt es, wie es war.',
  },
  keys: {
    title: 'Tasten',
    intro: 'Alles geht auch ohne Maus.',
    action: 'Was',
    keys: 'Tasten',
    palette: 'Suchen oder tun',
    undo: 'Letzte eigene Änderung zurücknehmen',
    redo: 'Zurückgenommenes wiederholen',
    days: 'In „Meine Woche“ von Tag zu Tag gehen',
    weekEnds: 'Zum ersten oder letzten Tag der Woche',
    inDay: 'Zu den Knöpfen eines Tages',
    plan: 'Im Plan von Platz zu Platz gehen',
    book: 'Gewählten Platz buchen',
    close: 'Schließen, was offen ist',
    arrows: 'Pfeiltasten',
    home: 'Pos1, Ende',
    tab: 'Tab',
    enter: 'Eingabe',
    esc: 'Esc',
  },
  about: {
    title: 'Über Platzwahl',
    body: 'Platzwahl plant, wo eine Stadtverwaltung arbeitet. Es ist freie Software unter der Lizenz EUPL-1.2.',
    server: 'Server',
    api: 'Beschreibung der Schnittstelle (API)',
    licence: 'Wortlaut der Lizenz EUPL-1.2',
    site: 'Gestaltet mit KERN, dem Designsystem der deutschen Verwaltung.',
  },
  access: {
    title: 'Erklärung zur Barrierefreiheit',
    body1: 'Platzwahl soll für alle bedienbar sein. Maßstab sind WCAG 2.2 AA, EN 301 549 und BITV 2.0.',
    body2:
      'Alle Funktionen sind mit Tastatur und Bildschirmleser erreichbar; neben dem Etagenplan steht derselbe Inhalt immer als Tabelle. Zustände sind durch Form und Text erkennbar, nicht nur durch Farbe. Vergrößern auf 200 %, hoher Kontrast und reduzierte Bewegung werden unterstützt.',
    body3: 'Eine Prüfung durch eine unabhängige Stelle steht noch aus.',
    feedback:
      'Fällt Ihnen eine Barriere auf? Schreiben Sie der Stelle, die Platzwahl in Ihrer Verwaltung betreibt; Server: {server}. Antwort erhalten Sie dort. Bleibt sie aus, hilft die Schlichtungsstelle Ihres Landes.',
  },
}
