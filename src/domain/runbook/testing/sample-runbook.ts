/** A small runbook with every kind of step, for tests of the engine. */
import { readRunbook } from '../format.ts'
import type { Runbook, Text } from '../schema.ts'

/** The same words for both languages of a test. */
export function say(words: string): Text {
  return { en: words, 'zh-CN': `${words} 中文` }
}

/** The sample as a parser would give it, so that a test can break it on purpose. */
export function sampleValue() {
  return {
    format: 'bluelift-runbook/1',
    id: 'sample',
    version: '1.0.0',
    incident: 'sample-incident',
    title: say('Sample'),
    summary: say('Every kind of step'),
    'applies-to': { environments: ['physical'] },
    minutes: 10,
    sources: {
      S1: { title: 'A guide', publisher: 'Somebody', date: '2024-07-20', mark: 'V' },
      practice: { title: say('Common practice'), mark: 'K' },
    },
    places: { prompt: say('at the prompt') },
    dues: { 'rotate-key': say('Rotate the key'), report: say('Write the report') },
    reasons: { 'no-key': say('Nobody has the key') },
    variables: {
      serial: { type: 'serial', title: say('Serial number'), from: 'host' },
      windows: { type: 'drive-letter', title: say('Windows volume'), excludes: ['X'] },
      'key-id': { type: 'key-id', title: say('Key ID') },
      offset: { type: 'utc-offset', title: say('Zone of the machine') },
      newest: {
        type: 'file-time',
        title: say('Newest file time'),
        zone: 'offset',
        verdicts: [
          {
            id: 'good',
            tone: 'good',
            when: { variable: 'newest', 'at-or-after': '2024-07-19T05:27:00Z' },
            text: say('Good'),
          },
          { id: 'faulty', tone: 'bad', text: say('Faulty') },
        ],
      },
    },
    start: 'screen',
    steps: [
      {
        id: 'screen',
        kind: 'decide',
        title: say('What does it show?'),
        text: say('Look at the screen.'),
        limit: { times: 3, goto: 'give-up' },
        options: [
          { id: 'prompt', label: say('A prompt'), goto: 'find', likely: true },
          { id: 'locked', label: say('It asks for a key'), goto: 'key' },
          { id: 'again', label: say('Blue again'), goto: 'pause' },
        ],
      },
      {
        id: 'pause',
        kind: 'wait',
        title: say('Wait'),
        text: say('It starts.'),
        minutes: 5,
        next: 'screen',
      },
      {
        id: 'key',
        kind: 'reveal-key',
        title: say('Unlock'),
        text: say('Type the key.'),
        sources: ['S1'],
        hazard: { destroys: say('The secret of the key'), undo: say('Rotate it') },
        killer: true,
        confirm: [
          { label: say('Its label says'), value: '{{serial}}' },
          { label: say('It is the machine'), value: 'yes' },
        ],
        opens: ['rotate-key'],
        deviations: [{ id: 'no-key', label: say('No key'), goto: 'give-up' }],
        next: 'find',
      },
      {
        id: 'find',
        kind: 'enter',
        title: say('Find Windows'),
        text: say('Which letter?'),
        inputs: [{ variable: 'windows' }],
        next: 'delete',
      },
      {
        id: 'delete',
        kind: 'do',
        place: 'prompt',
        title: say('Delete the file'),
        text: say('Type the line on {{windows}}.'),
        minutes: 1,
        commands: [{ shell: 'winre', prompt: '{{windows}}:\\>', text: 'del file.sys', sources: ['S1'] }],
        expect: say('No message'),
        hazard: { destroys: say('The file'), undo: say('None needed') },
        killer: true,
        confirm: [
          { label: say('Its label says'), value: '{{serial}}' },
          { label: say('Its prompt says'), value: '{{windows}}:' },
        ],
        next: 'gone',
      },
      {
        id: 'gone',
        kind: 'check',
        title: say('Is it gone?'),
        text: say('List it.'),
        expect: say('File not found'),
        commands: [{ shell: 'winre', prompt: '{{windows}}:\\>', text: 'dir file.sys', sources: ['practice'] }],
        deviations: [{ id: 'still', label: say('Still there'), goto: 'screen' }],
        next: 'photo',
      },
      { id: 'photo', kind: 'evidence', title: say('Photo'), text: say('Take one.'), next: 'newest' },
      {
        id: 'newest',
        kind: 'enter',
        title: say('Newest file'),
        text: say('Enter its time.'),
        inputs: [{ variable: 'newest' }, { variable: 'offset' }],
        next: [
          { when: { variable: 'newest', 'at-or-after': '2024-07-19T05:27:00Z' }, goto: 'finish', likely: true },
          { goto: 'screen' },
        ],
      },
      {
        id: 'finish',
        kind: 'outcome',
        title: say('Done'),
        text: say('It is back.'),
        outcome: { status: 'recovered', how: 'runbook', dues: ['report'] },
      },
      {
        id: 'give-up',
        kind: 'outcome',
        title: say('Blocked'),
        text: say('It stays as it is.'),
        outcome: { status: 'blocked', reason: 'no-key' },
      },
    ],
  }
}

/** The sample, read. */
export function aRunbook(): Runbook {
  const read = readRunbook(sampleValue())
  if (!read.ok) throw new Error(`the sample is broken: ${JSON.stringify(read.problems)}`)
  return read.runbook
}
