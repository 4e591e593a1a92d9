/**
 * The end of a runbook, before it is said: what is done, what was not checked, what stays due.
 */
import { Button, Icon } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { Dock } from './dock.tsx'
import { SayAloud } from './SayAloud.tsx'
import { Sources } from './Sources.tsx'
import styles from './Step.module.css'
import type { StepFaceProps } from './StepFace.tsx'
import { StepHead } from './StepHead.tsx'

export function OutcomeFace({ run, step, acts, onPanel }: StepFaceProps) {
  const text = useText('run')
  const writes = !acts.off
  const finish = () => void acts.answer(text('main.outcome'), { result: 'done' })
  useShortcuts([
    { key: 'Enter', run: finish, enabled: writes },
    { key: 'x', run: () => onPanel('deviations'), enabled: writes },
  ])
  return (
    <>
      <StepHead meta={[text('meta.step', { n: step.number }), text('meta.end')]} title={step.title} text={step.text} />
      <SayAloud sentences={step.say} />
      <List title={text('unchecked')} items={run.unchecked} icon="alert" />
      <List title={text('duesAfter')} items={step.dues} icon="clock" />
      <Sources step={step} />
      <Dock>
        <Button variant="main" size="dock" wide keys="Enter" disabled={!writes} onPress={finish}>
          {text('main.outcome')}
        </Button>
        <Button size="dock" keys="x" disabled={!writes} onPress={() => onPanel('deviations')}>
          {text('somethingElse')}
        </Button>
      </Dock>
    </>
  )
}

interface ListProps {
  readonly title: string
  readonly items: readonly string[]
  readonly icon: 'alert' | 'clock'
}

export function List({ title, items, icon }: ListProps) {
  if (items.length === 0) return null
  return (
    <section className={styles.list}>
      <h2 className={styles.listTitle}>{title}</h2>
      <ul>
        {items.map((item) => (
          <li key={item} className={styles.listItem}>
            <Icon name={icon} />
            <span>{item}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
