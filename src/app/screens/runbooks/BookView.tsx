/**
 * A runbook as a chart or as a list, and beside it the step that is selected in either.
 */
import { useRef, useState } from 'react'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import styles from './Book.module.css'
import { type BookDialog, BookDialogs } from './BookDialogs.tsx'
import { BookHead } from './BookHead.tsx'
import type { Book, Shown } from './book.ts'
import { Chart } from './Chart.tsx'
import { Problems } from './Problems.tsx'
import { toggleView, useReading } from './reader-state.ts'
import { StepList } from './StepList.tsx'
import { StepPanel } from './StepPanel.tsx'
import { useNarrow } from './use-narrow.ts'
import { useSelection } from './use-selection.ts'

/** The same value each time, so that the chart is not drawn anew. */
const nobody: Readonly<Record<string, number>> = {}

/** Pixels for one press of a page key. */
const panelPage = 300

export function BookView({ shown, book }: { readonly shown: Shown; readonly book: Book }) {
  const text = useText('runbooks')
  const { view } = useReading()
  const narrow = useNarrow()
  const [dialog, setDialog] = useState<BookDialog | null>(null)
  const panel = useRef<HTMLElement>(null)
  const selection = useSelection(book)
  const counts = useLive('runbook.hosts-at', { runbook: shown.id, hash: shown.hash }).data?.steps ?? nobody
  const hosts = counts[selection?.step.id ?? ''] ?? 0
  const showHosts = () => setDialog('hosts')
  useShortcuts([
    { key: 't', run: toggleView },
    { key: '/', run: () => setDialog('find') },
    { key: 'e', run: () => setDialog('export') },
    { key: 'd', run: () => setDialog('withdraw'), enabled: canWithdraw(shown) },
    { key: 'h', run: showHosts, enabled: hosts > 0 },
    { key: 'Enter', run: () => (narrow ? setDialog('step') : panel.current?.focus()) },
    { key: 'PageDown', run: () => panel.current?.scrollBy({ top: panelPage }) },
    { key: 'PageUp', run: () => panel.current?.scrollBy({ top: -panelPage }) },
  ])
  if (selection === null) return null
  return (
    <div className={styles.screen}>
      <BookHead shown={shown} canWithdraw={canWithdraw(shown)} onDialog={setDialog} />
      {shown.state === 'draft' && <Problems shown={shown} />}
      <div className={styles.below}>
        {view === 'list' ? (
          <StepList book={book} selection={selection} counts={counts} />
        ) : (
          <Chart shown={shown} book={book} selection={selection} counts={counts} onHosts={showHosts} />
        )}
        {!narrow && (
          <StepPanel ref={panel} book={book} selection={selection} hosts={hosts} layer="screen" onHosts={showHosts} />
        )}
      </div>
      <p className={styles.unseen} role="status">
        {text('selected', {
          n: book.numberOf(selection.step.id),
          title: selection.step.short,
          view: text(`view.${view}`),
        })}
      </p>
      {dialog !== null && (
        <BookDialogs name={dialog} shown={shown} book={book} selection={selection} hosts={hosts} onDialog={setDialog} />
      )}
    </div>
  )
}

function canWithdraw({ origin, state }: Shown): boolean {
  return origin === 'workspace' && state !== 'withdrawn'
}
