import type { ReadStep } from '../../../contract/index.ts'
import type { IconName } from '../../components/index.ts'

const byKind: Readonly<Record<ReadStep['kind'], IconName>> = {
  do: 'prompt',
  check: 'check',
  decide: 'decide',
  enter: 'enter',
  wait: 'clock',
  'reveal-key': 'key',
  evidence: 'camera',
  outcome: 'flag',
}

/** The picture of what a step is. One that destroys shows that before anything else. */
export function iconOf({ kind, hazard }: Pick<ReadStep, 'kind' | 'hazard'>): IconName {
  return hazard === null ? byKind[kind] : 'alert'
}
