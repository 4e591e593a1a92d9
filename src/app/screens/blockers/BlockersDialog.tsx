/**
 * What holds hosts, with how many each; one act lifts a blocker and returns them all to the queue.
 */
import { useState } from 'react'
import { CallFailed, call } from '../../client.ts'
import { Button, Dialog, ErrorBox, NotReady, TextField } from '../../components/index.ts'
import { useErrorText, useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import { say } from '../../stores/toast.ts'
import { rememberAct, takeBack } from '../hosts/acts.ts'
import { Choices } from '../hosts/Choices.tsx'
import styles from './BlockersDialog.module.css'

export function BlockersDialog({ onClose }: { onClose(): void }) {
  const text = useText('blockers')
  const errorText = useErrorText()
  const format = useFormat()
  const list = useLive('blockers.list', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<CallFailed | null>(null)
  const blockers = list.data?.blockers ?? []
  // The only one needs no choosing.
  const blocker = blockers.find(({ name }) => name === chosen) ?? (blockers.length === 1 ? blockers[0] : undefined)

  const lift = async (): Promise<void> => {
    if (blocker === undefined || busy) return
    setBusy(true)
    setFailed(null)
    try {
      const { event, hosts } = await call('blockers.lift', { name: blocker.name, reason: reason.trim() })
      const events = [event]
      const toast = say(text('done', { name: blocker.name, count: hosts, n: format.number(hosts) }), {
        undo: () => void takeBackLift(events),
      })
      rememberAct(events, toast, 'lift')
      onClose()
    } catch (error) {
      setFailed(error instanceof CallFailed ? error : new CallFailed('service.defect'))
      setBusy(false)
    }
  }
  const takeBackLift = async (events: readonly string[]): Promise<void> => {
    try {
      const hosts = await takeBack(events)
      if (hosts !== null) say(text('undone', { count: hosts, n: format.number(hosts) }))
    } catch (error) {
      say(errorText(error instanceof CallFailed ? error : new CallFailed('service.defect')).message)
    }
  }
  useShortcuts([{ key: 'Enter', run: () => void lift(), enabled: blocker !== undefined && !busy }], 'dialog')
  return (
    <Dialog
      title={text('title')}
      onClose={onClose}
      busy={busy}
      actions={
        <Button variant="main" keys="Enter" disabled={blocker === undefined || busy} onPress={() => void lift()}>
          {label()}
        </Button>
      }
    >
      <p className={styles.text}>{text('text')}</p>
      {failed !== null && <ErrorBox error={failed} />}
      {list.status !== 'ready' && <NotReady of={list} what={text('what')} />}
      {list.status === 'ready' && blockers.length === 0 && <p>{text('none')}</p>}
      {blockers.length > 0 && (
        <>
          <Choices
            label={text('list')}
            choices={blockers.map(({ name, hosts, since }) => ({
              id: name,
              label: name,
              hint: text('holds', { count: hosts, n: format.number(hosts), time: format.dateTime(since) }),
            }))}
            chosen={blocker?.name ?? null}
            onChoose={setChosen}
          />
          <TextField
            label={text('reason')}
            placeholder={text('placeholder')}
            value={reason}
            onChange={setReason}
            maxLength={2_000}
          />
        </>
      )}
    </Dialog>
  )

  function label(): string {
    if (busy) return text('busy')
    if (blocker === undefined) return text('lift')
    return text('liftHosts', { count: blocker.hosts, n: format.number(blocker.hosts) })
  }
}
