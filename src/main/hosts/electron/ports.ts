/** Hands a window its port to the core, each time it asks: after a reload it asks again. */
import type { IpcMain, MessageChannelMain, MessagePortMain } from 'electron'
import { APP_ORIGIN } from './lockdown.ts'

/** Messages between preload and main process; the preload uses the same words. */
export const ASK_CHANNEL = 'platzwahl:ask-core'
export const PORT_CHANNEL = 'platzwahl:core'
export const OPEN_CHANNEL = 'platzwahl:open'

export function handOutPorts(
  ipcMain: Pick<IpcMain, 'on'>,
  newChannel: () => Pick<MessageChannelMain, 'port1' | 'port2'>,
  serve: (port: MessagePortMain) => void,
): void {
  ipcMain.on(ASK_CHANNEL, (event) => {
    // Only the app's own top frame; nothing else should ever be there.
    const frame = event.senderFrame
    if (frame === null || frame.parent !== null || frame.origin !== APP_ORIGIN) return
    const { port1, port2 } = newChannel()
    serve(port1)
    port1.start()
    event.sender.postMessage(PORT_CHANNEL, null, [port2])
  })
}
