/** Which desks of the city are held when, while the demo's weeks are made up. */
import { type Day, type Minutes, overlaps } from '#shared/calendar/day.ts'
import type { SpaceId } from '#shared/domain/ids.ts'

export class DeskCalendar {
  private readonly held = new Map<string, Minutes[]>()

  isFree(space: SpaceId, day: Day, period: Minutes): boolean {
    return !this.held.get(space + day)?.some((m) => overlaps(m, period))
  }

  hold(space: SpaceId, day: Day, period: Minutes): void {
    const list = this.held.get(space + day)
    if (list) list.push(period)
    else this.held.set(space + day, [period])
  }
}
