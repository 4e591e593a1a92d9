/**
 * A host, a step and a run for tests, in the smallest form that is whole.
 */
import type { HostRow, RunView, StepView } from '../../contract/index.ts'

export function aHost(of: Partial<HostRow> = {}): HostRow {
  return {
    id: 'host-1',
    name: 'LDS-W4-0231',
    serial: '7HK2Q93',
    serialIdentifies: true,
    assetTag: 'NG-20417',
    site: 'Leeds General',
    place: 'Ward 4',
    environment: 'physical',
    criticality: 1,
    status: 'in-progress',
    how: null,
    blocker: '',
    reason: '',
    confirmation: 'none',
    seenAt: '',
    seenBy: '',
    attention: '',
    dues: [],
    technician: 'M. Okafor',
    lastStep: '',
    since: new Date().toISOString(),
    run: 'K7Q2:1',
    waitUntil: null,
    ...of,
  }
}

export function aStep(of: Partial<StepView> = {}): StepView {
  return {
    id: 'delete',
    kind: 'do',
    title: 'Delete the file',
    text: '',
    say: [],
    place: '',
    minutes: 1,
    number: 6,
    about: 9,
    commands: [],
    expect: '',
    hazard: null,
    confirm: null,
    options: [],
    deviations: [],
    results: ['done', 'failed'],
    inputs: [],
    waitUntil: null,
    sources: [],
    practice: false,
    missing: [],
    ahead: [],
    dues: [],
    ...of,
  }
}

export function aRun(step: StepView | null, of: Partial<RunView> = {}): RunView {
  const now = new Date().toISOString()
  return {
    host: aHost(),
    run: {
      id: 'K7Q2:1',
      runbook: { id: 'sample', version: '1.4.0', hash: '0'.repeat(64), title: 'Delete it' },
      status: step === null ? 'ended' : 'open',
      startedAt: now,
      finishedAt: null,
      technician: 'M. Okafor',
      touchedAt: now,
      heldFor: null,
      heldReason: '',
      unchecked: [],
      outcome: null,
    },
    variables: {},
    path: [],
    step,
    notes: [],
    warnings: [],
    ...of,
  }
}
