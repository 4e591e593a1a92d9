/**
 * What a step rests on: who said it, when, and whether the document itself was read.
 */
import { useState } from 'react'
import type { StepView } from '../../../contract/index.ts'
import { Button } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import styles from './Step.module.css'

export function Sources({ step }: { readonly step: StepView }) {
  const text = useText('run')
  const [open, setOpen] = useState(false)
  const { sources } = step
  const toggle = () => setOpen((now) => !now)
  useShortcuts([{ key: 'i', run: toggle, enabled: sources.length > 0 }])
  if (sources.length === 0) return null
  return (
    <div className={styles.sources}>
      <Button variant="quiet" size="small" icon={open ? 'down' : 'document'} keys="i" pressed={open} onPress={toggle}>
        {text('sources', { count: sources.length })}
      </Button>
      {open && (
        <ul className={styles.sourceList}>
          {sources.map(({ id, title, publisher, date, mark }) => (
            <li key={id}>
              <span className={styles.sourceTitle}>{title}</span>{' '}
              <span className={styles.sourceFrom}>
                {[publisher, date, text(`mark.${mark}`)].filter((part) => part !== '').join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
