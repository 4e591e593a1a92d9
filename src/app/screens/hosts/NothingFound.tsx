/**
 * No host fits: says which filters hide what, and takes each of them away with one key.
 */
import type { HostFilter } from '../../../contract/index.ts'
import { Button } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'
import styles from './Empty.module.css'
import { activeParts, clearFilter, type FilterPart, setFilterPart } from './table-state.ts'
import { usePartWords } from './use-part-words.ts'

export function NothingFound({ filter, total }: { readonly filter: HostFilter; readonly total: number }) {
  const text = useText('hosts')
  const format = useFormat()
  return (
    <div className={styles.place}>
      <h2 className={styles.title}>{text('nothing.title')}</h2>
      <p className={styles.text}>{text('nothing.text', { total: format.number(total) })}</p>
      <ul className={styles.parts}>
        {activeParts(filter).map((part, index) => (
          <Hiding key={part} part={part} filter={filter} keys={String(index + 1)} />
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button keys="c" onPress={clearFilter}>
          {text('nothing.clear')}
        </Button>
      </div>
      <p className={styles.hint}>{text('nothing.load')}</p>
    </div>
  )
}

interface HidingProps {
  readonly part: FilterPart
  readonly filter: HostFilter
  readonly keys: string
}

function Hiding({ part, filter, keys }: HidingProps) {
  const text = useText('hosts')
  const format = useFormat()
  const words = usePartWords()
  const { [part]: _, ...rest } = filter
  const without = useLive('hosts.list', { filter: rest, sort: 'need', offset: 0, limit: 0 })
  const count = without.data?.total
  return (
    <li className={styles.part}>
      <span className={styles.partName}>{words(part, filter)}</span>
      <span className={styles.partCount}>
        {count !== undefined && text('nothing.without', { count, n: format.number(count) })}
      </span>
      <Button size="small" keys={keys} onPress={() => setFilterPart(part, undefined)}>
        {text('nothing.remove')}
      </Button>
    </li>
  )
}
