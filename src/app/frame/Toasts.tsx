/**
 * The sentences on what has just been done, above the bottom edge.
 */
import { Toast } from '../components/index.ts'
import { useReachesFrame } from '../keys/index.ts'
import { dismissToast, undoToast, useToasts } from '../stores/toast.ts'
import styles from './Toasts.module.css'

export function Toasts() {
  const items = useToasts((toasts) => toasts.items)
  // A run takes the key for its own last step: then only the button undoes what is said here.
  const keyUndoes = useReachesFrame('Ctrl+z')
  const undoable = items.findLast((item) => item.undo !== undefined)?.id
  return (
    <div className={styles.toasts} aria-live="polite" data-react-aria-top-layer="true">
      {items.map(({ id, text, undo }) => (
        <Toast
          key={id}
          text={text}
          {...(undo === undefined ? {} : { onUndo: () => undoToast(id) })}
          undoKeys={id === undoable && keyUndoes ? 'Ctrl+z' : undefined}
          onClose={() => dismissToast(id)}
        />
      ))}
    </div>
  )
}
