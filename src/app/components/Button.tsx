/**
 * A button that says what it does and which key does it. It shows the key; the screen answers it (`useShortcuts`).
 *
 * A button that is off shows no key, because that key does nothing or means something else now.
 */
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { KeyCap } from '../keys/index.ts'
import styles from './Button.module.css'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './Icon.tsx'

export interface ButtonProps {
  /** One `main` on a screen. `danger` destroys and takes its place, never beside it. */
  readonly variant?: 'main' | 'plain' | 'danger' | 'quiet'
  /** As for `useShortcuts`: `Enter`, `x`, `Ctrl+Enter`. */
  readonly keys?: string | undefined
  /** `dock` 56 px, `normal` 40 px, `small` 28 px for tables. */
  readonly size?: 'dock' | 'normal' | 'small'
  readonly disabled?: boolean | undefined
  readonly onPress?: (() => void) | undefined
  readonly icon?: IconName | undefined
  /** Takes the free width. */
  readonly wide?: boolean
  readonly autoFocus?: boolean
  /** Only where the words beside it already say it. */
  readonly label?: string
  readonly describedBy?: string
  readonly pressed?: boolean
  readonly children?: ReactNode
}

export function Button({
  variant = 'plain',
  keys,
  size = 'normal',
  disabled = false,
  onPress,
  icon,
  wide = false,
  autoFocus = false,
  label,
  describedBy,
  pressed,
  children,
}: ButtonProps) {
  return (
    <AriaButton
      className={classNames(styles.button, styles[variant], styles[size], wide && styles.wide)}
      isDisabled={disabled}
      autoFocus={autoFocus}
      {...(onPress === undefined ? {} : { onPress: () => onPress() })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children !== undefined && <span className={styles.word}>{children}</span>}
      {keys !== undefined && !disabled && <KeyCap keys={keys} />}
    </AriaButton>
  )
}
