/** `npm run check`: types of every layer by its own rules, lint, formatting and import boundaries. */
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { environment, root } from './lib/project.mjs'

const bin = (name: string) => join(root, 'node_modules', '.bin', name)
const projects = [...globSync('src/**/tsconfig.json', { cwd: root }), 'tsconfig.tests.json']

let failed = 0
function run(title: string, command: string, args: string[]): void {
  const done = spawnSync(command, args, {
    cwd: root,
    env: environment(),
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  process.stdout.write(`${done.status === 0 ? '✓' : '✗'} ${title}\n`)
  if (done.status !== 0) failed++
}

for (const project of projects.sort()) run(`types: ${project}`, bin('tsc'), ['-p', project])
run('lint, format, boundaries', bin('biome'), ['check', '--error-on-warnings', '.'])
process.exit(failed > 0 ? 1 : 0)
