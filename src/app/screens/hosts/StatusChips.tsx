/**
 * Seven chips that add up to all hosts of the incident. A pressed one is a filter.
 */
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { HostRow, Output } from '../../../contract/index.ts'
import { hostStatuses } from '../../../domain/log/event.ts'
import { Button, StatusMark } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './StatusChips.module.css'
import { setFilterPart } from './table-state.ts'

export interface StatusChipsProps {
  readonly facets: Output<'hosts.facets'>
  readonly chosen: readonly HostRow['status'][]
  onBlockers(): void
}

export function StatusChips({ facets, chosen, onBlockers }: StatusChipsProps) {
  const text = useText('hosts')
  const statusText = useText('status')
  const format = useFormat()
  const blockers = facets.blockers.length
  return (
    <div className={styles.line}>
      <ToggleButtonGroup
        className={styles.chips ?? ''}
        aria-label={text('chips')}
        selectionMode="multiple"
        selectedKeys={chosen}
        onSelectionChange={(keys) =>
          setFilterPart(
            'status',
            hostStatuses.filter((status) => keys.has(status)),
          )
        }
      >
        {hostStatuses.map((status) => (
          <ToggleButton key={status} id={status} className={styles.chip ?? ''}>
            <StatusMark status={status} size="chip" />
            <span className={styles.word} aria-hidden="true">
              {statusText(status)}
            </span>
            <span className={styles.count}>{format.number(facets.byStatus[status])}</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {blockers > 0 && (
        <Button variant="quiet" size="small" icon="block" keys="k" onPress={onBlockers}>
          {text('blockers', { count: blockers, n: format.number(blockers) })}
        </Button>
      )}
    </div>
  )
}
