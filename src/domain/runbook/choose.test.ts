import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseRunbook, type FactAnswers, type FactQuestion, factQuestions } from './choose.ts'
import { encryptions, environments, keys, type Runbook, roles } from './schema.ts'
import { aRunbook } from './testing/sample-runbook.ts'

function aRunbookFor(id: string, applies: Partial<Runbook['applies-to']>): Runbook {
  return { ...aRunbook(), id, 'applies-to': { environments: ['physical'], ...applies } }
}

const library = [
  aRunbookFor('general', { encryption: ['none', 'bitlocker'] }),
  aRunbookFor('with-key', { encryption: ['bitlocker'], key: ['at-hand'], rank: 1 }),
  aRunbookFor('without-key', { encryption: ['bitlocker'], key: ['missing'], rank: 1 }),
  aRunbookFor('controller', { environments: ['physical', 'hyperv'], roles: ['domain-controller'], rank: 1 }),
  aRunbookFor('azure', { environments: ['azure'] }),
]
const unknownHost = { environment: null }
const best = (answers: FactAnswers, host: Parameters<typeof chooseRunbook>[0] = unknownHost) =>
  chooseRunbook(host, answers, library).proposals[0]
const values: Readonly<Record<FactQuestion, readonly string[]>> = {
  environment: environments,
  encryption: encryptions,
  key: keys,
  role: roles,
}

describe('choosing a runbook', () => {
  it('takes a machine of which no list says where it runs for a physical one, and says so', () => {
    expect(best({})).toMatchObject({ id: 'general', why: { code: 'runbook.environment-unknown' } })
    expect(best({}, { environment: 'physical' })).toMatchObject({ id: 'general', why: { code: 'runbook.fits' } })
  })

  it('believes the person before the list', () => {
    expect(best({ environment: 'azure' }, { environment: 'physical' })?.id).toBe('azure')
  })

  it('asks for the key only where BitLocker is', () => {
    const host = { environment: 'physical', role: 'workstation' }
    const asked = (answers: FactAnswers) => chooseRunbook(host, answers, library).question?.id ?? null
    expect(asked({ encryption: 'none' })).toBeNull()
    expect(asked({ encryption: 'bitlocker' })).toBe('key')
    expect(best({ encryption: 'bitlocker', key: 'missing' }, host)?.id).toBe('without-key')
  })

  it('asks nothing when no answer would change the proposal', () => {
    expect(chooseRunbook({ environment: 'azure' }, {}, library).question).toBeNull()
    expect(chooseRunbook(unknownHost, {}, library.slice(0, 1)).question).toBeNull()
  })

  it('asks three questions at most, none twice, and each could change the proposal', () => {
    const answer = fc.record({ pick: fc.nat(), unknown: fc.boolean() })
    const listed = (id: FactQuestion) => fc.option(fc.constantFrom(...values[id]), { nil: null })
    const host = fc.record({
      environment: listed('environment'),
      encryption: listed('encryption'),
      role: listed('role'),
    })
    fc.assert(
      fc.property(host, fc.array(answer, { minLength: 4, maxLength: 4 }), (facts, picks) => {
        const answers: Partial<Record<FactQuestion, string>> = {}
        for (const { pick, unknown } of picks) {
          const { question } = chooseRunbook(facts, answers, library)
          if (question === null) return
          expect(Object.hasOwn(answers, question.id)).toBe(false)
          expect(factQuestions).toContain(question.id)
          expect(new Set(question.options.map((option) => option.best)).size).toBeGreaterThan(1)
          const option = question.options[pick % question.options.length]
          answers[question.id] = unknown ? 'unknown' : (option?.id ?? 'unknown')
          if (!unknown) expect(best(answers, facts)?.id).toBe(option?.best)
        }
        expect(Object.keys(answers).length).toBeLessThanOrEqual(3)
      }),
    )
  })
})
