/** Find and replace: in what things are called, as plain text whatever its case, and in what spaces have. */
import type { Feature } from '../domain/floor-plan.ts'
import { changed, type Edit } from './edit.ts'
import { namesOf, renamed, written } from './names.ts'
import type { PlanObject } from './objects.ts'
import { changedSpaces, type SpaceObject, withFeature } from './spaces.ts'

const pattern = (text: string) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu')

/** One name and what would become of it. */
export interface Replacement {
  readonly of: PlanObject
  readonly before: string
  readonly after: string
}

/** What replacing would change, name by name: to be looked at before it is done. */
export const replacements = (objects: readonly PlanObject[], text: string, by: string): Replacement[] =>
  objects.flatMap((of) =>
    rewritten(of, text, by)
      .filter(([name, after]) => after !== name.text)
      .map(([name, after]) => ({ of, before: name.text, after })),
  )

/** A name that would become empty where it may not be stays as it is. */
export const replace = (objects: readonly PlanObject[], text: string, by: string): Edit =>
  changed(objects.map((o) => [o, renamed(o, rewritten(o, text, by))]))

const rewritten = (o: PlanObject, text: string, by: string) =>
  text === ''
    ? []
    : namesOf(o)
        .filter((name) => name.text.search(pattern(text)) >= 0)
        .map(
          (name) =>
            [
              name,
              written(
                name,
                name.text.replace(pattern(text), () => by),
              ),
            ] as const,
        )

/** Whoever has the one has the other instead. @param by null: nothing in its place */
export const replaceFeature = (spaces: readonly SpaceObject[], feature: Feature, by: Feature | null): Edit =>
  changedSpaces(
    spaces.filter((o) => o.object.features.includes(feature)),
    (space) => {
      const without = withFeature(space, feature, false)
      return by === null ? without : withFeature(without, by, true)
    },
  )
