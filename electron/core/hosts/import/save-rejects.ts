/**
 * The refused rows of a list as a file to mend: its own columns, with line and reason.
 */
import type { ReadDb } from '../../workspace/sqlite.ts'
import { writeRejects } from '../list/index.ts'
import { type ListChoices, openList, readRecords } from './read-list.ts'
import { type JobHooks, readAmbiguous } from './stage.ts'

/** @throws {Refusal} as `openList`, and `export.no-permission`, `export.disk-full` */
export async function saveRejects(
  db: ReadDb,
  scratchFolder: string,
  path: string,
  choices: ListChoices,
  out: string,
  job: JobHooks,
) {
  const list = await openList(path, choices)
  const ambiguous = await readAmbiguous(db, scratchFolder, path, choices, job)
  async function* rejects() {
    const hooks = {
      signal: job.signal,
      progress: (done: number) => {
        job.progress('writing', done, list.shape.sizeBytes, 'bytes')
      },
    }
    for await (const records of readRecords(list, hooks)) {
      for (const record of records) {
        if (record.kind === 'refused')
          yield { line: record.refused.line, reason: record.refused.code, cells: record.cells }
        else if (record.kind === 'row' && ambiguous.has(record.row.line)) {
          yield {
            line: record.row.line,
            reason: 'row.ambiguous',
            cells: list.shape.headers.map((_, column) => cellOf(list, record.row.fields, column)),
          }
        }
      }
    }
  }
  return { path: out, rows: await writeRejects(out, list.shape, rejects()) }
}

function cellOf(
  list: Awaited<ReturnType<typeof openList>>,
  fields: Readonly<Record<string, string>>,
  column: number,
): string {
  const field = Object.entries(list.context.mapping).find(([, at]) => at === column)?.[0]
  return field === undefined ? '' : (fields[field] ?? '')
}
