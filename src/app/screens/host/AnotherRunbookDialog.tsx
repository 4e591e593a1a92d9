/**
 * Starts a run that was not proposed first. The record wants to know why.
 */
import { useState } from 'react'
import type { HostRow } from '../../../contract/index.ts'
import { CallFailed, call } from '../../client.ts'
import { Button, Dialog, ErrorBox, NotReady, TextField } from '../../components/index.ts'
import { useFormat, useLanguage, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import { goTo } from '../../stores/place.ts'
import { Choices } from '../hosts/Choices.tsx'

export function AnotherRunbookDialog({ host, onClose }: { readonly host: HostRow; onClose(): void }) {
  const text = useText('host')
  const format = useFormat()
  const language = useLanguage()
  const list = useLive('runbook.list', { language })
  const [chosen, setChosen] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<CallFailed | null>(null)
  const ready = chosen !== null && reason.trim() !== '' && !busy
  const start = (): void => {
    if (chosen === null) return
    setBusy(true)
    setFailed(null)
    call('run.start', { host: host.id, runbook: chosen, reason: reason.trim(), language }).then(
      () => goTo({ screen: 'run', host: host.id }),
      (error: unknown) => {
        setBusy(false)
        setFailed(error instanceof CallFailed ? error : new CallFailed('service.defect'))
      },
    )
  }
  useShortcuts([{ key: 'Enter', run: start, enabled: ready }], 'dialog')
  return (
    <Dialog
      title={text('another.title')}
      onClose={onClose}
      busy={busy}
      actions={
        <Button variant="main" keys="Enter" disabled={!ready} onPress={start}>
          {text(busy ? 'busy' : 'another.start')}
        </Button>
      }
    >
      {failed !== null && <ErrorBox error={failed} />}
      {list.status !== 'ready' ? (
        <NotReady of={list} what={text('proposal.what')} />
      ) : (
        <Choices
          label={text('another.choices')}
          choices={list.data.runbooks.map(({ id, title, steps, minutes }) => ({
            id,
            label: title,
            hint: text('another.minutes', { steps, minutes: format.minutes(minutes) }),
          }))}
          chosen={chosen}
          onChoose={setChosen}
        />
      )}
      <TextField
        label={text('another.reason')}
        hint={text('another.reasonHint')}
        value={reason}
        onChange={setReason}
        maxLength={2_000}
      />
    </Dialog>
  )
}
