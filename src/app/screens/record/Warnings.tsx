/**
 * Scams of this incident, in one line each; what they do on request.
 */
import { useState } from 'react'
import type { Output } from '../../../contract/index.ts'
import { Button, Icon } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import styles from './Record.module.css'

export function Warnings({ warnings }: { readonly warnings: Output<'record.show'>['warnings'] }) {
  const text = useText('record')
  const [whole, setWhole] = useState(false)
  const toggle = () => setWhole(!whole)
  useShortcuts([{ key: 'w', run: toggle }])
  return (
    <section className={styles.warnings} aria-label={text('warnings.title')}>
      <div className={styles.warningsHead}>
        <h2 className={styles.beware}>
          <Icon name="alert" /> {text('warnings.title')}
        </h2>
        <Button variant="quiet" size="small" keys="w" pressed={whole} onPress={toggle}>
          {text('warnings.details')}
        </Button>
      </div>
      <ul className={styles.scams}>
        {warnings.map(({ title, text: what, source, date }) => (
          <li key={title}>
            <span className={styles.strong}>{title}</span>{' '}
            <span className={styles.source}>{text('source', { source, date })}</span>
            {whole && <p>{what}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
