/** What no answer may contain: by plain SQL from the database, so that the server's own idea is not asked. */
import { sql } from 'kysely'
import type { Database } from '#server/database/index.ts'
import { personId } from '#server/testing/city.ts'
import { shorten } from '../problem.ts'

/** An answer and all that was said to get it. */
export interface Shown {
  /** Number of the person asking, or null. */
  readonly viewer: number | null
  /** An administrator was told of people, which is their task; secrets are none of theirs either. */
  readonly isAdministering: boolean
  readonly request: string
  /** People the viewer could see earlier: a laptop shows them until its next pull. */
  readonly seenBefore?: ReadonlySet<string>
  readonly answer: string
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi

/** Traces of the machinery: none of them is an answer to anyone. */
const INSIDES: readonly RegExp[] = [
  /\bat .{1,200}\.(?:ts|js|mjs|cjs):\d+/,
  /node_modules|file:\/\/|#server\/|\/src\/server/,
  /\b(?:insert into|delete from|update) "?(?:booking|device|mutation|person|work_day)/i,
  /violates (?:unique|check|foreign|exclusion|not-null)|syntax error at or near|invalid byte sequence|duplicate key value|SQLSTATE|pg_catalog/i,
  /\$argon2/,
]

export interface Forbidden {
  /** People the viewer may see now. */
  visibleTo(viewer: number): ReadonlySet<string>
  /** @returns what leaked, or null */
  leakIn(shown: Shown): string | null
}

export async function readForbidden({ kysely }: Database): Promise<Forbidden> {
  const { rows: owned } = await sql<{ id: string; owner: string; what: string }>`
    select id::text, holder_id::text as owner, 'booking' as what from booking
    union all select id::text, person_id::text, 'ended booking' from tombstone
      where kind = 'booking' and person_id is not null
    union all select id::text, person_id::text, 'device' from device
    union all select session_id::text, person_id::text, 'session' from device where session_id is not null
    union all select m.id::text, d.person_id::text, 'change' from mutation m join device d on d.id = m.device_id`.execute(
    kysely,
  )
  const owners = new Map(owned.map((row) => [row.id, row]))
  const { rows: people } = await sql<{ id: string; login: string; name: string; sees: string[] }>`
    with recursive own as (
      select id as person_id, team_id from person union select person_id, team_id from team_membership
    ), department (team_id, top) as (
      select t.id, case when t.id in (select parent_id from team) then t.id else coalesce(t.parent_id, t.id) end
      from team t
    ), inside (top, team_id) as (
      select top, top from department
      union select i.top, t.id from inside i join team t on t.parent_id = i.team_id
    )
    select p.id::text, p.login, p.display_name as name, array(
      select distinct o.id::text from own mine, person o
      where mine.person_id = p.id and o.active and (
        o.id = p.id
        or (exists (select from own theirs where theirs.person_id = o.id and theirs.team_id = mine.team_id)
          and o.share in ('team', 'department'))
        or exists (
          select from person lead, own theirs
          where lead.active and 'lead' = any(lead.roles) and p.id in (lead.id, lead.deputy_id)
            and theirs.person_id = o.id and theirs.team_id = lead.team_id)
        or (o.share = 'department' and exists (
          select from department d join inside i on i.top = d.top
          where d.team_id = o.team_id and i.team_id = mine.team_id)))) as sees
    from person p`.execute(kysely)
  const sees = new Map(people.map((p) => [p.id, new Set(p.sees)]))
  const everyone = new Set(people.map((p) => p.id))
  const { rows: secrets } = await sql<{ secret: Uint8Array; seed: Uint8Array }>`
    select secret, signing_seed as seed from meta`.execute(kysely)
  const secretTexts = secrets
    .flatMap(({ secret, seed }) => [Buffer.from(secret), Buffer.from(seed)])
    .flatMap((bytes) => [bytes.toString('hex'), bytes.toString('base64url'), bytes.toString('base64')])

  const visibleTo = (viewer: number): ReadonlySet<string> => sees.get(personId(viewer)) ?? new Set<string>()
  return {
    visibleTo,
    leakIn({ viewer, isAdministering, request, seenBefore, answer }) {
      const me = viewer === null ? null : personId(viewer)
      const visible = new Set([...(viewer === null ? [] : visibleTo(viewer)), ...(seenBefore ?? [])])
      // What one said oneself may be said back.
      const said = request.toLowerCase()
      for (const found of new Set(isAdministering ? [] : answer.match(UUID))) {
        const id = found.toLowerCase()
        if (said.includes(id)) continue
        const owner = owners.get(id)
        if (owner && owner.owner !== me)
          return `the ${owner.what} ${id} of another person, in ${around(answer, found)}`
        if (everyone.has(id) && id !== me && !visible.has(id))
          return `the person ${id}, whom the viewer may not see`
      }
      for (const { id, login, name } of isAdministering ? [] : people) {
        if (id === me) continue
        if (!visible.has(id) && mentions(answer, name) && !mentions(request, name)) return `the name ${name}`
        if (mentions(answer, login) && !said.includes(login)) return `the login ${login}`
      }
      for (const secret of secretTexts) if (answer.includes(secret)) return 'a secret of the server'
      for (const inside of INSIDES) {
        const found = inside.exec(answer)
        if (found && !inside.test(request)) return `a trace of the inside: ${shorten(found[0], 120)}`
      }
      return null
    },
  }
}

const around = (text: string, word: string): string =>
  text.slice(Math.max(0, text.indexOf(word) - 150), text.indexOf(word) + 150)

/** As a word of its own: "Person 1" is not mentioned by "Person 12". */
function mentions(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    if (!/\w/.test(text[at + word.length] ?? ' ')) return true
  return false
}
