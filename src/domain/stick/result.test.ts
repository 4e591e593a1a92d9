import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readResult } from './result.ts'

const text = [
  'bluelift-result/1',
  'mark=1-22-333-4444-10140533',
  'tool=0.1.0',
  'incident=cs291-2024-07',
  'runbook=cs291-physical',
  'version=1.0.0',
  `hash=${'a'.repeat(64)}`,
  'started=19.07.2024  9:14:05,33',
  'step=right-machine',
  'at=19.07.2024  9:14:05,33',
  'serial=7HK2Q93 ',
  'input=serial-read=7HK2Q93 ',
  'answer=done',
  'step=delete',
  'at=19.07.2024  9:15:01,02',
  'file=C-00000291-a b%c^d&(e)!.sys',
  'answer=done',
  'stopped=gone',
  'end=18',
  '',
].join('\r\n')
const bytesOf = (written: string) => Uint8Array.from(written, (char) => char.charCodeAt(0) & 255)

describe('the reader of results', () => {
  it('reads what the script writes', () => {
    expect(readResult(bytesOf(text))).toMatchObject({
      ok: true,
      result: {
        id: '1-22-333-4444-10140533/7HK2Q93',
        serial: '7HK2Q93',
        stopped: 'gone',
        entries: [
          { step: 'right-machine', answer: 'done', inputs: { 'serial-read': '7HK2Q93' } },
          { step: 'delete', answer: 'done', notes: ['C-00000291-a b%c^d&(e)!.sys'] },
        ],
      },
    })
  })

  it('sees at every byte where a file was cut', () => {
    for (let length = 0; length < text.length; length += 1) {
      expect(readResult(bytesOf(text.slice(0, length)))).toMatchObject({ ok: false })
    }
  })

  it('sees a line that was taken out or written twice', () => {
    const lines = text.split('\r\n')
    for (let at = 1; at < lines.length - 2; at += 1) {
      const line = lines[at] ?? ''
      expect(readResult(bytesOf(lines.toSpliced(at, 1).join('\r\n')))).toMatchObject({ code: 'result.cut-short' })
      expect(readResult(bytesOf(lines.toSpliced(at, 0, line).join('\r\n')))).toMatchObject({ code: 'result.cut-short' })
    }
  })

  it.each([
    ['step=delete', 'step=../delete'],
    ['answer=done', 'answer=done extra'],
    ['hash=a', 'hash=g'],
    ['at=19', 'what=19'],
    ['input=serial-read=', 'input=__proto__='],
    ['mark=1', 'mark=$(calc)'],
    ['started=19', 'mark=19'],
    ['step=right-machine', 'stopped=gone'],
  ])('takes no %j written as %j', (from, to) => {
    expect(readResult(bytesOf(text.replace(from, to)))).toMatchObject({ ok: false, code: 'result.malformed' })
  })

  it('never throws, and keeps nothing that is not printable', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(text.length), (noise, at) => {
        const read = readResult(bytesOf(text.slice(0, at) + String.fromCharCode(...noise) + text.slice(at)))
        if (read.ok) expect(JSON.stringify(read.result)).toMatch(/^[\x20-\x7e]*$/)
      }),
    )
  })

  it('does not read what is larger than a result can be', () => {
    expect(readResult(new Uint8Array(65 * 1024))).toMatchObject({ code: 'result.too-large' })
  })
})
