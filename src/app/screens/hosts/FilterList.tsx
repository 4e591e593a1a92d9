/**
 * The values of one dimension with their counts; any number of them is chosen.
 */
import type { ReactNode } from 'react'
import { useId } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { Icon } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './Dialogs.module.css'
import type { Dimension } from './table-state.ts'
import { useValueWord } from './use-part-words.ts'

export interface FilterListProps {
  readonly dimension: Dimension
  readonly values: readonly { readonly key: string; readonly count: number }[]
  readonly chosen: readonly string[]
  onChange(keys: ReadonlySet<string>): void
  readonly above?: ReactNode
  readonly below?: ReactNode
  readonly autoFocus?: boolean
}

export function FilterList({ dimension, values, chosen, onChange, above, below, autoFocus = false }: FilterListProps) {
  const text = useText('hosts')
  const format = useFormat()
  const valueWord = useValueWord()
  const label = useId()
  // An id must not be empty, and a site may be.
  const idOf = (key: string): string => `=${key}`
  return (
    <div className={styles.list}>
      <span id={label} className={styles.label}>
        {text(`filter.${dimension}`)}
      </span>
      {above}
      <ListBox
        className={styles.options ?? ''}
        aria-labelledby={label}
        selectionMode="multiple"
        selectionBehavior="toggle"
        selectedKeys={chosen.map(idOf)}
        onSelectionChange={(keys) => {
          const all = keys === 'all' ? values.map(({ key }) => key) : [...keys].map((key) => String(key).slice(1))
          onChange(new Set(all))
        }}
        autoFocus={autoFocus}
      >
        {values.map(({ key, count }) => (
          <ListBoxItem key={key} id={idOf(key)} textValue={valueWord(dimension, key)} className={styles.option ?? ''}>
            <span className={styles.tick}>
              <Icon name="check" size="small" />
            </span>
            <span className={styles.optionName}>{valueWord(dimension, key)}</span>
            <span className={styles.optionCount}>{format.number(count)}</span>
          </ListBoxItem>
        ))}
      </ListBox>
      {below !== undefined && below !== false && <p className={styles.hint}>{below}</p>}
    </div>
  )
}
