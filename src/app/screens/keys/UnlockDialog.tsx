/**
 * Opens the vault over whatever is shown, so that nobody loses the place where the key is needed.
 */
import { Dialog } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { closeUnlock } from '../../stores/unlock.ts'
import { UnlockForm } from './UnlockForm.tsx'

export function UnlockDialog() {
  const text = useText('vault')
  return (
    <Dialog title={text('title.locked')} onClose={closeUnlock}>
      <UnlockForm layer="dialog" onDone={closeUnlock} />
    </Dialog>
  )
}
