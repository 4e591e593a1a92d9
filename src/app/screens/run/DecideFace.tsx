/**
 * A decision: the answers quote the screen of the machine, a digit takes one. The likely one is marked, and Enter
 * takes it.
 */
import { Button, classNames, Icon } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { Commands } from './Commands.tsx'
import { Dock } from './dock.tsx'
import { Missing } from './Missing.tsx'
import rows from './Rows.module.css'
import { SayAloud } from './SayAloud.tsx'
import { Sources } from './Sources.tsx'
import type { StepFaceProps } from './StepFace.tsx'
import { StepHead } from './StepHead.tsx'
import { useStepMeta } from './use-step-meta.ts'

/** More answers than this stand closer together, so that most are seen at once. */
const comfortable = 4

export function DecideFace({ view, step, acts, onPanel }: StepFaceProps) {
  const text = useText('run')
  const meta = useStepMeta(step)
  const writes = !acts.off
  const likely = step.options.findIndex((option) => option.likely)
  const choose = (index: number): void => {
    const option = step.options[index]
    if (option !== undefined) void acts.answer(text('answer', { label: option.label }), { result: option.id })
  }
  useShortcuts([
    ...step.options.map((_, index) => ({ key: String(index + 1), run: () => choose(index), enabled: writes })),
    { key: 'Enter', run: () => choose(likely), enabled: writes && likely >= 0 },
    { key: 'x', run: () => onPanel('deviations'), enabled: writes },
  ])
  return (
    <>
      <StepHead meta={meta} title={step.title} text={step.text} />
      <SayAloud sentences={step.say} />
      <Missing names={step.missing} />
      <Commands host={view.host.name} commands={step.commands} large={false} />
      <ul className={classNames(rows.apart, step.options.length > comfortable && rows.close)}>
        {step.options.map((option, index) => (
          <li key={option.id}>
            <button
              type="button"
              className={classNames(rows.row, index === likely && rows.likely)}
              disabled={!writes}
              onClick={() => choose(index)}
            >
              <kbd className={rows.number}>{index + 1}</kbd>
              <span className={rows.words}>
                <span className={rows.label}>{option.label}</span>
                {option.hint !== '' && <span className={rows.hint}>{option.hint}</span>}
              </span>
              {index === likely && <span className={rows.likelyWord}>{text('likely')}</span>}
              <Icon name="chevron" />
            </button>
          </li>
        ))}
      </ul>
      <Sources step={step} />
      <Dock>
        <Button
          variant="main"
          size="dock"
          wide
          keys="Enter"
          disabled={!writes || likely < 0}
          onPress={() => choose(likely)}
        >
          {likely < 0 ? text('chooseNone') : text('chooseAnswer', { n: likely + 1 })}
        </Button>
        <Button size="dock" keys="x" disabled={!writes} onPress={() => onPanel('deviations')}>
          {text('somethingElse')}
        </Button>
        <Button size="dock" keys="w" disabled={!writes} onPress={() => onPanel('hold')}>
          {text('wait')}
        </Button>
      </Dock>
    </>
  )
}
