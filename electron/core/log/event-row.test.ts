import { describe, expect, test } from 'vitest'
import { aFolder } from '../testing/a-workspace.ts'
import { ofFewTypes } from './event-row.ts'

describe('events of a type that is rare', () => {
  test('are found through their index, never by reading the whole log', () => {
    const folder = aFolder()
    const workspace = folder.create()
    try {
      for (const wanted of ["type = 'blocker-lifted'", 'type = ?', "type IN ('host-linked', 'host-split')"]) {
        const plan = workspace.db.prepare(`EXPLAIN QUERY PLAN SELECT time FROM event WHERE ${wanted} AND ${ofFewTypes}`)
        const steps = plan.all(...(wanted.includes('?') ? ['incident-opened'] : [])) as { detail: string }[]
        expect(steps.map(({ detail }) => detail).join('; '), wanted).toContain('USING INDEX event_by_type')
      }
    } finally {
      workspace.close()
      folder.remove()
    }
  })
})
