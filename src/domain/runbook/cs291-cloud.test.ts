/** What happens to real machines in a cloud: the ways through the runbooks for AWS, Azure and Google Cloud. */
import { describe, expect, it } from 'vitest'
import { proposeRunbooks } from './propose.ts'
import { startRun } from './state.ts'
import { confirmed, done, type Given, read, say, takeAll } from './testing/answer-run.ts'
import { listLibrary, readLibraryRunbook } from './testing/read-library.ts'
import { viewStep } from './view.ts'

const host = { name: 'WEB-01' }
const rightVm = read({ vm: 'web-01' })
const named = [rightVm, say('same')]
const faulty = read({ 'newest-there': '2024-07-19 04:09' })
/** Online at the helper, found, read, deleted, looked at again, offline. */
const atHelper = [done, done, read({ volume: 'F' }), done, faulty, confirmed, done, done, done]
const aftercare = [say('windows'), read({ newest: '2024-07-19 13:30', offset: 'UTC+8' }), done, done]

const instance = [
  read({ instance: 'i-1' }),
  say('blue'),
  read({ root: 'vol-1', device: '/dev/sda1', az: 'eu-west-1a' }),
]
const snapshot = [done, read({ snapshot: 'snap-1' }), done, done]
const boot = [read({ zone: 'europe-west1-b', disk: 'web-01' }), say('blue')]
const group = read({ group: 'RG-WEB' })

const scenarios: readonly [string, string, readonly Given[], Record<string, unknown>][] = [
  [
    'cs291-aws',
    'by the automation, encrypted, with a new public address',
    [
      ...[...named, ...instance, say('address'), say('kms'), say('automation'), ...snapshot],
      ...[done, done, confirmed, read({ execution: '1-2' }), done, done, say('gone'), done, ...aftercare],
    ],
    { status: 'recovered', how: 'runbook', dues: ['new-address', 'delete-snapshot', 'sensor-online'] },
  ],
  [
    'cs291-aws',
    'by hand on a copy: the old volume and the rescue instance stay due',
    [
      ...[...named, ...instance, say('none'), say('no'), say('hand'), confirmed, done, ...snapshot],
      ...[read({ rescue: 'i-2', helper: 'HELP-01' }), done, read({ work: 'vol-2' }), done, done, ...atHelper],
      ...[done, done, confirmed, done, done, done, done, ...aftercare],
    ],
    { status: 'recovered', dues: ['delete-snapshot', 'stop-rescue', 'old-volume', 'sensor-online'] },
  ],
  [
    'cs291-aws',
    'whose instance store must not be lost: nothing is stopped',
    [...named, ...instance, say('needed'), done],
    { status: 'blocked', reason: 'instance-store', dues: [] },
  ],
  [
    'cs291-gcp',
    'by hand',
    [
      ...[...named, ...boot, say('hand'), read({ helper: 'HELP-01' }), confirmed, done, done, done, done, done],
      ...[done, done, ...atHelper, done, done, done, done, done, ...aftercare],
    ],
    { status: 'recovered', dues: ['delete-recovery-vm', 'delete-snapshot', 'sensor-online'] },
  ],
  [
    'cs291-gcp',
    'with a key of its own, for which the script is not made',
    [...named, ...boot, say('script'), say('yes'), say('none'), done],
    { status: 'blocked', reason: 'other-helper' },
  ],
  [
    'cs291-azure',
    'that needs the repair commands',
    [...named, say('vm'), group, say('blue'), say('repair'), done],
    { status: 'escalated', continue: 'cs291-azure-repair' },
  ],
  [
    'cs291-azure',
    'whose backup is from after the faulty file',
    [
      ...[...named, say('vm'), group, say('blue'), say('backup'), say('yes')],
      ...[read({ 'backup-time': '2024-07-19 12:30', 'backup-offset': 'UTC+8' }), say('repair'), done],
    ],
    { status: 'escalated', dues: [] },
  ],
  [
    'cs291-azure-repair',
    'with Azure Disk Encryption',
    [
      ...[...named, group, say('ade'), say('yes'), done, done, done, read({ 'repair-group': 'repair-web' }), confirmed],
      ...[say('deleted'), confirmed, done, say('gone'), done, ...aftercare],
    ],
    { status: 'recovered', dues: ['old-os-disk', 'disk-links', 'sensor-online'] },
  ],
]

describe('a machine in a cloud', () => {
  it.each(scenarios)('%s: %s', (id, _, answers, outcome) => {
    const runbook = readLibraryRunbook(id)
    expect(takeAll(runbook, startRun(runbook, 'hash', host), answers).outcome).toMatchObject(outcome)
  })

  it('on Azure is restarted up to 15 times before its disk is touched', () => {
    const runbook = readLibraryRunbook('cs291-azure')
    const restarts = Array.from({ length: 14 }, () => say('again'))
    const after14 = takeAll(runbook, startRun(runbook, 'hash', host), [...named, say('vm'), group, ...restarts])
    expect(after14.step).toBe('restart')
    expect(takeAll(runbook, after14, [say('again')]).step).toBe('choose-way')
  })

  it('with Azure Disk Encryption gets the line that unlocks the copy, another one does not', () => {
    const runbook = readLibraryRunbook('cs291-azure-repair')
    const createLines = (kind: string) => {
      const answers = [...named, group, say(kind), say('yes'), done, done]
      const view = viewStep(runbook, takeAll(runbook, startRun(runbook, 'hash', host), answers), 'en')
      return view?.commands.map(({ text }) => text.includes('--unlock-encrypted-vm'))
    }
    expect([createLines('plain'), createLines('ade'), createLines('cvm')]).toEqual([[false], [true], [false]])
  })
})

const library = listLibrary().map(readLibraryRunbook)

it.each([
  ['aws', 'cs291-aws'],
  ['azure', 'cs291-azure'],
  ['gcp', 'cs291-gcp'],
])('on %s is offered %s first', (environment, first) => {
  expect(proposeRunbooks({ environment, os: 'Windows Server 2019' }, library)[0]?.id).toBe(first)
})
