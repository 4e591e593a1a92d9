/** What happens to real virtual machines: the ways through the runbooks for hypervisors, from the first look to the last word. */
import { describe, expect, it } from 'vitest'
import { proposeRunbooks } from './propose.ts'
import { startRun } from './state.ts'
import { confirmed, done, type Given, read, say, takeAll } from './testing/answer-run.ts'
import { listLibrary, readLibraryRunbook } from './testing/read-library.ts'

const host = { name: 'WEB-01' }
const crashes = [read({ vm: 'WEB-01' }), say('blue')]
const faulty = read({ 'newest-there': '2024-07-19 04:09' })
/** Found on the helper, read, deleted, and looked at again. */
const deleted = [read({ volume: 'F' }), done, faulty, confirmed, done]
const atHelper = [done, done, ...deleted, done, done]
const aftercare = [say('windows'), read({ newest: '2024-07-19 13:30', offset: 'UTC+8' }), done, done]

const scenarios: readonly [string, string, readonly Given[], Record<string, unknown>][] = [
  [
    'cs291-hyperv',
    'mounted on its host',
    [
      ...[...crashes, say('host'), done, done, say('none')],
      ...[
        read({ 'disk-file': 'D:\\VM\\web-01.vhdx', helper: 'HV-01' }),
        done,
        done,
        done,
        ...deleted,
        done,
        done,
        done,
      ],
      ...aftercare,
    ],
    { status: 'recovered', how: 'runbook', dues: ['delete-snapshot', 'sensor-online'] },
  ],
  [
    'cs291-hyperv',
    'that is a domain controller and keeps its checkpoint',
    [...crashes, say('checkpoint'), say('no'), say('iso'), done],
    { status: 'escalated', reason: 'other-runbook', continue: 'cs291-vm-iso' },
  ],
  [
    'cs291-hyperv',
    'whose checkpoint is from after the faulty file',
    [
      ...[...crashes, say('checkpoint'), say('yes')],
      ...[read({ 'checkpoint-time': '2024-07-19 12:30', 'host-offset': 'UTC+8' }), say('iso'), done],
    ],
    { status: 'escalated', reason: 'other-runbook' },
  ],
  [
    'cs291-vmware',
    'at a helper with PowerCLI',
    [
      ...[...crashes, say('powercli'), read({ helper: 'HELP-01' }), done, done, done, done],
      ...[read({ 'disk-file': '[ds1] web-01/web-01-000001.vmdk' }), done, done, ...atHelper, confirmed, done, done],
      ...aftercare,
    ],
    { status: 'recovered', how: 'runbook', dues: ['delete-snapshot', 'sensor-online'] },
  ],
  [
    'cs291-vmware',
    'whose disk is locked and has no key: it stays due to put the disk back',
    [
      ...[...crashes, say('client'), read({ helper: 'HELP-01' }), done, done, done, done],
      ...[read({ 'disk-file': '[ds1] web-01/web-01-000001.vmdk' }), done, done, done, done],
      ...[say('locked'), read({ volume: 'F' }), say('no-key'), done],
    ],
    { status: 'blocked', reason: 'no-key', dues: ['delete-snapshot', 'return-disk'] },
  ],
  [
    'cs291-vm-iso',
    'from the image of CrowdStrike, with its key',
    [
      ...[
        ...crashes,
        say('cs-pe'),
        done,
        done,
        read({ 'boot-order': 'SCSI disk, network' }),
        say('hyperv-2'),
        done,
        done,
      ],
      ...[say('cs'), say('key'), read({ 'key-id': '9F3A61C2' }), confirmed, say('success'), done, done, done],
      ...aftercare,
    ],
    { status: 'recovered', dues: ['delete-snapshot', 'rotate-key', 'sensor-online'] },
  ],
  [
    'cs291-citrix',
    'from an image that is clean',
    [...crashes, say('back'), say('image'), say('clean'), say('restarted'), ...aftercare],
    { status: 'recovered', how: 'runbook', dues: ['sensor-online'] },
  ],
]

describe('a virtual machine', () => {
  it.each(scenarios)('%s: %s', (id, _, answers, outcome) => {
    expect(
      takeAll(readLibraryRunbook(id), startRun(readLibraryRunbook(id), 'hash', host), answers).outcome,
    ).toMatchObject(outcome)
  })
})

const library = listLibrary().map(readLibraryRunbook)

it.each(['hyperv', 'vmware', 'citrix'])(
  'on %s is offered the runbook of its platform first, then the ISO',
  (environment) => {
    const ids = proposeRunbooks({ environment, os: 'Windows Server 2019' }, library).map(({ id }) => id)
    expect(ids[0]).toBe(`cs291-${environment}`)
    expect(ids).toContain('cs291-vm-iso')
  },
)
