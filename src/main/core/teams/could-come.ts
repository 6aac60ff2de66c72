/** Who could still come where a team lacks people. */
import type { Half } from '#shared/calendar/day.ts'
import type { TeamMatrix } from '#shared/contract/local.ts'

type Member = TeamMatrix['people'][number]

/**
 * Names of those who are not at the office in one of the halves and could be: first whose half is open, then who works
 * elsewhere in it. Of a half that others do not work by contract nobody is told, so that it counts as open.
 * @param day its index among the cells
 * @param halves in which people lack
 * @param works whether a half that is open is working time, as far as it is known
 */
export function couldCome(
  people: readonly Member[],
  day: number,
  halves: readonly Half[],
  works: (member: Member, half: Half) => boolean,
): { open: string[]; movable: string[] } {
  const open: string[] = []
  const movable: string[] = []
  for (const member of people) {
    const places = halves.map((half) => ({ half, place: member.cells[day]?.places[half] ?? null }))
    if (places.some(({ half, place }) => place === null && works(member, half)))
      open.push(member.person.displayName)
    else if (places.some(({ place }) => place === 'home' || place === 'elsewhere'))
      movable.push(member.person.displayName)
  }
  return { open, movable }
}
