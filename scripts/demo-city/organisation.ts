/** The tree of departments and teams, with the number of people and the site of each team. */
import type { TeamId } from '#shared/domain/ids.ts'
import type { Team } from '#shared/domain/people.ts'
import { idOf } from './drawing.ts'

type SiteName = 'Rathaus' | 'Technisches Rathaus' | 'Bürgerbüro Nord'
export interface TeamOfCity {
  readonly name: string
  readonly department: string
  readonly site: SiteName
  readonly size: number
}

/** Name of each team and its size. Teams work at the Technisches Rathaus unless told otherwise below. */
const DEPARTMENTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'Zentrale Dienste': {
    Personal: 16,
    Organisation: 17,
    'Poststelle und Druckerei': 7,
    Gremienbetreuung: 7,
    Presse: 7,
    Recht: 8,
  },
  Kämmerei: { Haushalt: 12, Stadtkasse: 14, Steuern: 15, Vollstreckung: 11, Beteiligungen: 6, Vergabe: 16 },
  Informationstechnik: {
    'IT-Betrieb': 10,
    'IT-Service': 11,
    Fachverfahren: 10,
    Digitalisierung: 14,
    'IT-Sicherheit': 9,
  },
  Bürgerservice: {
    'Bürgerbüro Nord': 13,
    'Kfz-Zulassung': 16,
    Standesamt: 8,
    'Wahlen und Statistik': 6,
    Ausländerbehörde: 16,
    Staatsangehörigkeit: 11,
  },
  'Sicherheit und Ordnung': {
    Ordnungsamt: 22,
    Gewerbe: 12,
    Verkehrsüberwachung: 16,
    Bußgeldstelle: 14,
    Veterinärwesen: 9,
  },
  Jugendamt: {
    'Allgemeiner Sozialdienst Nord': 23,
    'Allgemeiner Sozialdienst Süd': 17,
    Kindertagesbetreuung: 22,
    Unterhaltsvorschuss: 13,
    Jugendpflege: 12,
    'Wirtschaftliche Jugendhilfe': 15,
  },
  Soziales: {
    Grundsicherung: 23,
    Wohngeld: 21,
    Eingliederungshilfe: 16,
    'Senioren und Pflege': 13,
    Integration: 12,
  },
  'Planen und Bauen': {
    Stadtplanung: 20,
    Bauleitplanung: 26,
    Bauordnung: 32,
    Denkmalschutz: 11,
    Geoinformation: 20,
    Vermessung: 22,
    Stadterneuerung: 19,
  },
  'Tiefbau und Verkehr': {
    Straßenplanung: 21,
    Straßenbau: 22,
    Verkehrsplanung: 20,
    'Brücken und Ingenieurbau': 19,
    Straßenbeleuchtung: 10,
  },
  Gebäudemanagement: {
    Hochbau: 23,
    'Technische Gebäudeausrüstung': 20,
    Objektbetreuung: 21,
    Liegenschaften: 20,
    'Bau- und Energiecontrolling': 10,
  },
  'Umwelt und Grün': { Klimaschutz: 10, Naturschutz: 10, Grünflächen: 15, Bodenschutz: 9 },
}

const AT_TOWN_HALL = [
  ...Object.keys({ ...DEPARTMENTS['Zentrale Dienste'], ...DEPARTMENTS.Kämmerei }),
  ...['Standesamt', 'Wahlen und Statistik', 'Stadtplanung', 'Bauleitplanung', 'Bauordnung', 'Denkmalschutz'],
]
const AT_DISTRICT_OFFICE = ['Bürgerbüro Nord', 'Kfz-Zulassung']

export const TEAMS: readonly TeamOfCity[] = Object.entries(DEPARTMENTS).flatMap(([department, teams]) =>
  Object.entries(teams).map(([name, size]) => ({
    name,
    department,
    size,
    site: AT_TOWN_HALL.includes(name)
      ? 'Rathaus'
      : AT_DISTRICT_OFFICE.includes(name)
        ? 'Bürgerbüro Nord'
        : 'Technisches Rathaus',
  })),
)

export const teamId = (name: string): TeamId => idOf(`team:${name}`) as TeamId
const departmentId = (name: string): TeamId => idOf(`department:${name}`) as TeamId

/** Every node of the tree, parents first. */
export function teamTree(): Omit<Team, 'teamDays'>[] {
  const root = { id: departmentId(''), parentId: null, name: 'Stadtverwaltung Auenbrück' }
  const departments = Object.keys(DEPARTMENTS).map((name) => ({
    id: departmentId(name),
    parentId: root.id,
    name: `Fachbereich ${name}`,
  }))
  const teams = TEAMS.map((t) => ({ id: teamId(t.name), parentId: departmentId(t.department), name: t.name }))
  return [root, ...departments, ...teams]
}
