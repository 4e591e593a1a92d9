/**
 * Before a killer item: two or three facts to read off the machine, a key for each. The command shows after that,
 * and only with Ctrl + Enter, so that a habit cannot delete.
 */
import { useState } from 'react'
import type { StepView } from '../../../contract/index.ts'
import { Button, classNames, Hazard, Icon } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { goBack } from '../../stores/place.ts'
import { Dock } from './dock.tsx'
import { Missing } from './Missing.tsx'
import rows from './Rows.module.css'
import styles from './Step.module.css'
import type { StepFaceProps } from './StepFace.tsx'
import { StepHead } from './StepHead.tsx'

interface ConfirmFaceProps extends StepFaceProps {
  readonly confirm: NonNullable<StepView['confirm']>
  onConfirmed(): void
}

export function ConfirmFace({ step, acts, onPanel, confirm: { facts }, onConfirmed }: ConfirmFaceProps) {
  const text = useText('run')
  const [read, setRead] = useState<ReadonlySet<number>>(new Set())
  const toggle = (index: number) =>
    setRead((now) => new Set(now.has(index) ? [...now].filter((one) => one !== index) : [...now, index]))
  const writes = !acts.off
  const ready = read.size === facts.length && writes && step.missing.length === 0
  const current = facts.findIndex((_, index) => !read.has(index))
  useShortcuts([
    ...facts.map((_, index) => ({ key: String(index + 1), run: () => toggle(index) })),
    { key: 'Ctrl+Enter', run: onConfirmed, enabled: ready },
    { key: 'x', run: () => onPanel('deviations'), enabled: writes },
    // Taken and dropped: a habit must not press what happens to have the focus either.
    { key: 'Enter', run: () => {} },
  ])
  const undo = step.hazard === null || step.hazard.undo === '' ? '' : text('hazard.undo', { undo: step.hazard.undo })
  return (
    <>
      <StepHead
        meta={[text('confirm.before', { n: step.number }), step.title, text('confirm.count', { count: facts.length })]}
        title={text('confirm.title')}
        text={text('confirm.text')}
      />
      <Missing names={step.missing} />
      <ul className={rows.joined}>
        {facts.map(({ label, value, hint }, index) => (
          <li key={`${label} ${value}`}>
            <button
              type="button"
              className={classNames(rows.row, index === current && rows.current)}
              aria-pressed={read.has(index)}
              onClick={() => toggle(index)}
            >
              <kbd className={rows.number}>{index + 1}</kbd>
              <span className={rows.words}>
                <span className={rows.label}>
                  {label} <code>{value}</code>
                </span>
                {hint !== '' && <span className={rows.hint}>{hint}</span>}
              </span>
              <span className={rows.box}>{read.has(index) && <Icon name="check" />}</span>
            </button>
          </li>
        ))}
      </ul>
      {step.hazard !== null && (
        <div className={styles.hazardAlways}>
          <Hazard destroys={step.hazard.destroys} undo={undo} />
        </div>
      )}
      <p className={styles.count} role="status">
        {text('confirm.progress', { done: read.size, count: facts.length })}
      </p>
      <Dock>
        <Button variant="main" size="dock" wide keys="Ctrl+Enter" disabled={!ready} onPress={onConfirmed}>
          {text(step.commands.length > 0 ? 'confirm.showCommand' : 'confirm.showStep')}
        </Button>
        <Button size="dock" keys="x" disabled={!writes} onPress={() => onPanel('deviations')}>
          {text('confirm.notSo')}
        </Button>
        <Button size="dock" keys="Escape" onPress={goBack}>
          {text('back')}
        </Button>
      </Dock>
    </>
  )
}
