/**
 * Hands the window one MessagePort to the core, and nothing else.
 *
 * - The window posts `'platzwahl:ask-core'` to itself; the answer is the message `'platzwahl:core'`
 *   with a port. It may ask again, as after a reload.
 * - A link that was opened arrives as the message `{ type: 'platzwahl:open', path }`.
 */
import { ipcRenderer } from 'electron'

const ASK = 'platzwahl:ask-core'
const PORT = 'platzwahl:core'
const OPEN = 'platzwahl:open'

const ownOrigin = () => window.location.origin

window.addEventListener('message', (event) => {
  if (event.source === window && event.data === ASK) ipcRenderer.send(ASK)
})
ipcRenderer.on(PORT, (event) => window.postMessage(PORT, ownOrigin(), [...event.ports]))
ipcRenderer.on(OPEN, (_event, path: unknown) => {
  if (typeof path === 'string') window.postMessage({ type: OPEN, path }, ownOrigin())
})
