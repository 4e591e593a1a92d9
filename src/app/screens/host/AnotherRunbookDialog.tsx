/**
 * Starts a run that was not proposed first, or goes on with another runbook in the middle of one. The record wants to
 * know why.
 */
import { useState } from 'react'
import type { HostRow, RunView } from '../../../contract/index.ts'
import { CallFailed, call } from '../../client.ts'
import { Button, Dialog, ErrorBox, NotReady, TextField } from '../../components/index.ts'
import { useFormat, useLanguage, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import { goTo } from '../../stores/place.ts'
import { Choices } from '../hosts/Choices.tsx'
import styles from './Host.module.css'

interface AnotherRunbookDialogProps {
  readonly host: HostRow
  /** The open run that ends, when it is changed in the middle. */
  readonly open?: NonNullable<RunView['run']>
  onClose(): void
}

export function AnotherRunbookDialog({ host, open, onClose }: AnotherRunbookDialogProps) {
  const text = useText('host')
  const format = useFormat()
  const language = useLanguage()
  const list = useLive('runbook.list', { language })
  const proposed = useLive('runbook.propose', { host: host.id, language })
  const all = useLive('runbook.list', { all: true, language })
  const drafts = (all.data?.runbooks ?? []).filter(({ state }) => state === 'draft').length
  const [chosen, setChosen] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<CallFailed | null>(null)
  const startable = new Map(
    (list.data?.runbooks ?? []).filter(({ hash }) => hash !== open?.runbook.hash).map((row) => [row.id, row]),
  )
  const choicesOf = (those: readonly { readonly id: string; readonly title: string; readonly why: string }[]) =>
    those.flatMap(({ id, title, why }) => {
      const row = startable.get(id)
      if (row === undefined) return []
      const size = text('another.minutes', { steps: row.steps, minutes: format.minutes(row.minutes) })
      return [{ id, label: title, hint: `${size} · ${why}` }]
    })
  const fitting = choicesOf(proposed.data?.proposals ?? [])
  const unfit = choicesOf(proposed.data?.others ?? [])
  const ready = chosen !== null && reason.trim() !== '' && !busy
  const start = (): void => {
    if (chosen === null) return
    setBusy(true)
    setFailed(null)
    const wish = { host: host.id, runbook: chosen, reason: reason.trim(), language }
    const begun = open === undefined ? call('run.start', wish) : call('run.change', wish)
    begun.then(
      () => {
        onClose()
        goTo({ screen: 'run', host: host.id })
      },
      (error: unknown) => {
        setBusy(false)
        setFailed(error instanceof CallFailed ? error : new CallFailed('service.defect'))
      },
    )
  }
  useShortcuts([{ key: 'Enter', run: start, enabled: ready }], 'dialog')
  return (
    <Dialog
      title={text(open === undefined ? 'another.title' : 'another.changeTitle')}
      onClose={onClose}
      busy={busy}
      actions={
        <Button variant="main" keys="Enter" disabled={!ready} onPress={start}>
          {text(busy ? 'busy' : open === undefined ? 'another.start' : 'another.change')}
        </Button>
      }
    >
      {open !== undefined && <p>{text('another.changeText', { runbook: open.runbook.title })}</p>}
      {failed !== null && <ErrorBox error={failed} />}
      {list.status !== 'ready' || proposed.status !== 'ready' ? (
        <NotReady of={list.status === 'ready' ? proposed : list} what={text('proposal.what')} />
      ) : (
        <div className={styles.runbooks}>
          {fitting.length === 0 && <p>{text('another.none')}</p>}
          {fitting.length > 0 && (
            <Choices label={text('another.choices')} choices={fitting} chosen={chosen} onChoose={setChosen} />
          )}
          {unfit.length > 0 && (
            <Choices
              label={text('another.unfit')}
              choices={unfit}
              chosen={chosen}
              onChoose={setChosen}
              firstDigit={fitting.length + 1}
            />
          )}
        </div>
      )}
      {drafts > 0 && <p className={styles.why}>{text('another.drafts', { count: drafts })}</p>}
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
