import { describe, expect, it } from 'vitest'
import { startRun } from './state.ts'
import { refused, take, takeAll, undo } from './testing/answer-run.ts'
import { aRunbook } from './testing/sample-runbook.ts'
import { viewStep } from './view.ts'

const runbook = aRunbook()
const start = startRun(runbook, 'hash', { serial: ' 7hk2q93 ', model: 'Latitude' })
const toDelete = [{ result: 'prompt' }, { inputs: { windows: 'd:' } }]
const toFinish = [...toDelete, { confirm: true }, {}, {}, { inputs: { newest: '19/07/2024 13:30', offset: 'UTC+8' } }]

describe('a run', () => {
  it('knows of the host only what the runbook asks for, in canonical form', () => {
    expect(start.variables).toEqual({ serial: '7HK2Q93' })
  })

  it('ends as recovered when every step was done and the last one is confirmed', () => {
    const atEnd = takeAll(runbook, start, toFinish)
    expect(atEnd).toMatchObject({ step: 'finish', status: 'open', variables: { newest: '2024-07-19T05:30:00Z' } })
    expect(take(runbook, atEnd, {})).toMatchObject({
      step: null,
      status: 'ended',
      outcome: { status: 'recovered', how: 'runbook', dues: ['report'] },
    })
  })

  it('follows the branch of a bad reading', () => {
    const atTime = takeAll(runbook, start, toFinish.slice(0, -1))
    expect(take(runbook, atTime, { inputs: { newest: '2024-07-19 05:09', offset: '+1' } }).step).toBe('screen')
  })

  it('starts the timer of a wait when it arrives there, and says when it was cut short', () => {
    const waiting = take(runbook, start, { result: 'again', now: '2024-07-19T09:00:00Z' })
    expect(waiting).toMatchObject({ step: 'pause', status: 'waiting', waitUntil: '2024-07-19T09:05:00.000Z' })
    const early = take(runbook, waiting, { now: '2024-07-19T09:04:59Z' })
    expect(early.path[1]).toMatchObject({ early: 'yes' })
    expect(early).toMatchObject({ step: 'screen', status: 'open', waitUntil: null })
    expect(take(runbook, waiting, { now: '2024-07-19T09:05:00Z' }).path[1]).not.toHaveProperty('early')
  })

  it('shows a step with a limit so many times and then goes elsewhere', () => {
    const again = [{ result: 'again' }, {}]
    const third = takeAll(runbook, start, [...again, ...again])
    expect(third.step).toBe('screen')
    expect(takeAll(runbook, third, again).step).toBe('give-up')
  })

  it('keeps dues that were opened on the way, also when somebody else must go on', () => {
    const locked = takeAll(runbook, start, [{ result: 'locked' }, { confirm: true }])
    expect(locked.dues).toEqual(['rotate-key'])
    expect(take(runbook, locked, { result: 'failed', note: 'It smokes' }).outcome).toEqual({
      status: 'escalated',
      reason: 'It smokes',
      dues: ['rotate-key'],
    })
  })

  it('does not end as recovered past a skipped check, and does after the check was made up for', () => {
    const skipped = takeAll(runbook, start, [
      ...toDelete,
      { confirm: true },
      { result: 'skipped', reason: 'No time' },
      {},
      toFinish[5] ?? {},
    ])
    expect(skipped).toMatchObject({
      step: 'finish',
      unchecked: ['gone'],
      overrides: [{ step: 'gone', reason: 'No time', event: 'TEST:4' }],
    })
    expect(refused(runbook, skipped, {})).toEqual({
      code: 'run.check-skipped',
      details: { step: 'finish', steps: ['gone'] },
    })
    const again = takeAll(runbook, undo(runbook, skipped, 'TEST:4'), [{}, {}, toFinish[5] ?? {}, {}])
    expect(again).toMatchObject({ unchecked: [], overrides: [], outcome: { status: 'recovered' } })
  })
})

describe('an answer is refused', () => {
  const atDelete = takeAll(runbook, start, toDelete)
  it.each([
    ['when its step is not open', start, { step: 'gone' }, 'run.step-not-open'],
    ['when the step has no such result', start, { result: 'done' }, 'run.result-unknown'],
    ['when a name of JavaScript is sent as a result', start, { result: 'constructor' }, 'run.result-unknown'],
    ['when a killer step is not confirmed', atDelete, {}, 'run.confirm-needed'],
    ['when a killer step is to be skipped', atDelete, { result: 'skipped', reason: 'why' }, 'run.result-unknown'],
    ['when nobody says what was seen instead', atDelete, { result: 'failed', note: ' ' }, 'run.note-needed'],
    [
      'when a check is skipped without a reason',
      take(runbook, atDelete, { confirm: true }),
      { result: 'skipped' },
      'run.reason-needed',
    ],
    ['when a reading is missing', take(runbook, start, { result: 'prompt' }), {}, 'run.input-missing'],
    [
      'when a reading cannot be right',
      take(runbook, start, { result: 'prompt' }),
      { inputs: { windows: 'X' } },
      'run.input-invalid',
    ],
    ['when a reading was not asked for', start, { result: 'prompt', inputs: { windows: 'C' } }, 'run.input-unknown'],
    ['when the run has ended', take(runbook, start, { result: 'failed', note: 'gone' }), {}, 'run.not-open'],
  ])('%s', (_, state, answer, code) => {
    expect(refused(runbook, state, answer).code).toBe(code)
  })

  it('when a killer step shows something that nobody knows', () => {
    const unknown = take(runbook, startRun(runbook, 'hash', {}), { result: 'locked' })
    expect(refused(runbook, unknown, { confirm: true })).toEqual({
      code: 'run.variable-missing',
      details: { step: 'key', variables: ['serial'] },
    })
  })
})

describe('the view of a step', () => {
  it('fills the variables and forecasts the rest of the way', () => {
    const view = viewStep(runbook, takeAll(runbook, start, toDelete), 'en')
    expect(view).toMatchObject({
      id: 'delete',
      number: 3,
      about: 7,
      place: 'at the prompt',
      commands: [{ shell: 'winre', prompt: 'D:\\>', text: 'del file.sys' }],
      confirm: { facts: [{ value: '7HK2Q93' }, { value: 'D:' }] },
      results: ['done', 'failed'],
      missing: [],
      practice: false,
      sources: [{ id: 'S1', mark: 'V' }],
      ahead: [{ id: 'gone' }, { id: 'photo' }, { id: 'newest' }, { id: 'finish' }],
      path: [
        { step: 'screen', resultText: 'A prompt' },
        { step: 'find', readings: [{ name: 'windows', value: 'D', text: 'D:' }] },
      ],
    })
  })

  it('shows a placeholder for what is not known and names it', () => {
    const view = viewStep(runbook, take(runbook, startRun(runbook, 'hash', {}), { result: 'locked' }), 'zh-CN')
    expect(view?.confirm?.facts[0]?.value).toBe('‹Serial number 中文›')
    expect(view?.missing).toEqual(['serial'])
  })

  it('is null when the run has ended', () => {
    expect(viewStep(runbook, take(runbook, start, { result: 'failed', note: 'gone' }), 'en')).toBeNull()
  })
})
