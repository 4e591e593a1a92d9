/**
 * The heads of the columns. Those that the list can be sorted by are buttons.
 */
import { Button } from 'react-aria-components'
import { Checkbox, classNames, Icon } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { columns } from './columns.ts'
import styles from './HostTable.module.css'
import { clearSelection, type Sort, setSort, useTable } from './table-state.ts'

const directions = {
  need: 'ascending',
  name: 'ascending',
  site: 'ascending',
  since: 'descending',
} as const satisfies Record<Sort, string>

export interface TableHeadProps {
  readonly all: boolean
  readonly some: boolean
  onAll(): void
}

export function TableHead({ all, some, onAll }: TableHeadProps) {
  const text = useText('hosts')
  const sorted = useTable(({ sort }) => sort)
  return (
    <thead className={styles.headGroup}>
      <tr aria-rowindex={1} className={styles.head}>
        <th scope="col" className={styles.check}>
          <Checkbox
            checked={all}
            partly={some && !all}
            label={text(some ? 'column.selectNone' : 'column.selectAll')}
            onChange={() => (some ? clearSelection() : onAll())}
          />
        </th>
        {columns.map(({ id, sort }) => (
          <th
            key={id}
            scope="col"
            className={classNames(styles.cut, styles[id])}
            {...(sort === undefined || sort !== sorted ? {} : { 'aria-sort': directions[sort] })}
          >
            {sort === undefined ? (
              <span title={text(`column.${id}`)}>{text(`column.${id}`)}</span>
            ) : (
              <Button className={styles.sort ?? ''} onPress={() => setSort(sort)}>
                <span className={styles.cut}>{text(`column.${id}`)}</span>
                {sort === sorted && <Icon name="down" size="small" />}
              </Button>
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}
