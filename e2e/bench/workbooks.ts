/**
 * Time and peak memory of a workbook out and in again: `node e2e/bench/workbooks.ts [--rows 1000000]`.
 *
 * Each figure comes from a process of its own, so that one does not hide behind the memory of the other.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aSession } from '../fixtures/a-session.ts'
import { writeList } from '../fixtures/make-list.ts'

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at === -1 ? undefined : process.argv[at + 1]
}
const phase = option('phase')

if (phase === undefined) runAll(Number(option('rows') ?? 100_000))
else await run(phase, option('folder') ?? '')

function runAll(rows: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'bluelift-workbooks-'))
  try {
    writeList(join(folder, 'list.csv'), rows)
    for (const one of ['load', 'csv', 'xlsx', 'plan-csv', 'plan-xlsx']) {
      spawnSync(process.execPath, [import.meta.filename, '--phase', one, '--folder', folder], { stdio: 'inherit' })
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function run(what: string, folder: string): Promise<void> {
  const { call, session } = aSession(join(folder, 'profile'))
  const path = join(folder, `status.${what.replace('plan-', '')}`)
  const workspace = join(folder, 'workspace')
  if (what === 'load') await call('workspace.create', { path: workspace, title: 'bench' })
  else await call('workspace.open', { path: workspace })
  const start = performance.now()
  if (what === 'load') await call('import.run', { job: 'bench', path: join(folder, 'list.csv'), choices: {} })
  else if (what === 'csv' || what === 'xlsx')
    await call('export.write', { job: 'bench', format: what, path, filter: {} })
  else {
    const { counts } = await call('import.plan', { job: 'bench', path, choices: {} })
    process.stdout.write(`${JSON.stringify(counts)}\n`)
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  const size = what === 'load' ? '' : `, ${Math.round(statSync(path).size / 1e6)} MB`
  process.stdout.write(`${what}: ${seconds} s, peak ${peak} MB${size}\n`)
  await session.close()
}
