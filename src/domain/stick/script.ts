/**
 * Makes the `.cmd` file of a runbook for a stick: it carries out, in the recovery environment, those
 * steps that say how (`stick` in the runbook), and ends where a person has to go on.
 *
 * The lines that act are the runbook's own, so that script and screen cannot differ. No key is ever
 * part of it.
 */
import type { Runbook } from '../runbook/schema.ts'
import { titleOf } from '../runbook/text.ts'
import { NotPossible, showText } from './cmd-words.ts'
import { footLines, headLines } from './frame.ts'
import { writeStep } from './step-lines.ts'
import { isScripted, labelOf } from './ways.ts'

export type StickWritten =
  | { readonly ok: true; readonly text: string; readonly steps: readonly string[] }
  /** `problem` is what stands in the way, as the runbook writes it. */
  | { readonly ok: false; readonly code: 'stick.not-possible'; readonly step: string; readonly problem: string }

/**
 * The whole script: ASCII, lines that end with CR LF.
 *
 * @param hash of the runbook as runs are pinned to it
 * @param tool the version of Bluelift
 */
export function writeStickScript(runbook: Runbook, hash: string, tool: string): StickWritten {
  try {
    return { ok: true, ...assemble(runbook, hash, tool) }
  } catch (error) {
    if (error instanceof NotPossible)
      return { ok: false, code: 'stick.not-possible', step: error.step, problem: error.problem }
    throw error
  }
}

function assemble(runbook: Runbook, hash: string, tool: string) {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('the hash of a runbook has 64 hexadecimal digits')
  const body: string[] = []
  const done = new Set<string>()
  const ends = new Set<string>()
  const open = [runbook.start]
  let acts = false
  for (let id = open.shift(); id !== undefined; id = open.shift()) {
    if (done.has(id) || ends.has(id)) continue
    const step = runbook.steps.find((one) => one.id === id)
    if (!isScripted(step)) {
      ends.add(id)
      continue
    }
    done.add(id)
    acts ||= step.stick?.run === true
    const { lines, targets } = writeStep(runbook, step)
    body.push(...lines)
    open.push(...targets)
  }
  if (!acts) throw new NotPossible(runbook.start, 'no "stick:"')
  const lines = [
    ...headLines({ tool, incident: runbook.incident, runbook: runbook.id, version: runbook.version, hash }),
    'echo.',
    ...showText(runbook, `Bluelift: ${runbook.title.en}, ${runbook.version}`, ''),
    `goto ${labelOf(runbook, runbook.start)}`,
    ...body,
    ...[...ends].flatMap((id) => endLines(runbook, id)),
    ...footLines,
  ]
  return { text: `${lines.join('\r\n')}\r\n`, steps: [...done] }
}

/** Where the script ends and a person goes on. */
function endLines(runbook: Runbook, id: string): string[] {
  return [
    `:t_${id}`,
    'echo.',
    ...showText(runbook, `Go on by hand: ${titleOf(runbook, id, 'en')}`, ''),
    ...showText(runbook, runbook.steps.find((step) => step.id === id)?.text.en ?? '', ''),
    `set "BL_STOP=${id}"`,
    'goto bl_end',
  ]
}
