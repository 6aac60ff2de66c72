/** The editor's board at 10,000 desks in a real browser: opened, panned and zoomed, and 500 desks dragged with snapping. */
import { type Bench, fromSamples } from './figure.ts'
import { onMeasuringPage } from './support/measuring-page.ts'

export const editor: Bench = {
  name: 'editor',
  about: "the editor's board at 10,000 desks: open, pan, zoom, drag 500 of them with snapping",
  async run() {
    const run = await onMeasuringPage('editor', (page) => page.evaluate(() => window.measureEditor()))
    const note = '10,000 desks, software rendering'
    const dragged = `500 of ${note}`
    return [
      fromSamples('editor: plan shown at first, to its frame', run.opened, undefined, note),
      fromSamples('editor: pan, script a frame', run.pan.script, 4, note),
      fromSamples('editor: zoom, script a frame', run.zoom.script, 4, note),
      fromSamples('editor: pan and zoom, frame', [...run.pan.frames, ...run.zoom.frames], undefined, note),
      fromSamples('editor: drag with snapping, script a frame', run.drag.script, 8, dragged),
      fromSamples('editor: drag, frame', run.drag.frames, undefined, dragged),
      fromSamples('editor: press that begins the drag', run.begin, undefined, dragged),
      fromSamples('editor: drop', run.drop, undefined, dragged),
    ]
  },
}
