/** Entry of the desktop app. */
import { join } from 'node:path'
import * as electron from 'electron'
import { setUpNetwork } from '../node/network-setup.ts'
import { registerAppScheme, startHost } from './host.ts'
import { readOptions } from './options.ts'

const { app, dialog } = electron

registerAppScheme(electron.protocol)

// Not awaited at the top: Electron becomes ready only after this module has run.
void start().catch((error: unknown) => {
  dialog.showErrorBox('Platzwahl', error instanceof Error ? error.message : String(error))
  app.exit(1)
})

async function start(): Promise<void> {
  const options = readOptions(
    process.argv.slice(1),
    process.env,
    join(app.getPath('userData'), 'config.json'),
  )
  setUpNetwork(options)
  const places = {
    renderer: join(import.meta.dirname, '..', 'renderer'),
    preload: join(import.meta.dirname, '..', 'preload', 'index.cjs'),
    data: options.data ?? join(app.getPath('userData'), 'laptop'),
  }
  await startHost(electron, options, places, process.argv)
}
