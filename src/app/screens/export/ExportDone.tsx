/**
 * Where the file is, how many hosts are in it, and what was made harmless.
 */
import { useState } from 'react'
import type { Output } from '../../../contract/index.ts'
import { CallFailed, call } from '../../client.ts'
import { Button, Dialog, ErrorBox, Icon } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { fileSize } from '../import/file-size.ts'
import styles from './ExportDialog.module.css'

export interface ExportDoneProps {
  readonly result: Output<'export.write'>
  onClose(): void
}

export function ExportDone({ result, onClose }: ExportDoneProps) {
  const text = useText('export')
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
      title={text('done', { count: result.hosts, n: format.number(result.hosts) })}
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
        <p className={styles.text}>{text('size', { size: fileSize(result.sizeBytes, format) })}</p>
        {result.sheets > 0 && <p>{text('sheets', { count: result.sheets, n: format.number(result.sheets) })}</p>}
        <p>{neutralised()}</p>
        {result.shortened > 0 && (
          <p>{text('shortened', { count: result.shortened, n: format.number(result.shortened) })}</p>
        )}
        {result.sitesWithoutSheet > 0 && (
          <p>{text('sitesLeft', { count: result.sitesWithoutSheet, n: format.number(result.sitesWithoutSheet) })}</p>
        )}
      </div>
      {failed !== null && <ErrorBox error={failed} />}
    </Dialog>
  )

  function neutralised(): string {
    if (result.neutralised === 0) return text('neutralisedNone')
    const words = result.sheets > 0 ? 'keptAsText' : 'neutralised'
    return text(words, { count: result.neutralised, n: format.number(result.neutralised) })
  }
}
