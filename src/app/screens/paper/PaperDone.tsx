/**
 * Where the checklist lies, how many sheets it is, and what becomes of it afterwards.
 */
import { useState } from 'react'
import type { Output } from '../../../contract/index.ts'
import { CallFailed, call } from '../../client.ts'
import { Button, Dialog, ErrorBox, Icon } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import styles from './Paper.module.css'

interface PaperDoneProps {
  readonly result: Output<'paper.write'>
  onClose(): void
}

export function PaperDone({ result, onClose }: PaperDoneProps) {
  const text = useText('paper')
  const format = useFormat()
  const [failed, setFailed] = useState<CallFailed | null>(null)
  const show = (): void => {
    call('shell.show-item', { path: result.path }).catch((error: unknown) => {
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
      title={text('done', { count: result.pages, n: format.number(result.pages) })}
      onClose={onClose}
      actions={
        <>
          <Button variant="main" keys="Enter" autoFocus onPress={onClose}>
            {text('close')}
          </Button>
          <Button icon="folder" keys="s" onPress={show}>
            {text('show')}
          </Button>
        </>
      }
    >
      <div role="status" className={styles.done}>
        <p className={styles.path}>
          <Icon name="document" />
          <code>{result.path}</code>
        </p>
        <p>{text('doneText', { steps: format.number(result.steps), sheet: result.sheet })}</p>
        <p className={styles.text}>{text('afterwards')}</p>
      </div>
      {failed !== null && <ErrorBox error={failed} />}
    </Dialog>
  )
}
