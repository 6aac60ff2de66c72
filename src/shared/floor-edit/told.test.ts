import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyEdit, changed } from './edit.ts'
import { pick } from './objects.ts'
import { changedSpaces, withFeature } from './spaces.ts'
import { editFor, someDrawing, wishes } from './testing/made-up.ts'
import { heard, ToldEdit, told } from './told.ts'

it('an edit that was told is the edit, whatever was done', () => {
  fc.assert(
    fc.property(fc.array(wishes, { minLength: 1, maxLength: 12 }), (all) => {
      let [document, n] = [someDrawing(), 5_000]
      for (const wish of all) {
        const edit = editFor(document, wish, () => n++)
        const sent = ToldEdit.parse(JSON.parse(JSON.stringify(told(edit))))
        expect(heard(document, sent)).toEqual(edit)
        document = applyEdit(document, edit)
      }
    }),
  )
})

it('says once what becomes of many', () => {
  const { spaces } = someDrawing(20)
  const edit = changedSpaces(
    spaces.map((object) => ({ kind: 'space', object })),
    (s) => withFeature(s, 'quiet', true),
  )
  expect(told(edit)).toEqual([
    { is: 'changed', kind: 'space', ids: spaces.map((s) => s.id), set: { features: ['quiet'] }, unset: [] },
  ])
})

it('makes nothing of what is not there, and nothing that is no object', () => {
  const document = someDrawing()
  const [text] = pick(document, new Set(document.texts?.slice(0, 1).map((t) => t.id)))
  const edit = told(changed([[text!, { ...text!.object, size: -1 } as never]]))
  expect(() => heard(document, edit)).toThrow()
  expect(() =>
    heard(document, told([{ ...text!, id: 'x', before: text!.object, after: null, at: 0 }])),
  ).toThrow('there is no object x')
})
