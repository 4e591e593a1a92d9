/**
 * Hands hosts over to somebody else, with a reason.
 */
import { useState } from 'react'
import { TextField } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { ActDialog } from './ActDialog.tsx'
import { type ActOf, useAct } from './use-act.ts'

export function EscalateDialog(of: ActOf) {
  const text = useText('hosts')
  const { act, busy, failed } = useAct(of)
  const [reason, setReason] = useState('')
  const said = reason.trim()
  return (
    <ActDialog
      act="escalate"
      targets={of.targets}
      busy={busy}
      failed={failed}
      ready={said !== ''}
      onSubmit={() => void act({ status: 'escalated', reason: said }, 'escalate.done', {})}
      onClose={of.onClose}
    >
      <TextField
        label={text('escalate.reason')}
        hint={text('escalate.missing')}
        placeholder={text('escalate.placeholder')}
        value={reason}
        onChange={setReason}
        maxLength={2_000}
        autoFocus
      />
    </ActDialog>
  )
}
