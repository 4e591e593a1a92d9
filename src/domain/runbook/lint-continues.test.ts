import { describe, expect, it } from 'vitest'
import { lintRunbook } from './lint.ts'
import { lintContinues } from './lint-continues.ts'
import type { Runbook } from './schema.ts'
import { startRun } from './state.ts'
import { take } from './testing/answer-run.ts'
import { aRunbook, say } from './testing/sample-runbook.ts'
import { viewStep } from './view.ts'

/** The sample, handed over to another runbook where it would have been blocked. */
function leadingTo(id: string, status: 'escalated' | 'blocked' = 'escalated'): Runbook {
  const runbook = aRunbook()
  return {
    ...runbook,
    steps: runbook.steps.map((step) =>
      step.id === 'give-up' && step.kind === 'outcome'
        ? { ...step, outcome: { status, reason: 'no-key', continue: id } }
        : step,
    ),
  }
}

describe('an outcome that leads to another runbook', () => {
  it('says so before it is answered and in the event that ends the run', () => {
    const runbook = leadingTo('other')
    const begun = startRun(runbook, 'hash', { serial: '7HK2Q93' })
    const locked = take(runbook, begun, { result: 'locked' })
    const over = take(runbook, locked, { result: 'no-key' })
    expect(viewStep(runbook, over, 'en')?.outcome).toMatchObject({ status: 'escalated', continue: 'other' })
    const ended = take(runbook, over, {})
    expect(ended.outcome).toEqual({ status: 'escalated', reason: 'no-key', continue: 'other', dues: [] })
  })

  it('is escalated and nothing else', () => {
    expect(lintRunbook(leadingTo('other', 'blocked')).map(({ code }) => code)).toContain('runbook.outcome-continue')
    expect(lintRunbook(leadingTo('other')).map(({ code }) => code)).not.toContain('runbook.outcome-continue')
  })

  it('leads to a runbook of the library, and not to itself', () => {
    expect(lintContinues(leadingTo('other'), new Set(['other']))).toEqual([])
    expect(lintContinues(leadingTo('other'), new Set(['sample']))).toMatchObject([
      { code: 'runbook.continue-unknown', step: 'give-up', details: { name: 'other' } },
    ])
    expect(lintContinues(leadingTo('sample'), new Set(['sample']))).toHaveLength(1)
    expect(lintContinues({ ...aRunbook(), title: say('None') }, new Set())).toEqual([])
  })
})
