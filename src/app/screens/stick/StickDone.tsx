/**
 * What to do with a script, and in which steps it stops and leaves the machine to a person.
 */
import { useState } from 'react'
import type { Output } from '../../../contract/index.ts'
import { CallFailed, call } from '../../client.ts'
import { Button, Dialog, ErrorBox, Icon } from '../../components/index.ts'
import { useFormat, useLanguage, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import styles from './Stick.module.css'

interface StickDoneProps {
  readonly written: Output<'stick.export'>
  onClose(): void
}

export function StickDone({ written, onClose }: StickDoneProps) {
  const text = useText('stick')
  const format = useFormat()
  const language = useLanguage()
  const { id, hash } = written.runbook
  const book = useLive('runbook.show', { runbook: id, hash, language })
  const [failed, setFailed] = useState<CallFailed | null>(null)
  const stops = stopsOf(written.steps, book.data)
  const show = (): void => {
    call('shell.show-item', { path: written.path }).catch((error: unknown) => {
      setFailed(error instanceof CallFailed ? error : new CallFailed('service.defect'))
    })
  }
  useShortcuts(
    [
      { key: 'Enter', run: onClose },
      { key: 's', run: show },
    ],
    'dialog',
  )
  return (
    <Dialog
      title={text('script.done')}
      onClose={onClose}
      size="wide"
      actions={
        <>
          <Button variant="main" keys="Enter" autoFocus onPress={onClose}>
            {text('script.close')}
          </Button>
          <Button icon="folder" keys="s" onPress={show}>
            {text('script.show')}
          </Button>
        </>
      }
    >
      <p className={styles.path} role="status">
        <Icon name="document" />
        <code>{written.path}</code>
      </p>
      <ol className={styles.todo}>
        {['copy', 'start', 'answer', 'key', 'back'].map((name) => (
          <li key={name}>{text(`script.todo.${name}`)}</li>
        ))}
      </ol>
      <p>{text('script.carries', { count: written.steps.length, n: format.number(written.steps.length) })}</p>
      {stops.length > 0 && (
        <>
          <p>{text('script.stops')}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is read by scrolling, so the keyboard must be able to reach it */}
          <ul className={styles.stops} tabIndex={0}>
            {stops.map(({ id: step, title }) => (
              <li key={step}>{title}</li>
            ))}
          </ul>
        </>
      )}
      {failed !== null && <ErrorBox error={failed} />}
    </Dialog>
  )
}

/** Steps that a carried-out step can lead to, and that the script leaves to a person. */
function stopsOf(carried: readonly string[], book: Output<'runbook.show'> | undefined) {
  if (book === undefined) return []
  const after = new Set(book.arrows.filter(({ from }) => carried.includes(from)).map(({ to }) => to))
  return book.steps.filter(({ id }) => after.has(id) && !carried.includes(id))
}
