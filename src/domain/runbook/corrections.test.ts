/** A newer version that corrects a danger warns exactly the runs that can still meet it. */
import { describe, expect, it } from 'vitest'
import { listWarnings } from './corrections.ts'
import { lintRunbook } from './lint.ts'
import { aRunbook, say } from './testing/sample-runbook.ts'

const runbook = aRunbook()
const newer = (version: string, corrects: { version: string; step: string }[]) => ({
  ...runbook,
  version,
  corrects: corrects.map((one) => ({ ...one, text: say('Mind the letter') })),
})
const warned = (step: string | null, ...versions: (typeof runbook)[]) =>
  listWarnings(runbook, step, versions, 'en').map((warning) => [warning.version, warning.step, warning.text])

it('the lint refuses a correction of a version that is not older', () => {
  const codes = (version: string) => lintRunbook(newer('1.1.0', [{ version, step: 'delete' }])).map(({ code }) => code)
  expect(codes('1.1.0')).toContain('runbook.corrects-not-older')
  expect(codes('1.0.9')).not.toContain('runbook.corrects-not-older')
})

describe('a run is warned', () => {
  const corrected = newer('1.1.0', [{ version: '1.0.0', step: 'delete' }])

  it('of a step ahead and of the one that is open', () => {
    expect(warned('find', corrected)).toEqual([['1.1.0', 'delete', 'Mind the letter']])
    expect(warned('delete', corrected)).toHaveLength(1)
  })

  it('not of a step that no way leads to any more', () => {
    expect(warned('finish', corrected)).toEqual([])
    expect(warned(null, corrected)).toEqual([])
  })

  it('of what was wrong up to its version, by newer versions of the same runbook only', () => {
    expect(warned('find', newer('2.0.0', [{ version: '1.4.0', step: 'delete' }]))).toHaveLength(1)
    expect(warned('find', newer('2.0.0', [{ version: '0.9.0', step: 'delete' }]))).toEqual([])
    expect(warned('find', newer('1.0.0', [{ version: '1.0.0', step: 'delete' }]))).toEqual([])
    expect(warned('find', { ...corrected, id: 'another' })).toEqual([])
  })

  it('once, although later versions say it again', () => {
    expect(warned('find', corrected, newer('1.2.0', [{ version: '1.0.0', step: 'delete' }]))).toHaveLength(1)
  })
})
