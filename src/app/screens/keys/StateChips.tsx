/**
 * How many keys there are of each state; they add up to all. A pressed one is a filter.
 */
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { Output } from '../../../contract/index.ts'
import { keyStates } from '../../../contract/keys.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './Keys.module.css'
import { type KeyState, KeyStateMark } from './key-words.tsx'

interface StateChipsProps {
  readonly counts: Output<'keys.counts'>
  readonly chosen: readonly KeyState[]
  onChoose(states: readonly KeyState[]): void
}

export function StateChips({ counts, chosen, onChoose }: StateChipsProps) {
  const text = useText('keys')
  const format = useFormat()
  return (
    <div className={styles.chipLine}>
      <ToggleButtonGroup
        className={styles.chips ?? ''}
        aria-label={text('chips')}
        selectionMode="multiple"
        selectedKeys={chosen}
        onSelectionChange={(keys) => onChoose(keyStates.filter((state) => keys.has(state)))}
      >
        {keyStates
          .filter((state) => counts.byState[state] > 0)
          .map((state) => (
            <ToggleButton key={state} id={state} className={styles.chip ?? ''}>
              <KeyStateMark state={state} />
              <span className={styles.count}>{format.number(counts.byState[state])}</span>
            </ToggleButton>
          ))}
      </ToggleButtonGroup>
      <span className={styles.total}>{text('total', { count: counts.total, n: format.number(counts.total) })}</span>
    </div>
  )
}
