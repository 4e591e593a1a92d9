/**
 * A label and what it says, as a row of a list of facts.
 */
import type { ReactNode } from 'react'
import { Icon } from '../../components/index.ts'
import styles from './Step.module.css'

interface LabelledProps {
  readonly label: string
  readonly children: ReactNode
  /** With a check mark before it. */
  readonly checked?: boolean
}

export function Labelled({ label, children, checked = false }: LabelledProps) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd className={checked ? styles.checked : styles.value}>
        {checked && <Icon name="check" />}
        <span>{children}</span>
      </dd>
    </div>
  )
}
