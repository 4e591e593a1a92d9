/** A playbook as another program might have made it, with everything that a runbook has no word for. */
const layout = 'extension-definition--418ee24c-9cb1-46d9-afa5-309e01aabc7f'
const marking = 'marking-tlp--94868c89-83c2-464b-929b-a1a8aa3c8487'
const agent = 'individual--d9f2e1c7-6a48-4b35-8c0d-2e7b9f1a5d46'
const target = 'location--7e8f9a0b-1c2d-4e3f-8a4b-5c6d7e8f9a0b'
const identity = 'identity--3c5e9d20-8f41-4b7a-a6d2-91f04e7c3b58'

export const ids = {
  start: 'start--b1d4a6f8-0c3e-4729-85b1-6e2f9d7a4c03',
  isolate: 'action--0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
  locked: 'if-condition--1b2c3d4e-5f6a-4b7c-8d9e-0f1a2b3c4d5e',
  unlock: 'action--4e8c2b90-5d17-4f63-9b0a-c7d1e3f5a286',
  restart: 'action--2c3d4e5f-6a7b-4c8d-9e0f-1a2b3c4d5e6f',
  call: 'action--3d4e5f6a-7b8c-4d9e-8f1a-2b3c4d5e6f7a',
  branchEnd: 'end--4e5f6a7b-8c9d-4e0f-9a2b-3c4d5e6f7a8b',
  end: 'end--0f6b8d3a-7e21-4c95-b4d8-a1c5e9f3726b',
} as const

export function aPlaybook(): Record<string, unknown> {
  return {
    type: 'playbook',
    spec_version: 'cacao-2.0',
    id: 'playbook--7a3f0c51-2b4d-4e86-9a17-5d0c2f8e6b14',
    name: 'Recover a locked machine',
    description: 'Made elsewhere.',
    created_by: identity,
    created: '2026-01-15T08:30:00.000Z',
    modified: '2026-01-16T09:30:00.000Z',
    valid_from: '2026-01-15T08:30:00.000Z',
    priority: 3,
    labels: ['windows', 'bitlocker'],
    markings: [marking],
    data_marking_definitions: {
      [marking]: {
        type: 'marking-tlp',
        id: marking,
        created_by: identity,
        created: '2026-01-01T00:00:00.000Z',
        tlpv2_level: 'TLP:GREEN',
      },
    },
    playbook_variables: { __ticket__: { type: 'string', value: 'INC-1', external: true } },
    agent_definitions: { [agent]: { type: 'individual', name: 'On-call technician' } },
    target_definitions: { [target]: { type: 'location', name: 'Ward 4' } },
    extension_definitions: {
      [layout]: {
        type: 'extension-definition',
        name: 'Coordinates',
        created_by: identity,
        schema: 'https://example.org/coordinates.json',
        version: '1.0.0',
      },
    },
    playbook_extensions: { [layout]: { zoom: 1.25, grid: { shown: true, size: null } } },
    signatures: [
      {
        type: 'jss',
        id: 'jss--5f6a7b8c-9d0e-4f1a-8b3c-4d5e6f7a8b9c',
        created_by: identity,
        created: '2026-01-16T09:30:00.000Z',
        modified: '2026-01-16T09:30:00.000Z',
        signee: 'Somebody',
        related_to: 'playbook--7a3f0c51-2b4d-4e86-9a17-5d0c2f8e6b14',
        related_version: '2026-01-16T09:30:00.000Z',
        hash_algorithm: 'sha-256',
        algorithm: 'RS256',
        public_key: 'bm90IGEga2V5',
        value: 'c2lnbmVk',
      },
    ],
    workflow_start: ids.start,
    workflow: {
      [ids.start]: { type: 'start', on_completion: ids.isolate, step_extensions: { [layout]: { x: 0, y: 0 } } },
      [ids.isolate]: {
        type: 'action',
        name: 'Isolate the host',
        commands: [
          { type: 'powershell', command: 'Get-NetAdapter\nDisable-NetAdapter -Name *', version: '5.1' },
          { type: 'manual', command: 'Pull the cable <b>now</b>.\r\nThen wait.' },
        ],
        agent,
        on_success: ids.locked,
        on_failure: ids.call,
      },
      [ids.locked]: {
        type: 'if-condition',
        name: 'Is it locked?',
        condition: "__state__:value = 'locked'",
        on_true: ids.unlock,
        on_completion: ids.restart,
      },
      [ids.unlock]: {
        type: 'action',
        name: 'Unlock the volume',
        commands: [{ type: 'manual', command_b64: 'VHlwZSB0aGUga2V5IOKAkyBzbG93bHku' }],
        agent,
        targets: [target],
        timeout: 60000,
        owner: identity,
        step_extensions: { [layout]: { x: 10, y: 20.5 } },
        on_completion: ids.branchEnd,
      },
      [ids.branchEnd]: { type: 'end' },
      [ids.restart]: {
        type: 'action',
        name: 'Restart',
        commands: [{ type: 'bash', command_b64: 'cmVib290' }],
        agent,
        on_completion: ids.end,
      },
      [ids.call]: {
        type: 'action',
        name: 'Call the lead',
        commands: [{ type: 'manual', command: 'Call.' }],
        agent,
        on_completion: ids.end,
      },
      [ids.end]: { type: 'end', name: 'The end' },
    },
  }
}
