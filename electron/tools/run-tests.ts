/**
 * Runs all checks and tests, goes on after a failed group so that everything is reported, and ends with one line,
 * `N passed, N failed`: unit tests, end-to-end tests, and each check counted as one.
 *
 * `npm test -- GROUP...` runs only the groups named: `check`, `unit`, `e2e`.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ensureWine } from './debian-packages.ts'
import { npmCommand } from './dependencies.mjs'
import { withDisplay } from './display.ts'
import { local, project, toolsFirst } from './places.mjs'
import { runCommand, runInFront } from './run-command.mjs'
import { setUp } from './set-up.ts'
import { runAsCommand, SetUpStopped, stage } from './stage.mjs'
import { type Count, countPlaywright, countVitest } from './test-reports.ts'

/** Build machines end a run after 40 minutes, and then nobody is told what failed. */
const limitMs = 36 * 60_000
const endsAt = Date.now() + limitMs

await runAsCommand(async () => {
  const asked = process.argv.slice(2)
  const isAsked = (group: string) => asked.length === 0 || asked.includes(group)
  const counts: Count[] = []
  try {
    await setUp()
    if (isAsked('unit')) await stage('Wine', ensureWine)
    if (isAsked('check')) counts.push(await runChecks())
    await withDisplay(async (display) => {
      if (isAsked('unit')) counts.push(await runUnitTests(display))
      if (isAsked('e2e')) counts.push(await runEndToEndTests(display))
    })
  } catch (error) {
    console.error(error instanceof SetUpStopped ? error.message : error)
    counts.push({ passed: 0, failed: 1 })
  }
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const failed = counts.reduce((sum, count) => sum + count.failed, 0)
  console.log(`\n${passed} passed, ${failed} failed`)
  return failed === 0 && passed > 0 ? 0 : 1
})

async function runChecks(): Promise<Count> {
  console.log('\nChecks')
  const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))
  const names = Object.keys(scripts).filter((name) => name.startsWith('check:'))
  let failed = 0
  for (const name of names) {
    const npm = npmCommand(['run', '-s', name])
    try {
      await stage(name, () => runCommand(npm.program, npm.args, { ...npm.options, limitMs: timeLeft() }))
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
      failed += 1
    }
  }
  return { passed: names.length - failed, failed }
}

function runUnitTests(display: NodeJS.ProcessEnv): Promise<Count> {
  const report = join(local, 'reports', 'unit.json')
  const args = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return runGroup('test:unit', args, display, report, countVitest)
}

function runEndToEndTests(display: NodeJS.ProcessEnv): Promise<Count> {
  const report = join(local, 'reports', 'e2e.json')
  const env = { ...display, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  return runGroup('test:e2e', ['--reporter=list,json'], env, report, countPlaywright)
}

/** Runs the script of a group. A group that ends badly without a failed test, or runs none, counts as one failure. */
async function runGroup(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  report: string,
  count: (report: unknown) => Count,
): Promise<Count> {
  console.log(`\n${script}`)
  mkdirSync(dirname(report), { recursive: true })
  rmSync(report, { force: true })
  const npm = npmCommand(['run', '-s', script, '--', ...args])
  const options = { ...npm.options, cwd: project, env: { ...toolsFirst(), ...env }, limitMs: timeLeft() }
  const code = await runInFront(npm.program, npm.args, options)
  const { passed, failed } = readReport(report, count)
  if (failed > 0 || (code === 0 && passed > 0)) return { passed, failed }
  console.error(code === 0 ? `${script} ran no test` : `${script} ended with ${code} although no test failed`)
  return { passed, failed: 1 }
}

function readReport(report: string, count: (report: unknown) => Count): Count {
  try {
    return count(JSON.parse(readFileSync(report, 'utf8')))
  } catch {
    // The group ended before it could write one.
    return { passed: 0, failed: 0 }
  }
}

function timeLeft(): number {
  return Math.max(1_000, endsAt - Date.now())
}
