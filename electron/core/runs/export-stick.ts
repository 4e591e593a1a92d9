/**
 * Writes the script of a runbook for a stick. It is judged once more as it stands, before anybody can carry it away.
 */
import { Refusal } from '../../../src/domain/refusal.ts'
import { lintScript } from '../../../src/domain/stick/lint-script.ts'
import { writeStickScript } from '../../../src/domain/stick/script.ts'
import { writeWholeFile } from '../export/atomic-file.ts'
import type { LoadedRunbook } from './library.ts'

/** @throws {Refusal} `stick.not-possible`, `export.no-permission`, `export.disk-full` */
export async function exportStick({ runbook, hash }: LoadedRunbook, path: string, tool: string) {
  const script = writeStickScript(runbook, hash, tool)
  if (!script.ok) throw new Refusal(script.code, { runbook: runbook.id, step: script.step, problem: script.problem })
  const [problem] = lintScript(script.text)
  if (problem !== undefined) throw new Error(`the script of ${runbook.id}: ${problem.code} in line ${problem.line}`)
  const bytes = await writeWholeFile(path, async (write) => {
    write(script.text)
  })
  return { path, bytes, runbook: { id: runbook.id, version: runbook.version, hash }, steps: [...script.steps] }
}
