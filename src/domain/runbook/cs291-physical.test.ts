/** What happens to real machines: the ways through the first runbook, from the first look to the last word. */
import { describe, expect, it } from 'vitest'
import { foldRun } from './evolve.ts'
import { startRun } from './state.ts'
import { confirmed, done, type Given, read, refused, say, take, takeAll } from './testing/answer-run.ts'
import { readLibraryRunbook } from './testing/read-library.ts'
import { viewStep } from './view.ts'

const runbook = readLibraryRunbook('cs291-physical')
const start = startRun(runbook, 'hash', { name: 'LDS-W4-0231', serial: '7HK2Q93', 'asset-tag': 'NG-20417' })

const rightMachine = read({ 'serial-read': '7hk2q93' })
const good = read({ newest: '19/07/2024 06:31', offset: 'UTC+1' })
const faulty = read({ newest: '19/07/2024 05:09', offset: 'UTC+1' })
const folder = [read({ windows: 'D' }), done]
const deleting = [say('listed'), confirmed, done]
const aftercare = [say('windows'), good, done, done]
const unlocked = [say('yes'), read({ 'key-id': '9f3a61c2' }), confirmed]

const usual = [rightMachine, say('blue'), say('prompt'), ...folder, ...deleting, ...aftercare]
const scenarios: readonly [string, readonly Given[], Record<string, unknown>][] = [
  ['the usual one without BitLocker', usual, { status: 'recovered', how: 'runbook', dues: ['sensor-online'] }],
  [
    'with BitLocker and its key',
    [rightMachine, say('blue'), say('key'), ...unlocked, ...folder, ...deleting, ...aftercare],
    { status: 'recovered', how: 'runbook', dues: ['rotate-key', 'sensor-online'] },
  ],
  [
    'one that heals by itself after two restarts',
    [rightMachine, say('again'), say('again'), say('windows'), done, good, done, done],
    { status: 'recovered', how: 'self-healed', dues: ['sensor-online'] },
  ],
  [
    'one that was restarted three times and then needs the prompt',
    [rightMachine, say('again'), say('again'), say('again'), say('prompt'), ...folder, ...deleting, ...aftercare],
    { status: 'recovered', how: 'runbook' },
  ],
  [
    'without a key, by safe boot, with a password from LAPS',
    [
      ...[rightMachine, say('blue'), say('key'), say('no'), done, read({ windows: 'C' }), say('tpm'), say('laps')],
      ...[confirmed, done, say('safe'), say('in'), read({ windows: 'C' }), ...deleting, done, done, ...aftercare],
    ],
    { status: 'recovered', how: 'runbook', dues: ['laps-password', 'sensor-online'] },
  ],
  [
    'without a key where safe boot makes BitLocker ask again: safe boot is taken back first',
    [
      rightMachine,
      say('blue'),
      say('key'),
      say('no'),
      done,
      read({ windows: 'C' }),
      say('tpm'),
      say('password'),
      confirmed,
      done,
      say('key'),
      done,
      done,
      done,
    ],
    { status: 'blocked', reason: 'no-key', dues: [] },
  ],
  [
    'in safe boot and nobody can sign in or reach the prompt: safe boot stays due',
    [
      ...[rightMachine, say('blue'), say('key'), say('no'), done, read({ windows: 'C' }), say('tpm'), say('password')],
      ...[confirmed, done, say('safe'), say('nobody'), say('no-prompt'), done],
    ],
    { status: 'blocked', reason: 'no-key', dues: ['leave-safe-boot'] },
  ],
  [
    'without a key and with a PIN that nobody knows',
    [rightMachine, say('blue'), say('key'), say('no'), done, read({ windows: 'C' }), say('none'), done],
    { status: 'blocked', reason: 'no-key' },
  ],
  [
    'without a key and without an administrator',
    [rightMachine, say('blue'), say('key'), say('no'), done, read({ windows: 'C' }), say('tpm'), say('nobody'), done],
    { status: 'blocked', reason: 'no-administrator' },
  ],
  [
    'whose key is refused until somebody else looks for it',
    [
      rightMachine,
      say('blue'),
      say('key'),
      say('yes'),
      read({ 'key-id': '9F3A61C2' }),
      say('refused'),
      say('mistyped'),
      say('refused'),
      say('block'),
      done,
    ],
    { status: 'blocked', reason: 'key-refused', dues: ['rotate-key'] },
  ],
  [
    'that asks for its key at each start after the deletion',
    [
      ...usual.slice(0, 8),
      ...[say('key'), say('yes'), read({ 'key-id': '9F3A61C2' }), say('refused'), say('comes-back')],
      ...[done, read({ windows: 'D' }), read({ 'key-id': '9F3A61C2' }), confirmed, done, done, ...aftercare],
    ],
    { status: 'recovered', how: 'runbook', dues: ['rotate-key', 'bitlocker-on', 'sensor-online'] },
  ],
  [
    'whose volume turns out to be locked at the prompt',
    [
      ...[
        rightMachine,
        say('blue'),
        say('prompt'),
        say('locked'),
        read({ windows: 'D' }),
        read({ 'key-id': '9F3A61C2' }),
        confirmed,
      ],
      ...[done, ...deleting, ...aftercare],
    ],
    { status: 'recovered', dues: ['rotate-key', 'sensor-online'] },
  ],
  [
    'without a storage driver, which comes on a stick',
    [
      ...[
        rightMachine,
        say('blue'),
        say('prompt'),
        say('no-disk'),
        say('driver'),
        read({ stick: 'E', driver: 'VMD\\iaStorVD.inf' }),
        done,
      ],
      ...[...folder, ...deleting, ...aftercare],
    ],
    { status: 'recovered', dues: ['return-stick', 'sensor-online'] },
  ],
  [
    'without a storage driver at all',
    [rightMachine, say('blue'), say('prompt'), say('no-disk'), say('no-driver'), done],
    { reason: 'no-storage-driver' },
  ],
  [
    'without a letter on its Windows volume',
    [
      rightMachine,
      say('blue'),
      say('prompt'),
      say('no-letter'),
      read({ 'volume-number': '2' }),
      done,
      done,
      ...deleting,
      ...aftercare,
    ],
    { status: 'recovered' },
  ],
  [
    'without a recovery environment, from the installation stick',
    [
      rightMachine,
      say('blue'),
      say('no-recovery'),
      say('stick'),
      done,
      say('prompt'),
      ...folder,
      ...deleting,
      ...aftercare,
    ],
    { status: 'recovered', dues: ['return-stick', 'sensor-online'] },
  ],
  [
    'without a recovery environment and without a stick',
    [rightMachine, say('blue'), say('no-recovery'), say('none'), done],
    { reason: 'no-recovery-environment' },
  ],
  [
    'whose prompt does not open, in safe mode',
    [
      rightMachine,
      say('blue'),
      say('no-prompt'),
      say('safe'),
      say('in'),
      read({ windows: 'C' }),
      ...deleting,
      ...aftercare,
    ],
    { status: 'recovered', how: 'runbook' },
  ],
  [
    'in safe mode where nobody can sign in: back to the recovery environment',
    [
      rightMachine,
      say('blue'),
      say('no-prompt'),
      say('safe'),
      say('nobody'),
      say('prompt'),
      ...folder,
      ...deleting,
      ...aftercare,
    ],
    { status: 'recovered' },
  ],
  [
    'that has the good file already',
    [
      rightMachine,
      say('blue'),
      say('prompt'),
      ...folder,
      say('later'),
      read({ 'newest-here': '07/18/2024 10:31 PM', 'recovery-offset': '-7' }),
      ...aftercare,
    ],
    { status: 'recovered', how: 'self-healed' },
  ],
  [
    'whose later file is the faulty one after all',
    [
      rightMachine,
      say('blue'),
      say('prompt'),
      ...folder,
      say('later'),
      read({ 'newest-here': '07/18/2024 08:09 PM', 'recovery-offset': '-8' }),
      confirmed,
      done,
      ...aftercare,
    ],
    { status: 'recovered', how: 'runbook' },
  ],
  [
    'with another stop code',
    [rightMachine, say('other-code'), read({ 'stop-code': 'INACCESSIBLE_BOOT_DEVICE' }), done, done],
    { status: 'escalated', reason: 'other-cause' },
  ],
  [
    'with 0x50 that names another driver',
    [rightMachine, say('other-code'), read({ 'stop-code': '0x00000050' }), say('other-name'), done, done],
    { status: 'escalated', reason: 'other-cause' },
  ],
  [
    'without a sensor',
    [rightMachine, say('windows'), done, say('no-folder'), done],
    { status: 'retired', how: 'not-affected' },
  ],
  [
    'that is another machine',
    [read({ 'serial-read': '8JK2Q93' }), say('another'), done],
    { status: 'blocked', reason: 'host-not-here' },
  ],
  [
    'without a label, known by its asset tag',
    [say('no-label'), read({ 'tag-read': 'NG-20417' }), ...usual.slice(1)],
    { status: 'recovered' },
  ],
  [
    'whose sensor does not start again',
    [...usual.slice(0, -2), say('stopped'), done, say('stopped'), done, say('stopped'), done],
    { status: 'escalated', reason: 'sensor-down', dues: ['sensor-online'] },
  ],
  [
    'whose good file comes only after a wait',
    [...usual.slice(0, -3), say('none-yet'), done, good, done, done],
    { status: 'recovered', how: 'runbook' },
  ],
  [
    'where nobody can sign in afterwards: the console says it',
    [...usual.slice(0, -3), say('no-sign-in'), done, done],
    { status: 'recovered', how: 'runbook' },
  ],
  [
    'whose faulty file is still there after the start',
    [...usual.slice(0, -3), faulty, say('delete'), say('prompt'), ...folder, ...deleting, ...aftercare],
    { status: 'recovered', how: 'runbook' },
  ],
  [
    'that shows something nobody thought of',
    [rightMachine, { result: 'failed', note: 'A login of another system' }],
    { status: 'escalated', reason: 'A login of another system' },
  ],
]

