import { describe, expect, it } from 'vitest'
import { nameIncident, readIncident, unnamedIncident } from './incident.ts'
import { listLibrary, readLibraryRunbook } from './testing/read-library.ts'

describe('the incident of a workspace', () => {
  it.each([
    'CrowdStrike channel file 291, July 2024',
    'CrowdStrike 291 号通道文件，2024 年 7 月',
    'Sample: CrowdStrike channel file 291',
    'crowd strike outage',
    '291',
  ])('is the one of the runbooks when its title says “%s”', (title) => {
    const id = nameIncident(title)
    expect(listLibrary().some((name) => readLibraryRunbook(name).incident === id)).toBe(true)
    // One that was made before incidents had a name of their own is known by its title.
    expect(readIncident({ id: unnamedIncident, title })).toBe(id)
  })

  it('is known to nobody when the title names none, and is never guessed', () => {
    for (const title of ['Outage of 19 July', 'Blue screens', '2915 hosts', '']) {
      expect(nameIncident(title)).toBe(unnamedIncident)
      expect(readIncident({ id: unnamedIncident, title })).toBeNull()
    }
  })

  it('is the one that was given, whatever the title says', () => {
    expect(readIncident({ id: 'bad-update-2025-01', title: 'CrowdStrike' })).toBe('bad-update-2025-01')
  })
})
