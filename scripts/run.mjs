/** `node scripts/run.mjs FILE.ts …`: installs if needed, then runs a script under the project's own Node. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureInstalled, environment, nodeBinary, root } from './lib/project.mjs'

ensureInstalled()
const [script = '', ...args] = process.argv.slice(2)
const child = spawn(nodeBinary(), ['--disable-warning=ExperimentalWarning', join(root, script), ...args], {
  // Paths a person gives are relative to where they stand, not to the project.
  cwd: process.env.INIT_CWD ?? root,
  env: environment(),
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
// npm hands a signal to the shell it started us with, which ends without handing it on.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref()
}
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
