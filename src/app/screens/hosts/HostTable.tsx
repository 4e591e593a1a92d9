/**
 * The table of hosts, as long as the fleet: only the rows in view exist. It is one stop for Tab; its rows are moved
 * through with the arrow keys (see use-table-keys.ts) and named to a screen reader as the active descendant.
 */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef } from 'react'
import { useText } from '../../i18n/index.ts'
import { HostLine } from './HostLine.tsx'
import styles from './HostTable.module.css'
import { TableHead } from './TableHead.tsx'
import { type Cursor, followHost, moveCursorTo, select } from './table-state.ts'
import type { HostPages } from './use-host-pages.ts'

export const rowHeight = 36

/** Chromium cannot scroll further than some 30 million pixels. */
export const mostListed = 800_000

export interface Range {
  readonly first: number
  readonly last: number
}

export interface HostTableProps {
  readonly pages: HostPages
  readonly cursor: Cursor
  readonly selected: ReadonlyMap<string, string>
  onRange(range: Range): void
  onOpen(id: string): void
  onSelectAll(): void
  onSelectTo(index: number): void
}

export function HostTable({ pages, cursor, selected, onRange, onOpen, onSelectAll, onSelectTo }: HostTableProps) {
  const text = useText('hosts')
  const scroller = useRef<HTMLDivElement>(null)
  const listed = Math.min(pages.total, mostListed)
  const virtual = useVirtualizer({
    count: listed,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialOffset: () => Math.max(0, cursor.index * rowHeight - 200),
    scrollMargin: rowHeight,
    scrollPaddingStart: rowHeight,
    onChange: ({ range, scrollOffset }) => {
      // The head lies over what was scrolled: rows in view begin below it.
      if (range !== null) onRange({ first: Math.floor((scrollOffset ?? 0) / rowHeight), last: range.endIndex })
    },
  })
  useKeptPlace(pages, cursor, virtual.scrollToIndex, scroller)
  const items = virtual.getVirtualItems()
  const active = items.some(({ index }) => index === cursor.index) ? `host-${cursor.index}` : undefined
  return (
    <div ref={scroller} className={styles.scroller}>
      <table
        className={styles.table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid of table elements is what ARIA names
        role="grid"
        tabIndex={0}
        aria-label={text('table')}
        aria-rowcount={pages.total + 1}
        aria-multiselectable="true"
        aria-busy={pages.pending}
        {...(active === undefined ? {} : { 'aria-activedescendant': active })}
      >
        <TableHead
          all={selected.size > 0 && selected.size >= pages.total}
          some={selected.size > 0}
          onAll={onSelectAll}
        />
        <Body height={virtual.getTotalSize()} top={(items[0]?.start ?? rowHeight) - rowHeight}>
          {items.map(({ index }) => (
            <HostLine
              key={index}
              index={index}
              host={pages.rowAt(index)}
              current={index === cursor.index}
              selected={selected.has(pages.rowAt(index)?.id ?? '')}
              onPress={(host, extend) => {
                if (extend) onSelectTo(index)
                moveCursorTo(index, host.id)
              }}
              onToggle={(host, on) => {
                select([host], on)
                moveCursorTo(index, host.id)
              }}
              onOpen={({ id }) => onOpen(id)}
            />
          ))}
        </Body>
      </table>
    </div>
  )
}

/** As high as all rows; what it holds stands where the rows in view belong. */
function Body(props: { readonly height: number; readonly top: number; readonly children: React.ReactNode }) {
  const body = useRef<HTMLTableSectionElement>(null)
  useLayoutEffect(() => {
    body.current?.style.setProperty('block-size', `${props.height}px`)
    body.current?.style.setProperty('padding-block-start', `${props.top}px`)
  }, [props.height, props.top])
  return (
    <tbody ref={body} className={styles.body}>
      {props.children}
    </tbody>
  )
}

/**
 * Keeps the row of the keyboard where the eye has it: it is brought into view when a person moved it, and stays at
 * its height on the screen when the list grows or is sorted anew around it.
 */
function useKeptPlace(
  pages: HostPages,
  cursor: Cursor,
  scrollTo: (index: number) => void,
  scroller: React.RefObject<HTMLDivElement | null>,
): void {
  const { moves } = cursor
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a move of a person scrolls, not each new answer
  useLayoutEffect(() => scrollTo(cursor.index), [moves, pages.shown])
  useLayoutEffect(() => {
    if (cursor.id === null || pages.pending || pages.rowAt(cursor.index)?.id === cursor.id) return
    const index = pages.indexOf(cursor.id)
    if (index < 0) return
    scroller.current?.scrollBy(0, (index - cursor.index) * rowHeight)
    followHost(index)
  })
}
