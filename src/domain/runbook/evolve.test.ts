/** Laws of the fold: what was decided is what is shown, in whatever portions and however often it arrives. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideAnswer, isRefusal, listResults } from './decide.ts'
import { evolve, foldRun } from './evolve.ts'
import { findStep } from './follow.ts'
import { type RunEvent, type RunState, startRun } from './state.ts'
import { take, takeAll, undo, undoing } from './testing/answer-run.ts'
import { listAnswers } from './testing/explore.ts'
import { aRunbook } from './testing/sample-runbook.ts'
import { viewStep } from './view.ts'

const runbook = aRunbook()
const start = startRun(runbook, 'hash', { serial: '7HK2Q93' })

/** A history of answers and corrections as they can really happen. */
const histories = fc
  .array(fc.record({ choice: fc.nat(), correct: fc.nat({ max: 9 }) }), { maxLength: 30 })
  .map((moves) => {
    let state = start
    for (const { choice, correct } of moves) {
      const last = state.path.at(choice % Math.max(1, state.path.length))
      if (correct < 3 && last !== undefined) {
        state = undo(runbook, state, last.event)
        continue
      }
      const answers = listAnswers(runbook, state)
      const answer = answers[choice % Math.max(1, answers.length)]
      if (answer === undefined) continue
      const decided = decideAnswer(runbook, state, answer)
      if (!isRefusal(decided))
        state = evolve(runbook, state, { id: `TEST:${state.events.length + 1}`, time: answer.now, ...decided })
    }
    return state
  })

const strange = fc.record(
  {
    step: fc.oneof(fc.constantFrom(...runbook.steps.map(({ id }) => id)), fc.string()),
    result: fc.oneof(
      fc.constantFrom('done', 'failed', 'skipped', 'again', 'prompt', 'constructor', '__proto__'),
      fc.string(),
    ),
    inputs: fc.dictionary(
      fc.oneof(fc.constantFrom('windows', 'newest', 'offset', '__proto__', 'constructor'), fc.string()),
      fc.string(),
    ),
    note: fc.string(),
    reason: fc.string(),
    confirm: fc.boolean(),
    now: fc.oneof(fc.string(), fc.constantFrom('2024-07-19T09:00:00Z', '+275760-09-13T00:00:00Z')),
  },
  { requiredKeys: ['step', 'result', 'now'] },
)

describe('any history', () => {
  it('is the same folded at once and in any portions', () => {
    fc.assert(
      fc.property(histories, fc.nat(), (state, cut) => {
        const at = cut % (state.events.length + 1)
        const inTwo = foldRun(runbook, foldRun(runbook, start, state.events.slice(0, at)), state.events.slice(at))
        expect(inTwo).toEqual(state)
        expect(foldRun(runbook, start, state.events)).toEqual(state)
      }),
    )
  })

  it('is the same when events arrive twice', () => {
    fc.assert(
      fc.property(histories, (state) => {
        expect(foldRun(runbook, state, state.events)).toEqual(state)
      }),
    )
  })

  it('stands at a step or has an outcome, and shows it', () => {
    fc.assert(
      fc.property(histories, (state) => {
        expect(state.step === null).toBe(state.outcome !== null)
        expect(viewStep(runbook, state, 'zh-CN') === null).toBe(state.step === null)
        expect(state.status).toBe(state.step === null ? 'ended' : state.waitUntil === null ? 'open' : 'waiting')
      }),
    )
  })

  it('never holds a recovered host beside a skipped check', () => {
    fc.assert(
      fc.property(histories, (state) => {
        if (state.outcome?.status === 'recovered') expect(state.unchecked).toEqual([])
      }),
    )
  })

  it('forgets nothing but the last answer when that is taken back', () => {
    fc.assert(
      fc.property(histories, (state) => {
        const answers = listAnswers(runbook, state)
        for (const answer of answers) {
          const decided = decideAnswer(runbook, state, answer)
          if (isRefusal(decided)) continue
          const id = `TEST:${state.events.length + 1}`
          const after = evolve(runbook, state, { id, time: answer.now, ...decided })
          expect(decided.payload.next ?? null).toBe(after.step)
          expect(decided.payload.outcome ?? null).toEqual(after.outcome)
          expect(decided.payload.waitUntil ?? null).toBe(after.waitUntil)
          expect({ ...undo(runbook, after, id), events: [] }).toEqual({ ...state, events: [] })
        }
      }),
    )
  })
})

describe('any answer', () => {
  it('is decided or refused and never throws', () => {
    fc.assert(
      fc.property(histories, strange, (state, answer) => {
        const decided = decideAnswer(runbook, state, answer)
        if (!isRefusal(decided))
          expect(evolve(runbook, state, { id: 'X:1', time: answer.now, ...decided }).path.length).toBe(
            state.path.length + 1,
          )
      }),
    )
  })

  it('in an event, however strange, leaves a run that can go on', () => {
    fc.assert(
      fc.property(
        histories,
        fc.constantFrom('step-answered', 'step-undone', 'other'),
        fc.oneof(strange, fc.anything()),
        (state, type, payload) => {
          const after = evolve(runbook, state, { id: 'X:1', time: 'no time', type, payload })
          expect(after.step === null).toBe(after.outcome !== null)
          const step = findStep(runbook, after.step)
          if (step !== undefined) expect(listResults(step).length).toBeGreaterThan(0)
        },
      ),
    )
  })
})

describe('a correction', () => {
  const path = takeAll(runbook, start, [{ result: 'prompt' }, { inputs: { windows: 'D' } }, { confirm: true }, {}])

  it('voids the later answers that do not follow any more', () => {
    const back = undo(runbook, path, 'TEST:1')
    expect(back).toMatchObject({
      step: 'screen',
      path: [],
      variables: { serial: '7HK2Q93' },
      voided: ['TEST:2', 'TEST:3', 'TEST:4'],
    })
  })

  it('can be taken back itself', () => {
    const back = undo(runbook, path, 'TEST:2')
    const forth = undo(runbook, back, back.events.at(-1)?.id ?? '')
    expect({ ...forth, events: [] }).toEqual({ ...path, events: [] })
  })

  it('opens a run that had ended', () => {
    const ended = take(runbook, path, { result: 'failed', note: 'wrong host' })
    expect(undo(runbook, ended, 'TEST:5')).toMatchObject({ step: 'photo', status: 'open', outcome: null })
  })

  it('counts the loops again', () => {
    const again = takeAll(runbook, start, [{ result: 'again' }, {}, { result: 'again' }, {}])
    expect(again.counts.screen).toBe(3)
    expect(undo(runbook, again, 'TEST:3')).toMatchObject({ step: 'screen', counts: { screen: 2 } })
  })

  it('that arrives before what it names takes it away all the same', () => {
    const events: RunEvent[] = [undoing(start, 'TEST:1'), ...path.events.slice(0, 1)].map((event, at) =>
      at === 0 ? { ...event, id: 'A:1' } : event,
    )
    const state: RunState = foldRun(runbook, start, events)
    expect(state).toMatchObject({ step: 'screen', path: [] })
  })

  it('of an event that is not there changes nothing', () => {
    expect({ ...undo(runbook, path, 'OTHER:7'), events: [] }).toEqual({ ...path, events: [] })
  })
})
