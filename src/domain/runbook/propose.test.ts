import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listUnfit, proposeRunbooks } from './propose.ts'
import type { Runbook } from './schema.ts'
import { listLibrary, readLibraryRunbook } from './testing/read-library.ts'
import { aRunbook } from './testing/sample-runbook.ts'

function aRunbookFor(id: string, applies: Partial<Runbook['applies-to']>): Runbook {
  return { ...aRunbook(), id, 'applies-to': { environments: ['physical'], ...applies } }
}

const library = [
  aRunbookFor('azure', { environments: ['azure'] }),
  aRunbookFor('pc', {
    environments: ['physical', 'remote'],
    os: ['windows-client', 'windows-server'],
    roles: ['workstation'],
  }),
  aRunbookFor('phone', { environments: ['remote'] }),
  aRunbookFor('controller', {
    environments: ['physical', 'hyperv'],
    os: ['windows-server'],
    roles: ['domain-controller'],
  }),
]
const idsFor = (host: Parameters<typeof proposeRunbooks>[0]) => proposeRunbooks(host, library).map(({ id }) => id)

const shipped = listLibrary().map(readLibraryRunbook)

describe('a proposal', () => {
  it('fits the place where the host lives', () => {
    expect(idsFor({ environment: 'physical', os: 'Windows 11 Enterprise' })).toEqual(['pc'])
    expect(idsFor({ environment: 'azure' })).toEqual(['azure'])
  })

  it('prefers the runbook that is made for that place', () => {
    expect(idsFor({ environment: 'remote' })).toEqual(['phone', 'pc'])
  })

  it('prefers the role and keeps the others below', () => {
    const host = { environment: 'physical', os: 'Windows Server 2019 Standard', role: 'Domain Controller' }
    expect(proposeRunbooks(host, library)).toEqual([
      {
        id: 'controller',
        why: {
          code: 'runbook.fits-controller',
          details: { environment: 'physical', matches: 'environment os role', differs: '' },
        },
      },
      {
        id: 'pc',
        why: {
          code: 'runbook.fits-partly',
          details: { environment: 'physical', matches: 'environment os', differs: 'role' },
        },
      },
    ])
  })

  it('puts a runbook of a higher rank behind one that fits as well, and before one that fits less', () => {
    const ranked = [aRunbookFor('a-tool', { roles: ['kiosk'], rank: 1 }), aRunbookFor('general', { roles: ['server'] })]
    const first = (role: string | null) => proposeRunbooks({ environment: 'physical', role }, ranked)[0]?.id
    expect(first(null)).toBe('general')
    expect(first('server')).toBe('general')
    expect(first('kiosk')).toBe('a-tool')
  })

  it('keeps to the incident of the host, and puts runbooks for any incident last', () => {
    const of = (id: string, incident: string) => ({ ...aRunbookFor(id, {}), incident })
    const several = [of('a-any', 'any'), of('b-flood', 'flood'), of('c-storm', 'storm')]
    const ids = (incident: string | null) =>
      proposeRunbooks({ environment: 'physical', incident }, several).map(({ id }) => id)
    expect(ids('storm')).toEqual(['c-storm', 'a-any'])
    expect(ids('earthquake')).toEqual(['a-any'])
    expect(ids(null)).toEqual(['b-flood', 'c-storm', 'a-any'])
  })

  it.each(['physical', 'hyperv', 'vmware', 'citrix'])(
    'has the care of domain controllers before the console, on %s',
    (environment) => {
      const host = { environment, os: 'Windows Server 2019', role: 'Domain Controller', incident: 'cs291-2024-07' }
      expect(proposeRunbooks(host, shipped)[0]).toMatchObject({
        id: 'cs291-domain-controller',
        why: { code: 'runbook.fits-controller' },
      })
      expect(proposeRunbooks({ ...host, role: 'server' }, shipped)[0]?.id).not.toBe('cs291-domain-controller')
    },
  )

  it('and what is not proposed are the whole library, each with why not', () => {
    const facts = {
      environment: fc.constantFrom(null, 'physical', 'azure', 'remote'),
      os: fc.constantFrom(null, 'Windows 11', 'Linux'),
    }
    const incident = fc.constantFrom(null, 'cs291-2024-07', 'another')
    fc.assert(
      fc.property(fc.record({ ...facts, incident }), (host) => {
        const proposed = proposeRunbooks(host, shipped).map(({ id }) => id)
        const others = listUnfit(host, shipped)
        expect([...proposed, ...others.map(({ id }) => id)].toSorted()).toEqual(shipped.map(({ id }) => id).toSorted())
        if (host.incident === 'another') expect(proposed.every((id) => !id.startsWith('cs291'))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('begins with the runbook that the last run handed over to', () => {
    expect(proposeRunbooks({ environment: 'physical', continue: 'azure' }, library)[0]).toMatchObject({
      id: 'azure',
      why: { code: 'runbook.continues' },
    })
    expect(idsFor({ environment: 'physical', continue: 'not-there' })).not.toContain('azure')
  })

  it('is empty for a system that no runbook is for', () => {
    expect(idsFor({ environment: 'physical', os: 'macOS 14.5' })).toEqual([])
  })

  it('does not take a bare version for another system', () => {
    expect(idsFor({ environment: 'physical', os: '10.0.22631' }).toSorted()).toEqual(['controller', 'pc'])
  })

  it('offers everything for a host of which nothing is known', () => {
    const proposals = proposeRunbooks({ environment: null }, library)
    expect(proposals.length).toBe(4)
    expect(proposals.every(({ why }) => why.code === 'runbook.environment-unknown')).toBe(true)
  })
})
