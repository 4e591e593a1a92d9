/**
 * The scratch database of one reading of a list of live machines: only appended to, sorted once at the end.
 */
import { rmSync } from 'node:fs'
import { openScratchDb } from '../workspace/sqlite.ts'

export interface SeenScratch {
  add(host: string, line: number, seen: string): void
  countHosts(): number
  /** The newest sighting of each host, sorted by host: one JSON object a line, some hundred at a time. */
  newest(): Generator<string>
  close(): void
}

const linesAtOnce = 500

export function openSeenScratch(file: string): SeenScratch {
  const remove = (): void => {
    for (const name of [file, `${file}-journal`]) rmSync(name, { force: true })
  }
  const db = openScratchDb(file)
  try {
    db.exec('CREATE TABLE seen (host TEXT NOT NULL, line INTEGER NOT NULL, seen TEXT NOT NULL) STRICT; BEGIN;')
  } catch (error) {
    db.close()
    remove()
    throw error
  }
  const add = db.prepare<[string, number, string]>('INSERT INTO seen (host, line, seen) VALUES (?, ?, ?)')
  // A bare column beside max() comes from the row that holds it.
  const newest = db.prepare<[], { id: string; line: number; seen: string }>(
    'SELECT host AS id, line, max(seen) AS seen FROM seen GROUP BY host ORDER BY host',
  )
  const count = db.prepare<[], number>('SELECT count(DISTINCT host) FROM seen').pluck()
  return {
    add(host, line, seen) {
      add.run(host, line, seen)
    },
    countHosts: () => count.get() ?? 0,
    *newest() {
      let lines: string[] = []
      for (const row of newest.iterate()) {
        lines.push(`${JSON.stringify(row)}\n`)
        if (lines.length < linesAtOnce) continue
        yield lines.join('')
        lines = []
      }
      yield lines.join('')
    },
    close() {
      db.close()
      remove()
    },
  }
}
