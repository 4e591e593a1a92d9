/**
 * One sentence on what has just been done, with its undo. Said to a screen reader without taking the focus.
 */
import { useText } from '../i18n/index.ts'
import { Button } from './Button.tsx'
import styles from './Toast.module.css'

export interface ToastProps {
  readonly text: string
  readonly onUndo?: (() => void) | undefined
  /** The key that takes it back right now. */
  readonly undoKeys?: string | undefined
  onClose(): void
}

export function Toast({ text, onUndo, undoKeys, onClose }: ToastProps) {
  const common = useText('common')
  return (
    <div className={styles.toast}>
      <p className={styles.text}>{text}</p>
      {onUndo !== undefined && (
        <Button variant="plain" size="small" icon="undo" keys={undoKeys} onPress={onUndo}>
          {common('undo')}
        </Button>
      )}
      <Button variant="quiet" size="small" icon="close" label={common('close')} onPress={onClose} />
    </div>
  )
}
