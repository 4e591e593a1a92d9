/**
 * A yes or no.
 */
import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components'
import styles from './Checkbox.module.css'

export interface CheckboxProps {
  readonly checked: boolean
  onChange(checked: boolean): void
  readonly children?: ReactNode
  /** Where no word stands beside it. */
  readonly label?: string
  readonly disabled?: boolean
  readonly partly?: boolean
  readonly autoFocus?: boolean
}

export function Checkbox(props: CheckboxProps) {
  return (
    <AriaCheckbox
      className={styles.checkbox ?? ''}
      isSelected={props.checked}
      isIndeterminate={props.partly ?? false}
      isDisabled={props.disabled ?? false}
      autoFocus={props.autoFocus ?? false}
      onChange={(checked) => props.onChange(checked)}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
    >
      <svg className={styles.box} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d={props.partly === true ? 'M4 8h8' : 'm3.5 8.3 3 3 6-6.5'} />
      </svg>
      {props.children !== undefined && <span>{props.children}</span>}
    </AriaCheckbox>
  )
}
