/**
 * Two hosts that are one machine become one, and are parted again.
 */
import { type ReactNode, useState } from 'react'
import type { HostRow } from '../../../contract/index.ts'
import { CallFailed, call } from '../../client.ts'
import { Button, Dialog, ErrorBox, TextField } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { goTo } from '../../stores/place.ts'
import { say } from '../../stores/toast.ts'

interface JoinDialogProps {
  readonly host: HostRow
  readonly other: { readonly id: string; readonly name: string }
  onClose(): void
}

export function JoinDialog({ host, other, onClose }: JoinDialogProps) {
  const text = useText('host')
  const join = async (reason: string): Promise<void> => {
    const { id } = await call('hosts.link', { a: host.id, b: other.id, ...(reason === '' ? {} : { reason }) })
    say(text('candidates.done', { name: other.name }))
    goTo({ screen: 'host', host: id })
  }
  return (
    <ReasonDialog
      title={text('candidates.dialog', { name: other.name })}
      act={text('candidates.do')}
      onAct={join}
      onClose={onClose}
    >
      <p>{text('candidates.text')}</p>
    </ReasonDialog>
  )
}

export function PartDialog({ host, onClose }: { readonly host: HostRow; onClose(): void }) {
  const text = useText('host')
  const format = useFormat()
  const part = async (reason: string): Promise<void> => {
    const { ids } = await call('hosts.split', { host: host.id, ...(reason === '' ? {} : { reason }) })
    say(text('members.done', { count: ids.length, n: format.number(ids.length) }))
  }
  return (
    <ReasonDialog title={text('members.dialog')} act={text('members.do')} onAct={part} onClose={onClose}>
      <p>{text('members.explain')}</p>
    </ReasonDialog>
  )
}

interface ReasonDialogProps {
  readonly title: string
  readonly act: string
  onAct(reason: string): Promise<void>
  onClose(): void
  readonly children: ReactNode
}

function ReasonDialog({ title, act, onAct, onClose, children }: ReasonDialogProps) {
  const text = useText('host')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<CallFailed | null>(null)
  const submit = (): void => {
    setBusy(true)
    setFailed(null)
    onAct(reason.trim()).then(onClose, (error: unknown) => {
      setBusy(false)
      setFailed(error instanceof CallFailed ? error : new CallFailed('service.defect'))
    })
  }
  useShortcuts([{ key: 'Enter', run: submit, enabled: !busy }], 'dialog')
  return (
    <Dialog
      title={title}
      onClose={onClose}
      busy={busy}
      actions={
        <Button variant="main" keys="Enter" disabled={busy} onPress={submit}>
          {busy ? text('busy') : act}
        </Button>
      }
    >
      {failed !== null && <ErrorBox error={failed} />}
      {children}
      <TextField label={text('reason')} value={reason} onChange={setReason} maxLength={2_000} autoFocus />
    </Dialog>
  )
}
