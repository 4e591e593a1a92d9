/**
 * A step that needs a recovery key: from the vault, where it holds keys, or from elsewhere, as an ordinary step.
 */
import { useState } from 'react'
import { Button } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import { KeyReveal } from '../keys/KeyReveal.tsx'
import { ActFace } from './ActFace.tsx'
import { Commands } from './Commands.tsx'
import { Labelled } from './Labelled.tsx'
import styles from './Step.module.css'
import type { StepFaceProps } from './StepFace.tsx'
import { useStepMeta } from './use-step-meta.ts'

export function RevealFace(props: StepFaceProps & { readonly readBackAt: string | null }) {
  const { view, step, acts, onPanel, readBackAt } = props
  const text = useText('run')
  const keys = useText('keys')
  const meta = useStepMeta(step)
  const [elsewhere, setElsewhere] = useState(false)
  const counts = useLive('keys.counts', {})
  const hasKeys = (counts.data?.total ?? 0) > 0
  const fromVault = () => setElsewhere(false)
  useShortcuts([{ key: 'k', run: fromVault, enabled: elsewhere && hasKeys }])
  if (counts.status === 'waiting') return null
  if (!hasKeys || elsewhere) {
    return (
      <>
        <ActFace {...props} />
        {hasKeys && (
          <div>
            <Button icon="key" keys="k" onPress={fromVault}>
              {keys('reveal.fromVault')}
            </Button>
          </div>
        )}
      </>
    )
  }
  const confirm = readBackAt === null ? {} : { confirm: true }
  const refused = step.deviations.find(({ id }) => id === 'refused')
  return (
    <KeyReveal
      host={view.host.id}
      chosen={null}
      typed={view.variables['key-id'] ?? ''}
      atPrompt={step.commands.length > 0}
      meta={[...meta, keys('reveal.step')]}
      title={step.title}
      onOpened={() => void acts.answer(text('main.reveal-key'), { result: 'done', ...confirm })}
      onRefused={() => {
        if (refused === undefined) onPanel('deviations')
        else void acts.answer(refused.label, { result: refused.id })
      }}
      onClose={() => setElsewhere(true)}
      closeWord={keys('reveal.elsewhere')}
    >
      <Commands host={view.host.name} commands={step.commands} large={false} />
      <dl className={styles.facts}>
        {step.text !== '' && <Labelled label={keys('reveal.how')}>{step.text}</Labelled>}
        {step.expect !== '' && <Labelled label={text('expect')}>{step.expect}</Labelled>}
      </dl>
    </KeyReveal>
  )
}
