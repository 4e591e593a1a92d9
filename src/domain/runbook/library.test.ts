/** Every runbook of the library: linted, walked with every answer, readable in both languages. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideAnswer, isRefusal } from './decide.ts'
import { evolve } from './evolve.ts'
import { lintRunbook } from './lint.ts'
import { lintContinues } from './lint-continues.ts'
import type { Language } from './schema.ts'
import { startRun } from './state.ts'
import { explore, listAnswers } from './testing/explore.ts'
import { listLibrary, readLibraryFile } from './testing/read-library.ts'
import { viewStep } from './view.ts'

const languages: readonly Language[] = ['en', 'zh-CN']
const host = { name: 'LDS-W4-0231', serial: '7HK2Q93', 'asset-tag': '7HK2Q93' }

describe.each(listLibrary())('runbook %s', (name) => {
  const { runbook, origins } = readLibraryFile(name)
  const start = startRun(runbook, 'hash', host)

  it('has no problem that the lint knows', () => {
    expect(lintRunbook(runbook, origins)).toEqual([])
    expect(lintContinues(runbook, new Set(listLibrary()))).toEqual([])
  })

  it('leads from every state by every answer to a step or an outcome, and refuses only to recover past a skipped check', () => {
    const visited = new Set<string>()
    const outcomes = new Set<string>()
    explore(
      runbook,
      start,
      (state) => {
        if (state.outcome !== null && state.outcome.status === 'recovered') expect(state.unchecked).toEqual([])
        if (state.step === null) outcomes.add(state.path.at(-1)?.step ?? '')
        else visited.add(state.step)
        expect(state.step === null).toBe(state.outcome !== null)
      },
      (state, answer, code) => {
        expect({ step: answer.step, code }).toEqual({ step: answer.step, code: 'run.check-skipped' })
        expect(state.unchecked.length).toBeGreaterThan(0)
      },
    )
    expect([...visited].toSorted()).toEqual(runbook.steps.map(({ id }) => id).toSorted())
    for (const step of runbook.steps) if (step.kind === 'outcome') expect(outcomes).toContain(step.id)
  })

  it('shows every step in both languages with nothing left to fill in', () => {
    explore(
      runbook,
      start,
      (state) => {
        for (const language of languages) {
          const view = viewStep(runbook, state, language)
          if (view === null) continue
          expect({ step: view.id, missing: view.missing }).toEqual({ step: view.id, missing: [] })
          expect(JSON.stringify({ ...view, inputs: [] })).not.toMatch(/\{\{|\u2039/)
          expect(view.title).not.toBe('')
          expect(view.sources.length).toBeGreaterThan(0)
        }
      },
      () => {},
    )
  })

  it('never asks for a line without saying where it comes from', () => {
    for (const step of runbook.steps) {
      if (step.kind === 'outcome') continue
      for (const command of step.commands ?? []) {
        expect((command.sources ?? step.sources ?? []).length, `${step.id}: ${command.text}`).toBeGreaterThan(0)
      }
    }
  })

  it('ends, whatever is answered, and is the same after any answer was taken back', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 400, maxLength: 400 }), (choices) => {
        let state = start
        for (const choice of choices) {
          // "Something else" ends every walk at once; the visit above tries it everywhere.
          const answers = listAnswers(runbook, state).filter(({ result }) => result !== 'failed')
          const answer = answers[choice % answers.length]
          if (answer === undefined) break
          const decided = decideAnswer(runbook, state, answer)
          if (isRefusal(decided)) {
            expect(decided.code).toBe('run.check-skipped')
            return
          }
          const id = `TEST:${state.events.length + 1}`
          const after = evolve(runbook, state, { id, time: answer.now, ...decided })
          const undone = evolve(runbook, after, {
            id: `${id}-undone`,
            time: answer.now,
            type: 'step-undone',
            payload: { event: id },
          })
          expect({ ...undone, events: [] }).toEqual({ ...state, events: [] })
          state = after
        }
        expect(state.outcome).not.toBeNull()
      }),
      { numRuns: 60 },
    )
  })
})
