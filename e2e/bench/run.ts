/**
 * Figures and ratios to the bare limit measured in the same run: `npm run bench [-- --rows 100000]`.
 *
 * Nothing here fails on a slow machine; a figure means something beside its limit only.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWriteDb } from '../../electron/core/workspace/sqlite.ts'
import { aSession } from '../fixtures/a-session.ts'
import { listRow, writeList } from '../fixtures/make-list.ts'
import { benchStart } from './start-up.ts'
import { benchVault } from './vault.ts'

const rows = Number(process.argv[process.argv.indexOf('--rows') + 1]) || 100_000
const folder = mkdtempSync(join(tmpdir(), 'bluelift-bench-'))
const lines: [string, string, string, string][] = []
const note = (what: string, ours: string, limit: string, ratio: string): void => {
  lines.push([what, ours, limit, ratio])
  process.stderr.write(`${what}: ${ours}${limit === '' ? '' : ` (limit ${limit}, ratio ${ratio})`}\n`)
}
const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`
const perSecond = (count: number, took: number): string =>
  `${Math.round((count * 1_000) / took).toLocaleString('en')}/s`
const percentile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? 0
const timed = async (work: () => unknown): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

try {
  const list = join(folder, 'list.csv')
  writeList(list, rows)
  const { call, session } = aSession(join(folder, 'profile'))
  await call('workspace.create', { path: join(folder, 'workspace'), title: 'bench' })

  const imported = await timed(() => call('import.run', { job: 'bench', path: list, choices: {} }))
  const shell = await timed(() => spawnSync('sqlite3', [join(folder, 'shell.db'), '.mode csv', `.import ${list} host`]))
  note(
    `import of ${rows.toLocaleString('en')} rows`,
    perSecond(rows, imported),
    `${perSecond(rows, shell)} sqlite3 .import`,
    (imported / shell).toFixed(1),
  )

  await benchAppend()
  await benchSearch()
  await benchExport()
  note('peak memory of import, search and export', `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`, '', '')
  note('workspace.db', `${Math.round(statSync(join(folder, 'workspace', 'workspace.db')).size / 1e6)} MB`, '', '')
  await session.close()
  await benchVault(note, ms, folder, rows)
  await benchStart(note, ms)

  async function benchAppend(): Promise<void> {
    const hosts = (await call('hosts.list', { filter: {}, sort: 'need', offset: 0, limit: 1_000 })).hosts.map(
      ({ id }) => id,
    )
    const ours: number[] = []
    for (const host of hosts)
      ours.push(await timed(() => call('hosts.note', { host, text: 'on a cart, battery at 60 %' })))
    const bare = openWriteDb(join(folder, 'bare.db'))
    bare.exec('CREATE TABLE bare (text TEXT)')
    const insert = bare.prepare('INSERT INTO bare VALUES (?)')
    const limit: number[] = []
    for (const host of hosts) limit.push(await timed(() => insert.run(host)))
    bare.close()
    for (const part of [0.5, 0.99]) {
      const [one, two] = [percentile(ours, part), percentile(limit, part)]
      note(`append one event, p${part * 100}`, ms(one), `${ms(two)} bare FULL commit`, (one / two).toFixed(1))
    }
  }

  async function benchSearch(): Promise<void> {
    const words = Array.from({ length: 40 }, (_, index) => (listRow(index * 2_431).split(',')[0] ?? '').toLowerCase())
    const typed = words.flatMap((word) =>
      Array.from({ length: Math.min(8, word.length) }, (_, index) => word.slice(0, index + 3)),
    )
    const ours: number[] = []
    for (const search of typed)
      ours.push(await timed(() => call('hosts.list', { filter: { search }, sort: 'need', offset: 0, limit: 50 })))
    const db = session.db()
    const bare = db.prepare('SELECT host_number FROM claim WHERE value >= ? AND value < ? LIMIT 50')
    const limit: number[] = []
    for (const search of typed) limit.push(await timed(() => bare.all(search, `${search}\u{10ffff}`)))
    for (const part of [0.5, 0.95]) {
      const [one, two] = [percentile(ours, part), percentile(limit, part)]
      note(
        `search while typing over ${rows.toLocaleString('en')} hosts, p${part * 100}`,
        ms(one),
        `${ms(two)} bare indexed query`,
        (one / two).toFixed(1),
      )
    }
  }

  async function benchExport(): Promise<void> {
    for (const format of ['csv', 'json'] as const) {
      const took = await timed(() =>
        call('export.write', { job: format, format, path: join(folder, `status.${format}`), filter: {} }),
      )
      const plain = await timed(() =>
        spawnSync('sqlite3', [
          '-readonly',
          '-csv',
          join(folder, 'workspace', 'workspace.db'),
          `.once ${join(folder, 'shell.csv')}`,
          'SELECT * FROM status',
        ]),
      )
      note(
        `export as ${format}`,
        perSecond(rows, took),
        `${perSecond(rows, plain)} sqlite3 -csv`,
        (took / plain).toFixed(1),
      )
    }
  }

  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  for (const line of [['', 'Bluelift', 'limit, same run', 'ratio'], ...lines]) {
    process.stdout.write(`${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
