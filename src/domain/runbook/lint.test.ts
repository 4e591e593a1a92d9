import { describe, expect, it } from 'vitest'
import { readRunbook } from './format.ts'
import { lintRunbook } from './lint.ts'
import { sampleValue, say } from './testing/sample-runbook.ts'

// biome-ignore lint/suspicious/noExplicitAny: tests break the sample in ways that its type forbids
type Loose = any

function lint(change: (value: Loose) => unknown): readonly string[] {
  const value = sampleValue()
  change(value)
  const read = readRunbook(value)
  if (!read.ok) throw new Error(`not even read: ${JSON.stringify(read.problems)}`)
  return lintRunbook(read.runbook).map(({ code, path }) => `${code} ${path}`)
}

const outcome = (id: string) => ({
  id,
  kind: 'outcome',
  title: say('End here'),
  text: say('It ends here.'),
  outcome: { status: 'recovered', how: 'runbook' },
})

describe('the lint', () => {
  it('finds nothing in a good runbook but what the sample leaves unused', () => {
    expect(lint((v) => delete v.variables['key-id'])).toEqual([])
  })

  it.each<[string, (value: Loose) => unknown, string]>([
    ['a step that nobody reaches', (v) => v.steps.push(outcome('alone')), 'runbook.step-unreachable /steps/10'],
    [
      'a way that ends nowhere',
      (v) => {
        v.steps.push({ ...v.steps[1], id: 'stuck', next: 'stuck' })
        v.steps[0].options[2].goto = 'stuck'
      },
      'runbook.dead-end /steps/10',
    ],
    ['a circle without a limit', (v) => delete v.steps[0].limit, 'runbook.loop-without-limit /steps/1'],
    [
      'a limit that leads back into its circle',
      (v) => (v.steps[0].limit.goto = 'pause'),
      'runbook.loop-without-limit /steps/1',
    ],
    ['a variable that nobody uses', () => {}, 'runbook.variable-unused /variables/key-id'],
    ['a place that nobody uses', (v) => (v.places.moon = say('on the moon')), 'runbook.place-unused /places/moon'],
    [
      'a source that nobody names',
      (v) => (v.sources.S2 = { title: 'B', mark: 'V' }),
      'runbook.source-unused /sources/S2',
    ],
    [
      'a due that is never opened',
      (v) => {
        v.dues.tea = say('Drink the tea')
        v.steps[5].closes = ['tea']
      },
      'runbook.due-never-opened /steps/5/closes/0',
    ],
    [
      'a variable that may be unread',
      (v) => (v.steps[0].text = say('Look at {{windows}}.')),
      'runbook.variable-unset /steps/0/text/en',
    ],
    [
      'a variable that one way leaves unread',
      (v) => (v.steps[0].options[0].goto = 'delete'),
      'runbook.variable-unset /steps/4/commands/0/prompt',
    ],
    [
      'a letter where the letter is known',
      (v) => (v.steps[4].commands[0].prompt = 'C:\\>'),
      'runbook.drive-letter-literal /steps/4/commands/0/prompt',
    ],
    ['an act that nobody checks', (v) => (v.steps[4].next = 'photo'), 'runbook.act-unchecked /steps/4/next'],
    [
      'a line without a source',
      (v) => delete v.steps[5].commands[0].sources,
      'runbook.command-without-source /steps/5/commands/0',
    ],
    [
      'a danger without a way back',
      (v) => delete v.steps[4].hazard.undo,
      'runbook.hazard-without-undo /steps/4/hazard',
    ],
    ['a killer step without facts', (v) => delete v.steps[4].confirm, 'runbook.killer-without-facts /steps/4/confirm'],
    [
      'facts of a step that is no killer',
      (v) => (v.steps[5].confirm = v.steps[4].confirm),
      'runbook.facts-without-killer /steps/5/confirm',
    ],
    [
      'a deletion that is no killer',
      (v) => (v.steps[5].commands[0].text = 'del x.sys'),
      'runbook.command-needs-killer /steps/5/commands/0',
    ],
    [
      'a line that repairs nothing',
      (v) => (v.steps[5].commands[0].text = 'manage-bde -off C:'),
      'runbook.command-forbidden /steps/5/commands/0',
    ],
    ['recovered without a look', (v) => (v.steps[2].next = 'finish'), 'runbook.recovered-unchecked /steps/8'],
    ['two likely answers', (v) => (v.steps[0].options[1].likely = true), 'runbook.likely-twice /steps/0/options'],
    ['a start that waits', (v) => (v.start = 'pause'), 'runbook.start-waits /steps/1'],
    ['recovered without saying how', (v) => delete v.steps[8].outcome.how, 'runbook.outcome-how /steps/8/outcome'],
    ['blocked without a reason', (v) => delete v.steps[9].outcome.reason, 'runbook.outcome-reason /steps/9/outcome'],
    [
      'Chinese that is English',
      (v) => (v.steps[0].text['zh-CN'] = 'Look at the screen.'),
      'runbook.translation-missing /steps/0/text/zh-CN',
    ],
    [
      'Chinese without a variable of the English',
      (v) => (v.steps[4].text['zh-CN'] = '请键入这一行'),
      'runbook.translation-variables /steps/4/text/zh-CN',
    ],
    [
      'Chinese with the comma of English',
      (v) => (v.steps[0].text['zh-CN'] = '请看屏幕,然后回答'),
      'runbook.translation-punctuation /steps/0/text/zh-CN',
    ],
  ])('finds %s', (_, change, problem) => {
    expect(lint(change)).toContain(problem)
  })

  it('lets a variable be used behind a branch that holds only when it is known', () => {
    const known = lint((v) => {
      v.steps[1].next = [{ when: { variable: 'windows', known: true }, goto: 'delete' }, { goto: 'screen' }]
    })
    expect(known.filter((problem) => problem.startsWith('runbook.variable-unset'))).toEqual([])
  })

  it('takes a switch for a switch and the recovery environment for itself', () => {
    const switches = lint((v) => {
      v.steps[5].commands[0].text = 'dir /T:W file.sys'
      v.steps[5].commands[0].prompt = 'X:\\Windows\\System32>'
    })
    expect(switches.filter((problem) => problem.startsWith('runbook.drive-letter'))).toEqual([])
  })
})
