import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Runbook } from '../runbook/schema.ts'
import { listLibrary, readLibraryRunbook } from '../runbook/testing/read-library.ts'
import { lintScript } from './lint-script.ts'
import { writeStickScript } from './script.ts'

const hash = 'a'.repeat(64)
const physical = readLibraryRunbook('cs291-physical')

function written(runbook: Runbook): string {
  const script = writeStickScript(runbook, hash, '0.1.0')
  if (!script.ok) throw new Error(`${script.step}: ${script.problem}`)
  return script.text
}

/** The runbook with one step changed. */
function changed(id: string, change: (step: Record<string, unknown>) => Record<string, unknown>): Runbook {
  return {
    ...physical,
    steps: physical.steps.map((step) =>
      step.id === id ? (change({ ...step }) as unknown as Runbook['steps'][number]) : step,
    ),
  }
}

/** Why a shipped runbook has no script: where its first steps are carried out, or by what its lines are read. */
const noScript: Readonly<Record<string, string>> = {
  'bitlocker-prompt': 'the key page, before any prompt',
  'boot-device': 'its ways lead through the firmware, sfc and an image',
  'boot-files': 'diskpart, bootrec and bcdboot: their lines are typed one by one',
  'collect-dump': 'Windows, and a second stick for the dump',
  'cs291-aftercare': 'Windows that runs',
  'cs291-aws': 'the cloud console',
  'cs291-azure': 'the cloud console',
  'cs291-azure-repair': 'the cloud console',
  'cs291-citrix': 'the console of the hypervisor',
  'cs291-crowdstrike-image': 'an image with a script of its own',
  'cs291-gcp': 'the cloud console',
  'cs291-hyperv': 'the Hyper-V host',
  'cs291-microsoft-tool': 'a tool with a script of its own',
  'cs291-microsoft-tool-pxe': 'a server, and a tool with a script of its own',
  'cs291-phone': 'the caller at the telephone',
  'cs291-vm-iso': 'the console of the hypervisor',
  'cs291-vmware': 'the console of the hypervisor',
  'keys-server-down': 'a server that keeps keys, and people',
  'unknown-blue-screen': 'the screen of the machine, only looked at',
}

describe('the scripts of the library', () => {
  const ids = listLibrary()

  it.each(ids)('%s has a script that is clean, or is refused with a reason that stands here', (id) => {
    const script = writeStickScript(readLibraryRunbook(id), hash, '0.1.0')
    if (script.ok) {
      expect(lintScript(script.text)).toEqual([])
      expect(noScript[id]).toBeUndefined()
      // No line that acts is one into which a key could be put.
      const acts = script.text.split('\r\n').filter((line) => !line.startsWith('echo.'))
      expect(acts.filter((line) => /-unlock|-rp\b|recoverypassword/i.test(line))).toEqual([])
    } else {
      expect(script).toMatchObject({ code: 'stick.not-possible', problem: 'no "stick:"' })
      expect(noScript[id]).toMatch(/\S/)
    }
  })

  it('names no runbook that is not there', () => {
    expect(ids).toEqual(expect.arrayContaining(Object.keys(noScript)))
  })
})

describe('the script of a runbook', () => {
  it('goes from the start to the cold boot and is clean', () => {
    const script = writeStickScript(physical, hash, '0.1.0')
    expect(script).toMatchObject({ ok: true, steps: expect.arrayContaining(['find-windows', 'delete', 'gone']) })
    expect(lintScript(written(physical))).toEqual([])
  })

  it('carries out the lines of the runbook and no others', () => {
    const step = physical.steps.find(({ id }) => id === 'delete')
    const line = step?.kind === 'do' ? step.commands?.find(({ shell }) => shell === 'winre')?.text : undefined
    const dels = written(physical)
      .split('\r\n')
      .filter((one) => /^del /.test(one))
    expect(dels).toEqual([line])
  })

  it.each([
    ['a start without a word for the stick', 'right-machine', { stick: undefined }],
    ['an answer that the step does not have', 'folder', { stick: { answers: [{ answer: 'perhaps' }] } }],
    ['an act that no script can look at afterwards', 'gone', { stick: undefined }],
    ['a del with a path', 'delete', { commands: [{ shell: 'winre', text: 'del C:\\C-00000291*.sys' }] }],
    ['a del of nearly everything', 'delete', { commands: [{ shell: 'winre', text: 'del C-0*.sys' }] }],
    [
      'a del outside the folder of its prompt',
      'delete',
      { commands: [{ shell: 'winre', text: 'del C-00000291*.sys' }] },
    ],
    ['a second command in one line', 'list', { commands: [{ shell: 'winre', text: 'dir & format c:' }] }],
    ['a program that does not belong there', 'list', { commands: [{ shell: 'winre', text: 'powershell -c dir' }] }],
    ['a key', 'list', { commands: [{ shell: 'winre', text: 'manage-bde -unlock D: -rp 1' }] }],
  ])('is refused for %s', (_, id, change) => {
    expect(
      writeStickScript(
        changed(id, (step) => ({ ...step, ...change })),
        hash,
        '0.1.0',
      ),
    ).toMatchObject({
      ok: false,
      code: 'stick.not-possible',
    })
  })

  it('is refused for a runbook that does nothing in the recovery environment', () => {
    const steps = physical.steps.map((step) => ({ ...step, stick: undefined }) as Runbook['steps'][number])
    expect(writeStickScript({ ...physical, steps }, hash, '0.1.0')).toMatchObject({ ok: false, step: 'right-machine' })
  })

  it('is clean or refused whatever stands in the texts and lines of the runbook', () => {
    const odd = fc.string({
      unit: fc.constantFrom(
        ...'%!&|<>^"\'()/?{}=;,:*\\~ ',
        '{{windows}}',
        '{{serial}}',
        'a',
        '1',
        '\u201c',
        '\u00e9',
        '\n',
        '\r',
        'echo',
        'del ',
        'on',
      ),
      maxLength: 40,
    })
    let clean = 0
    let refused = 0
    fc.assert(
      fc.property(odd, odd, odd, fc.boolean(), (words, line, value, acts) => {
        const runbook = changed('list', (step) => ({
          ...step,
          title: { en: words, 'zh-CN': words },
          ...(acts && { commands: [{ shell: 'winre', prompt: '{{windows}}:\\a>', text: line }] }),
          options: (step['options'] as { sets?: unknown }[]).map((option) => ({
            ...option,
            label: { en: words, 'zh-CN': words },
            ...(acts && { sets: { mode: value } }),
          })),
        }))
        const script = writeStickScript(runbook, hash, '0.1.0')
        if (!script.ok) {
          refused += 1
          return
        }
        clean += 1
        expect(lintScript(script.text)).toEqual([])
      }),
      { numRuns: 250 },
    )
    expect(Math.min(clean, refused)).toBeGreaterThan(12)
  })
})
