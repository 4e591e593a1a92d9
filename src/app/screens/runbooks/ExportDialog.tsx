/**
 * Gives one runbook away as a file: for Bluelift, or for others.
 */
import { call } from '../../client.ts'
import { Button, Dialog, ErrorBox } from '../../components/index.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { say } from '../../stores/toast.ts'
import { useAttempt } from '../settings/use-attempt.ts'
import type { Shown } from './book.ts'
import styles from './Dialogs.module.css'

const formats = [
  { format: 'yaml', keys: 'y', extension: 'yaml' },
  { format: 'cacao', keys: 'c', extension: 'json' },
] as const

interface ExportDialogProps {
  readonly shown: Shown
  onClose(): void
}

export function ExportDialog({ shown, onClose }: ExportDialogProps) {
  const text = useText('runbooks')
  const language = useLanguage()
  const { attempt, busy, failed } = useAttempt()
  // Others could not follow a draft either.
  const offered = formats.filter(({ format }) => format === 'yaml' || shown.state !== 'draft')
  const save = ({ format, extension }: (typeof formats)[number]) =>
    attempt(async () => {
      const { path } = await call('shell.choose-save', {
        title: text('export.title'),
        defaultName: `${shown.id}-${shown.version}.${extension}`,
        filters: [{ name: text(`export.${format}`), extensions: [extension] }],
      })
      if (path === null) return
      const { id: runbook, hash } = shown
      await call('runbook.export', { runbook, hash, format, path, language })
      say(text('export.done', { path }))
      onClose()
    })
  useShortcuts(
    offered.map((one) => ({ key: one.keys, run: () => save(one) })),
    'dialog',
  )
  return (
    <Dialog title={text('export.title')} onClose={onClose} busy={busy}>
      {failed !== null && <ErrorBox error={failed} />}
      {offered.map((one) => (
        <div key={one.format} className={styles.choice}>
          <Button icon="export" keys={one.keys} disabled={busy} onPress={() => save(one)}>
            {text(`export.${one.format}`)}
          </Button>
          <p className={styles.state}>{text(`export.${one.format}Why`)}</p>
        </div>
      ))}
    </Dialog>
  )
}
