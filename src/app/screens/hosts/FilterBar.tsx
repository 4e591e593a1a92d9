/**
 * Search, the filters that are on, each with the key that takes it away, and what is left of the list.
 */
import type { RefObject } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { HostFilter } from '../../../contract/index.ts'
import { Button, Icon, TextField } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { KeyCap } from '../../keys/index.ts'
import styles from './FilterBar.module.css'
import { activeParts, nextSort, type Sort, setFilterPart } from './table-state.ts'
import { usePartWords } from './use-part-words.ts'

export interface FilterBarProps {
  readonly filter: HostFilter
  readonly sort: Sort
  /** `null` before the first answer. */
  readonly found: number | null
  readonly pending: boolean
  readonly searchRef: RefObject<HTMLInputElement | null>
  onFilter(): void
}

export function FilterBar({ filter, sort, found, pending, searchRef, onFilter }: FilterBarProps) {
  const text = useText('hosts')
  const format = useFormat()
  const words = usePartWords()
  return (
    <div className={styles.bar}>
      <div className={styles.search} title={text('search.hint')}>
        <Icon name="search" />
        <TextField
          label={text('search.label')}
          labelUnseen
          placeholder={text('search.label')}
          value={filter.search ?? ''}
          onChange={(value) => setFilterPart('search', value)}
          maxLength={300}
          type="search"
          inputRef={searchRef}
        />
        <span className={styles.searchKey}>
          <KeyCap keys="/" />
        </span>
      </div>
      {activeParts(filter).map((part, index) => (
        <AriaButton key={part} className={styles.part ?? ''} onPress={() => setFilterPart(part, undefined)}>
          <span className={styles.unseen}>{text('filter.remove')}</span>
          <span className={styles.partWords} title={words(part, filter)}>
            {words(part, filter)}
          </span>
          <KeyCap keys={String(index + 1)} />
          <Icon name="close" size="small" />
        </AriaButton>
      ))}
      <Button variant="quiet" size="small" icon="filter" keys="f" onPress={onFilter}>
        {text('filter.add')}
      </Button>
      <p className={styles.found} role="status">
        {pending || found === null ? text('searching') : text('found', { count: found, n: format.number(found) })}
      </p>
      <span className={styles.sort}>
        <Button variant="quiet" size="small" keys="o" onPress={nextSort}>
          {text(`sorted.${sort}`)}
        </Button>
      </span>
    </div>
  )
}
