/**
 * What a step destroys, and the way back. The only red on a calm screen.
 */

import styles from './Hazard.module.css'
import { Icon } from './Icon.tsx'

export interface HazardProps {
  readonly destroys: string
  /** The way back, with its label; empty when there is none to name. */
  readonly undo?: string
  /** One line, above the dock of a small window. */
  readonly compact?: boolean
}

export function Hazard({ destroys, undo = '', compact = false }: HazardProps) {
  return (
    <div className={compact ? styles.compact : styles.hazard} role="note">
      <Icon name="alert" size="large" />
      <p className={styles.words}>
        <strong className={styles.destroys}>{destroys}</strong>{' '}
        {undo !== '' && <span className={styles.undo}>{undo}</span>}
      </p>
    </div>
  )
}
