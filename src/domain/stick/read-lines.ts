/**
 * What a script reads off the machine by itself: serial, zone of the clock, volumes, times of files. And what
 * only the person can read off its screen, and types.
 */
import { listInputs } from '../runbook/inputs.ts'
import type { Runbook, Step, Stick } from '../runbook/schema.ts'
import { findOwn } from '../runbook/text.ts'
import { fillPath, NotPossible, nameInScript, showText } from './cmd-words.ts'
import { minutesInScript } from './ways.ts'

/** The readings of a step, each in its variable and in the result. @throws {NotPossible} */
export function writeReads(runbook: Runbook, step: Step, reads: NonNullable<Stick['reads']>): string[] {
  const asked = listInputs(step).map(({ variable }) => variable)
  const unknown = Object.keys(reads).find((name) => !asked.includes(name))
  if (unknown !== undefined) throw new NotPossible(step.id, unknown)
  return Object.entries(reads).flatMap(([name, reading]) => {
    const value = nameInScript(name)
    return [
      ...readOne(runbook, step.id, name, reading),
      `set "${value}=!BL_R!"`,
      `if defined BL_R set "BL_LINE=input=${name}=!BL_R!"`,
      'if defined BL_R call :bl_put',
    ]
  })
}

function readOne(
  runbook: Runbook,
  step: string,
  name: string,
  reading: NonNullable<Stick['reads']>[string],
): readonly string[] {
  const type = findOwn(runbook.variables, name)?.type
  const expect = (wanted: string) => {
    if (type !== wanted) throw new NotPossible(step, name)
  }
  if (reading === 'serial') {
    expect('serial')
    return ['call :bl_serial']
  }
  if (reading === 'clock-zone') {
    expect('utc-offset')
    return ['call :bl_zone', 'set "BL_R=!BL_ZONE!"']
  }
  if (reading === 'locked-volume') {
    expect('drive-letter')
    return ['call :bl_pick_locked']
  }
  if (reading === 'typed') return askTyped(runbook, step, name)
  if ('newest' in reading) {
    expect('file-time')
    const minutes = minutesInScript(name)
    return [
      ...readNewest(runbook, step, reading.newest),
      `set "${minutes}="`,
      `if defined BL_BEST if defined BL_BIAS set /a ${minutes}=BL_BEST+BL_BIAS`,
    ]
  }
  expect('drive-letter')
  const probe = fillPath(runbook, step, reading['volume-with'])
  if (!probe.startsWith('\\') || probe.includes('!')) throw new NotPossible(step, probe)
  return [
    `set "BL_PROBE=${probe}"`,
    'call :bl_volume',
    ...(/\\config\\system$/i.test(probe) ? ['if defined BL_R call :bl_name'] : []),
  ]
}

/** The routine that takes a value of a type; the others may hold what a script could not carry unchanged. */
const typedRoutines: Readonly<Record<string, string>> = {
  'drive-letter': 'bl_typed_letter',
  'key-id': 'bl_typed_id',
  serial: 'bl_typed_free',
  text: 'bl_typed_plain',
  'file-name': 'bl_typed_plain',
  count: 'bl_typed_plain',
  'stop-code': 'bl_typed_plain',
}

function askTyped(runbook: Runbook, step: string, name: string): readonly string[] {
  const variable = findOwn(runbook.variables, name)
  const routine = findOwn(typedRoutines, variable?.type ?? '')
  if (variable === undefined || routine === undefined) throw new NotPossible(step, name)
  const hint = variable.hint?.en
  return [...showText(runbook, `${variable.title.en}.${hint === undefined ? '' : ` ${hint}`}`, ''), `call :${routine}`]
}

/** The newest file time of a pattern in BL_R, in minutes in BL_BEST; the clock's distance to UTC in BL_BIAS. */
export function readNewest(runbook: Runbook, step: string, pattern: string): string[] {
  return [
    'set "BL_BEST="',
    'set "BL_R="',
    `for %%F in (${bare(runbook, step, pattern)}) do call :bl_time "%%~tF"`,
    'call :bl_zone',
  ]
}

/** A path in a place where quotes cannot stand. */
function bare(runbook: Runbook, step: string, pattern: string): string {
  if (/[ ,]/.test(pattern)) throw new NotPossible(step, pattern)
  return fillPath(runbook, step, pattern)
}
