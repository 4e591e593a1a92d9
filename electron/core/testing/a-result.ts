/** Results of a stick as its script writes them. */
import { Buffer } from 'node:buffer'

export interface ResultSaid {
  readonly mark?: string
  readonly incident?: string
  readonly serial?: string
  readonly name?: string
  readonly hash: string
  readonly entries: readonly (readonly [step: string, answer: string, ...inputs: string[]])[]
  readonly stopped: string
}

/** The way of a machine on which the file was found and deleted. */
export const deletedWay = (serial: string): ResultSaid['entries'] => [
  ['right-machine', 'done', `serial-read=${serial}`],
  ['restart', 'blue'],
  ['open-prompt', 'prompt'],
  ['find-windows', 'done', 'windows=D'],
  ['folder', 'done'],
  ['list', 'listed'],
  ['delete', 'done'],
  ['gone', 'done'],
]

export function aResult(said: ResultSaid): Buffer {
  const lines = [
    'bluelift-result/1',
    `mark=${said.mark ?? '1-22-333-4444-10140533'}`,
    'tool=0.1.0',
    `incident=${said.incident ?? 'cs291-2024-07'}`,
    'runbook=cs291-physical',
    'version=1.0.0',
    `hash=${said.hash}`,
    'started=19.07.2024  9:14:05,33',
    ...said.entries.flatMap(([step, answer, ...inputs], at) => [
      `step=${step}`,
      'at=19.07.2024  9:14:05,33',
      ...(at === 0 ? [`serial=${said.serial ?? ''}`, `name=${said.name ?? ''}`] : []),
      ...inputs.map((input) => `input=${input}`),
      `answer=${answer}`,
    ]),
    `stopped=${said.stopped}`,
  ]
  return Buffer.from(`${[...lines, `end=${lines.length}`].join('\r\n')}\r\n`, 'latin1')
}
