export const buildingDe = {
  site: 'Standort',
  name: 'Name des Gebäudes',
  floors: 'Geschosse',
  storey: '{rooms, plural, one {1 Raum} other {# Räume}}, {spaces, plural, one {1 Platz} other {# Plätze}}',
  floorName: 'Name für {name}',
  publish: 'Gleich veröffentlichen',
  publishAbout: 'Sonst ist jedes Geschoss ein Entwurf, den Sie prüfen und dann veröffentlichen.',
  scope: 'Was übernehmen',
  one: 'Ein Geschoss',
  oneAbout: 'In den Entwurf dieser Etage.',
  whole: 'Das ganze Gebäude',
  wholeAbout: 'Als neues Gebäude, jedes Geschoss eine Etage.',
  previewed: 'Geschoss in der Vorschau',
  take: 'Gebäude anlegen',
  takes:
    '{n, plural, =0 {Kein Geschoss gewählt.} one {1 Etage wird angelegt.} other {# Etagen werden angelegt.}}',
  taking: 'Etage {done} von {all} …',
  taken:
    '{name} ist angelegt: {floors, plural, one {1 Etage} other {# Etagen}}, {published, plural, =0 {als Entwurf} one {1 veröffentlicht} other {# veröffentlicht}}.',
  notStored: 'Ohne Zeichnung, weil auf diesem Gerät kein Platz war: {names}.',
  problem: {
    unknownSite: 'Diesen Standort gibt es nicht mehr. Wählen Sie ihn bitte neu.',
    nameTaken: 'Am Standort gibt es schon ein Gebäude mit diesem Namen. Wählen Sie einen anderen.',
    floorNameTaken: 'Zwei Etagen heißen „{name}“. Benennen Sie bitte eine um.',
    floorInUse: '„{name}“ hat einen Plan und kann nicht entfernt werden.',
  },
  refusal: {
    offline:
      'Gebäude legt der Server an, und der ist gerade nicht erreichbar. Versuchen Sie es später noch einmal.',
    busy: 'Der Server ist gerade ausgelastet. Versuchen Sie es gleich noch einmal.',
    forbidden: 'Ihre Berechtigung reicht dafür nicht mehr.',
    gone: 'Dieses Gebäude gibt es nicht mehr.',
    changedMeanwhile:
      '{by, select, none {Dieses Gebäude wurde inzwischen geändert.} other {{by} hat dieses Gebäude inzwischen geändert ({when}).}} Geändert wurde nichts.',
  },
}
