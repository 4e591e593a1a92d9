/**
 * The file that the script leaves behind, and its reader.
 *
 * Lines `key=value` of printable ASCII: a header, what was carried out, one block for each step, the
 * step at which it ended, and a last line that counts those before it, so that a file that was cut is
 * seen. The file comes from a stick and may be forged: nothing in it is believed but what the runbook
 * allows (see replay.ts), and all of it is only text.
 */
export interface StickEntry {
  readonly step: string
  /** By the clock of the machine, as it writes it. */
  readonly at: string
  readonly inputs: Readonly<Record<string, string>>
  readonly notes: readonly string[]
  readonly answer: string
}

export interface StickResult {
  /** Tells this run of the script from every other one. */
  readonly id: string
  readonly tool: string
  readonly incident: string
  readonly runbook: { readonly id: string; readonly version: string; readonly hash: string }
  readonly started: string
  /** Empty where it could not be read, both. */
  readonly serial: string
  readonly name: string
  readonly entries: readonly StickEntry[]
  /** The step that a person has to go on with. */
  readonly stopped: string
}

export type ResultRead =
  | { readonly ok: true; readonly result: StickResult }
  | {
      readonly ok: false
      readonly code: 'result.not-a-result' | 'result.cut-short' | 'result.malformed' | 'result.too-large'
      readonly line: number
    }

export const largestResultBytes = 64 * 1024
const mostLines = 2_000
const longestLine = 400

const header = ['mark', 'tool', 'incident', 'runbook', 'version', 'hash', 'started'] as const
const shapes: Readonly<Record<string, RegExp>> = {
  mark: /^[0-9A-Za-z-]{8,80}$/,
  tool: /^[0-9A-Za-z.+-]{1,40}$/,
  incident: /^[a-z0-9-]{1,40}$/,
  runbook: /^[a-z0-9-]{1,40}$/,
  version: /^\d+\.\d+\.\d+$/,
  hash: /^[0-9a-f]{64}$/,
  step: /^[a-z0-9-]{1,40}$/,
  answer: /^[a-z0-9-]{1,40}$/,
  stopped: /^[a-z0-9-]{1,40}$/,
  end: /^\d{1,6}$/,
}

interface Block {
  step: string
  at: string
  inputs: Record<string, string>
  notes: string[]
  answer: string | null
}

/** Reads one file, whatever its bytes are; never throws. */
export function readResult(bytes: Uint8Array): ResultRead {
  if (bytes.length > largestResultBytes) return refuse('result.too-large', 1)
  const text = Array.from(bytes, (byte) =>
    byte === 10 || (byte >= 32 && byte < 127) ? String.fromCharCode(byte) : byte === 13 ? '' : '?',
  ).join('')
  const lines = text.split('\n')
  if (lines[0] !== 'bluelift-result/1') return refuse('result.not-a-result', 1)
  const isWhole = lines.pop() === ''
  const counted = /^end=(\d{1,6})$/.exec(lines.at(-1) ?? '')
  if (!isWhole || counted === null) return refuse('result.cut-short', lines.length + 1)
  if (Number(counted[1]) !== lines.length - 1) return refuse('result.cut-short', lines.length)
  if (lines.length > mostLines) return refuse('result.too-large', mostLines)
  return readLines(lines.slice(1, -1))
}

function readLines(lines: readonly string[]): ResultRead {
  const facts: Record<string, string> = {}
  const blocks: Block[] = []
  for (const [at, line] of lines.entries()) {
    const read = /^([a-z-]{1,20})=(.*)$/.exec(line)
    const problem = read === null || line.length > longestLine || !take(facts, blocks, read[1] ?? '', read[2] ?? '')
    if (problem) return refuse('result.malformed', at + 2)
  }
  const missing = [...header, 'stopped'].some((key) => !Object.hasOwn(facts, key))
  // Only the last block may lack an answer: there the person stopped.
  if (missing || blocks.some(({ answer }, at) => answer === null && at < blocks.length - 1)) {
    return refuse('result.malformed', lines.length + 1)
  }
  const { mark = '', tool = '', incident = '', runbook = '', version = '', hash = '', started = '' } = facts
  const serial = facts['serial'] ?? ''
  return {
    ok: true,
    result: {
      // Two machines that start in the same second may draw the same numbers.
      id: `${mark}/${serial}`.slice(0, 160),
      tool,
      incident,
      runbook: { id: runbook, version, hash },
      started,
      serial,
      name: facts['name'] ?? '',
      entries: blocks.flatMap(({ answer, ...block }) => (answer === null ? [] : [{ ...block, answer }])),
      stopped: facts['stopped'] ?? '',
    },
  }
}

/** Takes one line; false when it may not stand there. */
function take(facts: Record<string, string>, blocks: Block[], key: string, given: string): boolean {
  const value = given.trim()
  const shape = Object.hasOwn(shapes, key) ? shapes[key] : undefined
  if (shape !== undefined && !shape.test(value)) return false
  if (Object.hasOwn(facts, 'stopped')) return false
  const block = blocks.at(-1)
  if (key === 'step') {
    blocks.push({ step: value, at: '', inputs: {}, notes: [], answer: null })
    return Object.hasOwn(facts, 'started') && block?.answer !== null && blocks.length <= 200
  }
  if (key === 'serial' || key === 'name') {
    facts[key] = value.slice(0, 100)
    return true
  }
  if (key === 'stopped' || header.some((one) => one === key)) {
    if (Object.hasOwn(facts, key) || (block !== undefined) !== (key === 'stopped')) return false
    facts[key] = value.slice(0, 200)
    return true
  }
  if (block === undefined || block.answer !== null) return false
  return takeInBlock(block, key, value)
}

function takeInBlock(block: Block, key: string, value: string): boolean {
  switch (key) {
    case 'at':
      block.at = value.slice(0, 100)
      return true
    case 'answer':
      block.answer = value
      return true
    case 'note':
    case 'file':
    case 'file-time':
      block.notes.push(value)
      return block.notes.length <= 60
    case 'input': {
      const input = /^([a-z][a-z0-9-]{0,39})=(.+)$/.exec(value)
      if (input === null || Object.hasOwn(block.inputs, input[1] ?? '')) return false
      block.inputs[input[1] ?? ''] = input[2] ?? ''
      return true
    }
    default:
      return false
  }
}

function refuse(code: Extract<ResultRead, { ok: false }>['code'], line: number): ResultRead {
  return { ok: false, code, line }
}
