/**
 * A runbook as a chart or as a list, and beside it the step that is selected in either.
 */
import { useRef, useState } from 'react'
import { useText } from '../../i18n/index.ts'
import { useFocus, useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import styles from './Book.module.css'
import { BookHead } from './BookHead.tsx'
import type { Book, Shown } from './book.ts'
import { FindStep } from './FindStep.tsx'
import { HostsAtStep } from './HostsAtStep.tsx'
import { Problems } from './Problems.tsx'
import { toggleView, useReading } from './reader-state.ts'
import { StepList } from './StepList.tsx'
import { StepPanel } from './StepPanel.tsx'
import { useSelection } from './use-selection.ts'

export type BookDialog = 'find' | 'hosts'

export function BookView({ shown, book }: { readonly shown: Shown; readonly book: Book }) {
  const text = useText('runbooks')
  const { view } = useReading()
  const [dialog, setDialog] = useState<BookDialog | null>(null)
  const panel = useRef<HTMLElement>(null)
  const selection = useSelection(book)
  const standing = useLive('runbook.hosts-at', { runbook: shown.id, hash: shown.hash })
  const counts = standing.data?.steps ?? {}
  const typing = useFocus((focus) => focus.typing)
  const at = selection === null ? -1 : book.numberOf(selection.step.id) - 1
  const moveTo = (place: number) => () => {
    const to = book.steps[Math.max(0, Math.min(book.steps.length - 1, place))]
    if (to !== undefined) selection?.select(to.id)
  }
  useShortcuts([
    { key: 't', run: toggleView },
    { key: '/', run: () => setDialog('find') },
    { key: 'h', run: () => setDialog('hosts'), enabled: selection !== null && (counts[selection.step.id] ?? 0) > 0 },
    { key: 'Enter', run: () => panel.current?.focus(), enabled: !typing },
    { key: 'ArrowDown', run: moveTo(at + 1) },
    { key: 'ArrowUp', run: moveTo(at - 1) },
    { key: 'Home', run: moveTo(0) },
    { key: 'End', run: moveTo(book.steps.length - 1) },
    { key: 'PageDown', run: () => panel.current?.scrollBy({ top: 300 }) },
    { key: 'PageUp', run: () => panel.current?.scrollBy({ top: -300 }) },
  ])
  if (selection === null) return null
  return (
    <div className={styles.screen}>
      <BookHead shown={shown} onFind={() => setDialog('find')} />
      {shown.state === 'draft' && <Problems shown={shown} />}
      <div className={styles.below}>
        <StepList book={book} selection={selection} counts={counts} />
        <StepPanel
          ref={panel}
          book={book}
          selection={selection}
          hosts={counts[selection.step.id] ?? 0}
          onHosts={() => setDialog('hosts')}
        />
      </div>
      <p className={styles.unseen} role="status">
        {text('selected', { n: at + 1, title: selection.step.short, view: text(`view.${view}`) })}
      </p>
      {dialog === 'find' && <FindStep book={book} onChoose={selection.select} onClose={() => setDialog(null)} />}
      {dialog === 'hosts' && <HostsAtStep shown={shown} step={selection.step} onClose={() => setDialog(null)} />}
    </div>
  )
}
