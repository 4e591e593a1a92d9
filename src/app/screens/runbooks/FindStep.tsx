/**
 * Finds a step by a word of its title, its text, its lines or its id.
 */
import { useId, useState } from 'react'
import type { ReadStep } from '../../../contract/index.ts'
import { Dialog, Icon, TextField } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import type { Book } from './book.ts'
import styles from './Dialogs.module.css'
import { iconOf } from './step-icon.ts'

interface FindStepProps {
  readonly book: Book
  onChoose(id: string): void
  onClose(): void
}

/** As many as are shown; the rest is named by a number. */
const most = 12

export function FindStep({ book, onChoose, onClose }: FindStepProps) {
  const text = useText('runbooks')
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [cursor, setCursor] = useState(0)
  const found = findSteps(book.steps, typed)
  const rows = found.slice(0, most)
  const choose = (step: ReadStep | undefined): void => {
    if (step === undefined) return
    onClose()
    onChoose(step.id)
  }
  const move = (by: number) => () => setCursor((now) => Math.max(0, Math.min(rows.length - 1, now + by)))
  useShortcuts(
    [
      { key: 'Enter', run: () => choose(rows[cursor]) },
      { key: 'ArrowDown', run: move(1) },
      { key: 'ArrowUp', run: move(-1) },
    ],
    'dialog',
  )
  return (
    <Dialog title={text('findStep')} onClose={onClose} size="wide">
      <TextField
        label={text('findLabel')}
        labelUnseen
        placeholder={text('findLabel')}
        value={typed}
        onChange={(value) => {
          setTyped(value)
          setCursor(0)
        }}
        autoFocus
        maxLength={100}
        size="large"
        type="search"
        list={{ id: listId, activeId: rows.length > 0 ? `${listId}-${cursor}` : undefined }}
      />
      <div className={styles.rows} role="listbox" id={listId} aria-label={text('list')} tabIndex={-1}>
        {rows.map((step, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus, moves through the rows and takes one
          <div
            key={step.id}
            id={`${listId}-${index}`}
            role="option"
            className={styles.row}
            aria-selected={index === cursor}
            tabIndex={-1}
            onClick={() => choose(step)}
          >
            <span className={styles.weak}>{book.numberOf(step.id)}</span>
            <Icon name={iconOf(step)} />
            <span className={styles.name}>{step.title}</span>
            <span className={styles.weak}>{step.id}</span>
          </div>
        ))}
      </div>
      <p className={styles.state} role="status">
        {found.length > most
          ? text('findMore', { count: found.length - most })
          : text('stepsFound', { count: found.length })}
      </p>
    </Dialog>
  )
}

/** Steps in which every word stands; titles that begin with it come first. */
export function findSteps(steps: readonly ReadStep[], typed: string): readonly ReadStep[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const textOf = ({ id, title, short, text, commands, place }: ReadStep) =>
    [title, short, id, place, text, ...commands.map((command) => command.text)].join(' ').toLowerCase()
  const rank = ({ title, short, id }: ReadStep) =>
    words.every((word) => `${title} ${short} ${id}`.toLowerCase().includes(word)) ? 0 : 1
  return steps
    .filter((step) => words.every((word) => textOf(step).includes(word)))
    .toSorted((a, b) => rank(a) - rank(b))
}
