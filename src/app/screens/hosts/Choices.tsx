/**
 * A few answers, one of which is chosen: by its digit, by arrow keys, by a press.
 */
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { KeyCap, useShortcuts } from '../../keys/index.ts'
import styles from './Dialogs.module.css'

export interface Choice {
  readonly id: string
  readonly label: string
  readonly hint: string
}

export interface ChoicesProps {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly chosen: string | null
  onChoose(id: string): void
  /** Where another list of answers has the digits before it. */
  readonly firstDigit?: number
}

export function Choices({ label, choices, chosen, onChoose, firstDigit = 1 }: ChoicesProps) {
  const digits = choices.map((_, index) => index + firstDigit).map((digit) => (digit > 9 ? null : String(digit)))
  useShortcuts(
    choices.flatMap(({ id }, index) => {
      const key = digits[index] ?? null
      return key === null ? [] : [{ key, run: () => onChoose(id) }]
    }),
    'dialog',
  )
  return (
    <RadioGroup className={styles.choices ?? ''} value={chosen} onChange={onChoose}>
      <Label className={styles.label ?? ''}>{label}</Label>
      {choices.map(({ id, label: name, hint }, index) => (
        <Radio key={id} value={id} className={styles.choice ?? ''}>
          <span className={styles.dot} aria-hidden="true" />
          <span className={styles.choiceWords}>
            <span className={styles.choiceName}>{name}</span>
            {hint !== '' && <span className={styles.choiceHint}>{hint}</span>}
          </span>
          {digits[index] != null && <KeyCap keys={digits[index]} />}
        </Radio>
      ))}
    </RadioGroup>
  )
}