describe('a machine', () => {
  it.each(scenarios)('%s', (_, answers, outcome) => {
    const end = takeAll(runbook, start, answers)
    expect(end.outcome).toMatchObject(outcome)
    expect(foldRun(runbook, start, end.events)).toEqual(end)
  })

  it('takes twelve answers on the usual way, and says so at the first one', () => {
    expect(usual.length).toBe(12)
    expect(viewStep(runbook, start, 'en')?.about).toBe(12)
  })

  it('is not recovered past a skipped look at the deleted file', () => {
    const skipped = takeAll(runbook, start, [
      ...usual.slice(0, 7),
      { result: 'skipped', reason: 'In a hurry' },
      say('windows'),
      good,
      done,
    ])
    expect(refused(runbook, skipped, done)).toMatchObject({ code: 'run.check-skipped', details: { steps: ['gone'] } })
  })
})

describe('the step that deletes', () => {
  const atDelete = takeAll(runbook, start, usual.slice(0, 6))

  it('shows one short line in the right folder, and three facts to read back', () => {
    expect(viewStep(runbook, atDelete, 'en')).toMatchObject({
      id: 'delete',
      title: 'Delete the faulty channel file',
      place: 'at the prompt, in the CrowdStrike folder',
      commands: [
        { shell: 'winre', prompt: 'D:\\Windows\\System32\\drivers\\CrowdStrike>', text: 'del C-00000291*.sys' },
      ],
      expect: 'No message. The prompt comes back.',
      confirm: {
        facts: [
          { value: '7HK2Q93' },
          { value: 'D:\\Windows\\System32\\drivers\\CrowdStrike>' },
          { value: 'C-00000291' },
        ],
      },
      number: 7,
      about: 12,
    })
  })

  it('says the same in Chinese', () => {
    expect(viewStep(runbook, atDelete, 'zh-CN')).toMatchObject({
      title: '删除故障通道文件',
      text: '请在故障机上键入这一行，然后按故障机的 Enter 键。',
      expect: '没有任何提示，命令提示符重新出现。',
      commands: [{ text: 'del C-00000291*.sys' }],
    })
  })

  it('is not done without the confirmation, and not skipped', () => {
    expect(refused(runbook, atDelete, done).code).toBe('run.confirm-needed')
    expect(refused(runbook, atDelete, { result: 'skipped', reason: 'why not' }).code).toBe('run.result-unknown')
  })
})

it('judges the newest file in the clock of the machine', () => {
  const input = viewStep(runbook, takeAll(runbook, start, usual.slice(0, 9)), 'en')?.inputs.find(
    ({ name }) => name === 'newest',
  )
  expect(input).toMatchObject({ type: 'file-time', zone: 'offset', required: true })
  expect(take(runbook, takeAll(runbook, start, usual.slice(0, 9)), faulty).step).toBe('faulty-again')
})
