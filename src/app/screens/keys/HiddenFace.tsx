/**
 * The digits are gone: why, and the ways on. To see them again is another reveal, written down like the first.
 */
import type { ReactNode } from 'react'
import { Button } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { Dock } from '../run/dock.tsx'
import { StepHead } from '../run/StepHead.tsx'
import styles from './Reveal.module.css'
import type { HiddenBy } from './use-reveal.ts'

interface HiddenFaceProps {
  readonly meta: readonly ReactNode[]
  readonly by: HiddenBy
  readonly at: number
  readonly busy: boolean
  onAgain(): void
  onOpened(): void
  onNotAccepted(): void
  onClose(): void
}

export function HiddenFace({ meta, by, at, busy, onAgain, onOpened, onNotAccepted, onClose }: HiddenFaceProps) {
  const text = useText('keys')
  useShortcuts([
    { key: 'Enter', run: onAgain, enabled: !busy },
    { key: 'o', run: onOpened },
    { key: 'x', run: onNotAccepted },
    { key: 'Escape', run: onClose },
  ])
  return (
    <>
      <StepHead meta={meta} title={text('hidden.title')} text={text(`hidden.by.${by}`)} />
      <p className={styles.quiet}>{text('hidden.at', { n: at + 1 })}</p>
      <Dock>
        <Button variant="main" size="dock" wide icon="eye" keys="Enter" disabled={busy} onPress={onAgain}>
          {text('hidden.again')}
        </Button>
        <Button size="dock" keys="o" onPress={onOpened}>
          {text('opened')}
        </Button>
        <Button size="dock" keys="x" onPress={onNotAccepted}>
          {text('notAccepted')}
        </Button>
        <Button size="dock" keys="Escape" onPress={onClose}>
          {text('back')}
        </Button>
      </Dock>
    </>
  )
}
