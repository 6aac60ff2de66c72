/**
 * What warnings say. Plain placeholders only, so that both the app's texts and the command line can fill
 * them in; numbers come with their unit.
 */
export const checksDe = {
  note: 'Diese Prüfung warnt. Sie ersetzt keine Gefährdungsbeurteilung.',
  none: 'Keine Hinweise.',
  at: 'bei x {x}, y {y}',
  severity: { warning: 'Warnung', hint: 'Hinweis' },
  name: {
    space: 'Platz {label}',
    spaceIn: 'Platz {label} in {room}',
    room: 'Raum {label}',
    unnamed: 'Raum ohne Nummer',
    door: 'Tür',
    wall: 'Wand',
    route: 'Fluchtweg',
    cabinet: 'Schrank',
    table: 'Tisch',
    chair: 'Stuhl',
    plant: 'Pflanze',
    printer: 'Drucker',
    kitchen: 'Küche',
    sanitary: 'Sanitärobjekt',
    stairs: 'Treppe',
    lift: 'Aufzug',
    column: 'Stütze',
    other: 'Möbel',
  },
  sentence: {
    'outside-room': '{name} liegt in keinem Raum.',
    unreachable: '{name} ist nicht zu erreichen: Von keiner Tür führt ein Weg dorthin.',
    unreachableNarrow:
      '{name} ist nicht zu erreichen: Der breiteste Weg dorthin hat {found}, nötig sind {limit}.',
    aisle:
      '{name}: Der Gang ist an der engsten Stelle {found} breit, nötig sind {limit} (Personen: {people}).',
    'route-width':
      '{name}: Der Weg ist an der engsten Stelle {found} breit, nötig sind {limit} (Personen: {people}).',
    'escape-length':
      '{name}: Bis zum nächsten Ausgang sind es {found} Luftlinie, höchstens {limit} sind erlaubt.',
    'escape-walk': '{name}: Bis zum nächsten Ausgang sind {found} zu gehen, höchstens {limit} sind erlaubt.',
    'escape-width': '{name} ist {found} breit, nötig sind {limit} (Personen: {people}).',
    'escape-blocked': '{name} steht im Fluchtweg: {found} bleiben frei, nötig sind {limit}.',
    'door-width': '{name} ist {found} breit, nötig sind {limit} (Personen: {people}).',
    'door-swing': '{name} öffnet nur bis {found} statt {limit}.',
    'door-opening': '{name}: Im Durchgang bleiben {found} frei statt {limit}.',
    'room-area': '{name} hat {found}, nötig sind {limit} (Arbeitsplätze: {people}).',
    'room-guide': '{name} hat {found}, der Richtwert ist {limit} (Arbeitsplätze: {people}).',
    movementDepth: '{name}: Die Bewegungsfläche ist {found} tief, nötig sind {limit}.',
    movementWidth: '{name}: Die Bewegungsfläche ist {found} breit, nötig sind {limit}.',
    movementArea: '{name}: Die Bewegungsfläche hat {found}, nötig sind {limit}.',
    overlapDesk: '{name}: Die Bewegungsfläche überlagert sich um {found} mit der eines anderen Platzes.',
    overlapRoute: '{name}: Die Bewegungsfläche ragt {found} in einen Fluchtweg.',
    overlapDoor: '{name}: Die Bewegungsfläche ragt {found} in den Schwenkbereich einer Tür.',
    'side-by-side': '{name}: Nebeneinander liegende Plätze sind {found} breit, nötig sind {limit}.',
    wheelchair:
      '{name}: Für Personen im Rollstuhl sind {found} × {found} frei, nötig sind {limit} × {limit}.',
    'duplicate-number': '{name}: Die Nummer „{label}“ gibt es mehrmals (Räume: {found}).',
    'missing-number': '{name}: Nummer und Bezeichnung fehlen.',
    'duplicate-label': '{name}: Die Bezeichnung „{label}“ gibt es im Raum mehrmals (Plätze: {found}).',
    'missing-label': '{name}: Die Bezeichnung fehlt.',
  },
  besides: '{sentence} Beteiligt: {others}.',
}
