/** Pan, zoom and day switch of the painter at 10,000 desks, in a real browser on a page of its own. */
import { type Bench, fromSamples } from './figure.ts'
import { onMeasuringPage } from './support/measuring-page.ts'

export const panZoom: Bench = {
  name: 'pan-zoom',
  about: 'the painter at 10,000 desks: pan, zoom, another day',
  async run() {
    const runs = await onMeasuringPage('painter', (page) => page.evaluate(() => window.measurePainter()))
    const note = '10,000 desks, software rendering'
    return [
      fromSamples('pan: script a frame, whole floor', runs.panFar.script, 4, note),
      fromSamples('pan: script a frame, near', runs.panNear.script, 4, note),
      fromSamples('zoom: script a frame', runs.zoom.script, 4, note),
      fromSamples(
        'pan and zoom: frame',
        [...runs.panFar.frames, ...runs.panNear.frames, ...runs.zoom.frames],
        undefined,
        note,
      ),
      fromSamples('day switch: script in the painter', runs.recolour.script, 8, note),
    ]
  },
}
