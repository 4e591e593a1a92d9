/**
 * One host as one row. A row that is not fetched yet keeps its place.
 */
import { type MouseEvent, memo } from 'react'
import type { HostRow } from '../../../contract/index.ts'
import { classNames, Icon, StatusMark } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './HostTable.module.css'
import { useHostWords } from './host-words.ts'

export interface HostLineProps {
  readonly index: number
  readonly host: HostRow | undefined
  /** The row of the keyboard. */
  readonly current: boolean
  readonly selected: boolean
  onPress(host: HostRow, extend: boolean): void
  onToggle(host: HostRow, on: boolean): void
  onOpen(host: HostRow): void
}

export const HostLine = memo(HostLineOf, (before, after) => {
  // The callbacks are made anew for each draw and do the same for the same host.
  return (
    before.index === after.index &&
    before.host === after.host &&
    before.current === after.current &&
    before.selected === after.selected
  )
})

function HostLineOf({ index, host, current, selected, onPress, onToggle, onOpen }: HostLineProps) {
  const press = (event: MouseEvent<HTMLTableRowElement>): void => {
    if (host === undefined) return
    if (event.target instanceof Element && event.target.closest('[data-check]') !== null) onToggle(host, !selected)
    else onPress(host, event.shiftKey)
  }
  return (
    // The grid has the focus and the screen answers every key (use-table-keys.ts); the mouse is a second way.
    <tr
      id={`host-${index}`}
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={classNames(styles.row, current && styles.current)}
      onClick={press}
      onDoubleClick={() => host !== undefined && onOpen(host)}
    >
      <td className={styles.check} data-check="">
        <svg className={styles.box} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path d="m3.5 8.3 3 3 6-6.5" />
        </svg>
      </td>
      {host === undefined ? <td className={styles.coming} /> : <Cells host={host} />}
    </tr>
  )
}

function Cells({ host }: { readonly host: HostRow }) {
  const text = useText('hosts')
  const format = useFormat()
  const words = useHostWords()
  return (
    <>
      <td className={styles.status}>
        <StatusMark status={host.status} withWord />
      </td>
      <Cell of="name" text={host.name === '' ? text('noName') : host.name} quiet={host.name === ''} />
      <Cell
        of="serial"
        text={host.serial === '' ? text('noSerial') : host.serial}
        quiet={host.serial === '' || !host.serialIdentifies}
      />
      <Cell of="assetTag" text={host.assetTag} />
      <Cell of="site" text={host.site} title={[host.site, host.place].filter(Boolean).join(' · ')} />
      <Cell of="environment" text={text(`environment.${host.environment}`)} />
      <Cell of="criticality" text={host.criticality === 0 ? '' : String(host.criticality)} />
      <Cell of="technician" text={host.technician} />
      <Cell of="last" text={words.lastOf(host)} />
      <Cell of="since" text={words.since(host.since)} title={format.dateTime(host.since)} />
      <td className={styles.confirmed}>
        {host.confirmation === 'confirmed' && (
          <span className={styles.seen}>
            <Icon name="check" size="small" />
          </span>
        )}
        {host.confirmation === 'contradicted' && (
          <span className={styles.gone}>
            <Icon name="alert" size="small" />
          </span>
        )}
        <span className={classNames(styles.cut, host.confirmation === 'contradicted' && styles.gone)}>
          {words.confirmed(host)}
        </span>
      </td>
    </>
  )
}

interface CellProps {
  readonly of: 'name' | 'serial' | 'assetTag' | 'site' | 'environment' | 'criticality' | 'technician' | 'last' | 'since'
  readonly text: string
  /** Where more can be said than fits. */
  readonly title?: string
  /** It identifies nothing. */
  readonly quiet?: boolean
}

function Cell({ of, text, title = text, quiet = false }: CellProps) {
  return (
    <td className={classNames(styles.cut, styles[of], quiet && styles.quiet)} title={title === '' ? undefined : title}>
      {text}
    </td>
  )
}
