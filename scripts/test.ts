/** `npm test`: every check and test there is, and one closing line that counts them. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { findPostgres } from '../src/server/testing/cluster.ts'
import { environment, nodeBinary, root } from './lib/project.mjs'

interface Count {
  passed: number
  failed: number
  skipped: number
  /** What failed, by name, as far as it has one. */
  failures?: readonly string[]
}

const reports = join(root, 'test-results', 'reports')
const bin = (name: string) => join(root, 'node_modules', '.bin', name)

function run(title: string, command: string, args: string[], env: Record<string, string> = {}): boolean {
  process.stdout.write(`\n── ${title}\n`)
  const started = Date.now()
  const done = spawnSync(command, args, {
    cwd: root,
    env: environment(env),
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  process.stdout.write(
    `── ${title}: ${done.status === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s\n`,
  )
  return done.status === 0
}

/** A step that either holds or does not. */
function check(title: string, args: string[]): Count {
  const ok = run(title, nodeBinary(), args)
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, failures: ok ? [] : [title] }
}

function vitest(project: string): Count {
  const report = join(reports, `${project}.json`)
  const ok = run(project, bin('vitest'), [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  const r = readReport<{
    numPassedTests: number
    numFailedTests: number
    numPendingTests: number
    numTodoTests: number
    testResults: readonly {
      readonly name: string
      readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
    }[]
  }>(report)
  const failures = r?.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${relative(root, name)}: ${test.fullName}`),
  )
  return closing(
    ok,
    r && {
      passed: r.numPassedTests,
      failed: r.numFailedTests,
      skipped: r.numPendingTests + r.numTodoTests,
      failures: failures ?? [],
    },
    project,
  )
}

function playwright(): Count {
  const report = join(reports, 'e2e.json')
  const ok = run('end to end', bin('playwright'), ['test', '-c', 'e2e/playwright.config.ts'], {
    PLATZWAHL_REPORT: report,
  })
  const r = readReport<{ stats: { expected: number; unexpected: number; flaky: number; skipped: number } }>(
    report,
  )
  return closing(
    ok,
    r && { passed: r.stats.expected, failed: r.stats.unexpected + r.stats.flaky, skipped: r.stats.skipped },
    'end to end',
  )
}

/** A passed seed counts as a passed test. */
function simulator(seeds: number, database: string): Count {
  const report = join(reports, `simulator-${database}.json`)
  const args = ['--disable-warning=ExperimentalWarning', join(root, 'sim/main.ts'), '--seeds', String(seeds)]
  const ok = run(`simulator on ${database}`, nodeBinary(), [...args, '--database', database], {
    PLATZWAHL_REPORT: report,
  })
  return closing(ok, readReport<Count>(report), `simulator on ${database}`)
}

/** Server and laptops as processes, killed for half a minute; `npm run soak` alone does it for longer. */
function soak(): Count {
  const report = join(reports, 'soak.json')
  const ok = run('soak', nodeBinary(), [join(root, 'soak/main.ts'), '--short'], { PLATZWAHL_REPORT: report })
  return closing(ok, readReport<Count>(report), 'soak')
}

function readReport<T>(file: string): T | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : null
}

/** A runner that failed without a failing test (it crashed, or found none) counts as one failure. */
function closing(ok: boolean, count: Count | null, title: string): Count {
  if (!count || (count.passed === 0 && count.failed === 0))
    return { passed: 0, failed: 1, skipped: 0, failures: [title] }
  if (ok) return count
  const failures = count.failures?.length ? count.failures : [title]
  return { ...count, failed: Math.max(1, count.failed), failures }
}

/** Long enough to meet every procedure often; `npm run fuzz` goes on for as long as it is told, with other seeds. */
const FUZZ_SECONDS = '20'

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const all = [
  check('check', [join(root, 'scripts/check.ts')]),
  vitest('unit'),
  vitest('integration'),
  simulator(200, 'pglite'),
  ...(findPostgres() === null ? [] : [simulator(12, 'postgres')]),
  soak(),
  check('fuzz', [join(root, 'fuzz/main.ts'), '--seconds', FUZZ_SECONDS, '--seed', '1']),
  playwright(),
]
const sum = (key: 'passed' | 'failed' | 'skipped') => all.reduce((total, count) => total + count[key], 0)
const skipped = sum('skipped')
const failures = all.flatMap((count) => count.failures ?? [])
if (failures.length > 0) process.stdout.write(`\nFailed:\n${failures.map((f) => `  ${f}\n`).join('')}`)
process.stdout.write(
  `\n${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
)
process.exit(sum('failed') > 0 ? 1 : 0)
