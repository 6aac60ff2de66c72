/** The 900 people of the demo city. Made up: first and last names are drawn independently. */

import { Seeded } from '#server/demo/seeded.ts'
import type { PersonId } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/people.ts'
import { idOf } from './drawing.ts'
import { FIRST_NAMES, LAST_NAMES } from './names.ts'
import { TEAMS, teamId } from './organisation.ts'

export interface PersonOfCity {
  readonly id: PersonId
  readonly login: string
  readonly displayName: string
  readonly initials: string
  readonly team: string
  readonly site: string
  readonly roles: Role[]
}

/** One password for the whole demo, so that nobody has to look it up. */
export const DEMO_PASSWORD = 'platzwahl'

/** Who that is, in the languages of the app. */
interface Note {
  readonly de: string
  readonly en: string
}

interface SignIn {
  readonly login: string
  readonly name: readonly [first: string, last: string]
  readonly team: string
  readonly roles: Role[]
  readonly note: Note
}

/** People one can sign in as. */
export const SIGN_INS: readonly SignIn[] = [
  signIn('mira', 'Mira', 'Sommer', 'Stadtplanung', [], {
    de: 'Beschäftigte, Stadtplanung (Rathaus, Haus B)',
    en: 'Staff, Stadtplanung (town hall, Haus B)',
  }),
  signIn('lena', 'Lena', 'Krüger', 'Stadtplanung', [], {
    de: 'Im selben Team wie mira',
    en: 'Colleague of mira in the same team',
  }),
  signIn('tarek', 'Tarek', 'Nasser', 'Stadtplanung', [], {
    de: 'Im selben Team wie mira',
    en: 'Colleague of mira in the same team',
  }),
  signIn('jonas', 'Jonas', 'Wolff', 'Stadtplanung', ['lead'], {
    de: 'Teamleitung Stadtplanung',
    en: 'Leads the team Stadtplanung',
  }),
  signIn('anke', 'Anke', 'Behrens', 'Bauordnung', [], {
    de: 'Beschäftigte, Bauordnung (sieht andere Kolleg:innen)',
    en: 'Staff, Bauordnung (sees other colleagues)',
  }),
  signIn('emre', 'Emre', 'Demir', 'Bauordnung', ['lead'], {
    de: 'Teamleitung Bauordnung',
    en: 'Leads the team Bauordnung',
  }),
  signIn('sofia', 'Sofia', 'Romano', 'Verkehrsplanung', [], {
    de: 'Beschäftigte, Technisches Rathaus (480 Plätze)',
    en: 'Staff, Technisches Rathaus (480 desks)',
  }),
  signIn('piet', 'Piet', 'Janssen', 'Verkehrsplanung', ['lead'], {
    de: 'Teamleitung Verkehrsplanung',
    en: 'Leads the team Verkehrsplanung',
  }),
  signIn('clara', 'Clara', 'Fuchs', 'Kfz-Zulassung', [], {
    de: 'Beschäftigte, Bürgerbüro Nord (Schalter)',
    en: 'Staff, Bürgerbüro Nord (counters)',
  }),
  signIn('nils', 'Nils', 'Petersen', 'Objektbetreuung', ['facility'], {
    de: 'Gebäudemanagement: Etagen und Plätze',
    en: 'Facility management: floors and desks',
  }),
  signIn('ute', 'Ute', 'Möller', 'IT-Betrieb', ['admin'], {
    de: 'Verwaltung des Systems',
    en: 'Administration of the system',
  }),
  signIn('rana', 'Rana', 'Haddad', 'Organisation', ['facility', 'lead'], {
    de: 'Leitung Organisation, plant Flächen',
    en: 'Leads Organisation, plans office space',
  }),
]

function signIn(login: string, first: string, last: string, team: string, roles: Role[], note: Note): SignIn {
  return { login, name: [first, last], team, roles: ['staff', ...roles], note }
}

export function people(): PersonOfCity[] {
  const random = new Seeded('people of Auenbrück')
  const logins = new Set(SIGN_INS.map((s) => s.login))
  const names = new Set(SIGN_INS.map((s) => s.name.join(' ')))
  return TEAMS.flatMap((team) => {
    const own = SIGN_INS.filter((s) => s.team === team.name)
    const initials = new Set<string>()
    const ledAlready = own.some((s) => s.roles.includes('lead'))
    return Array.from({ length: team.size }, (_, i): PersonOfCity => {
      const known = own[i]
      const [first, last] = known?.name ?? newName(random, names)
      const roles: Role[] = known?.roles ?? (!ledAlready && i === own.length ? ['staff', 'lead'] : ['staff'])
      return {
        id: idOf(`person:${team.name}:${i}`) as PersonId,
        login: known?.login ?? newLogin(first, last, logins),
        displayName: `${first} ${last}`,
        initials: newInitials(first, last, initials),
        team: teamId(team.name),
        site: team.site,
        roles,
      }
    })
  })
}

function newName(random: Seeded, taken: Set<string>): [string, string] {
  for (;;) {
    const name: [string, string] = [random.pick(FIRST_NAMES), random.pick(LAST_NAMES)]
    if (taken.has(name.join(' '))) continue
    taken.add(name.join(' '))
    return name
  }
}

/** `vorname.nachname` without marks; with a number when two would be the same. */
function newLogin(first: string, last: string, taken: Set<string>): string {
  const base = `${plain(first)}.${plain(last)}`
  for (let n = 1; ; n++) {
    const login = n === 1 ? base : `${base}${n}`
    if (taken.has(login)) continue
    taken.add(login)
    return login
  }
}

const SPELT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ł: 'l', ı: 'i', đ: 'd' }

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[äöüßłıđ]/g, (c) => SPELT[c] ?? c)
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
}

/** Two letters, three where two in the team would be the same. */
function newInitials(first: string, last: string, taken: Set<string>): string {
  const letters = [...last.toUpperCase()]
  const candidates = [
    `${first[0]}${letters[0]}`,
    ...letters.slice(1).map((l) => `${first[0]}${letters[0]}${l}`),
  ]
  const found = candidates.find((c) => !taken.has(c)) ?? candidates[0] ?? 'X'
  taken.add(found)
  return found
}
