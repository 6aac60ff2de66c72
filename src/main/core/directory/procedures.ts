import { countBookable, directoryRows } from '../cache/confirmed.ts'
import { type Context, os, signedIn } from '../procedures.ts'

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'de')

export const directoryProcedures = (context: Context) => ({
  sites: os.directory.sites.handler(() => {
    const { db } = signedIn(context)
    const bookable = countBookable(db)
    return {
      sites: directoryRows(db, 'site').sort(byName),
      buildings: directoryRows(db, 'building').sort((a, b) => a.order - b.order || byName(a, b)),
      floors: directoryRows(db, 'floor')
        .sort((a, b) => a.level - b.level || byName(a, b))
        .map((floor) => ({ ...floor, bookable: bookable.get(floor.id) ?? 0 })),
    }
  }),
  people: os.directory.people.handler(() =>
    directoryRows(signedIn(context).db, 'person').sort((a, b) =>
      a.displayName.localeCompare(b.displayName, 'de'),
    ),
  ),
  teams: os.directory.teams.handler(() => directoryRows(signedIn(context).db, 'team').sort(byName)),
})
