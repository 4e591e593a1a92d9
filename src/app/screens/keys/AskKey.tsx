/**
 * Which key is wanted, and may it be shown: the id off the machine's screen, a reason where no run is open, a second
 * person where the workspace wants one. The digits come only after all of that.
 */
import { type ReactNode, useState } from 'react'
import type { CallFailed } from '../../client.ts'
import { Button, ErrorBox, NotReady, Select, TextField } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import { Dock } from '../run/dock.tsx'
import { StepHead } from '../run/StepHead.tsx'
import { EmergencyPanel } from './EmergencyPanel.tsx'
import type { Asked } from './KeyReveal.tsx'
import { PassphraseField } from './PassphraseField.tsx'
import styles from './Reveal.module.css'
import { Spelled } from './Spelled.tsx'
import { useCandidates } from './use-candidates.ts'
import { useVault } from './use-vault.ts'
import { VerdictLine } from './VerdictLine.tsx'

interface AskKeyProps {
  readonly meta: readonly ReactNode[]
  readonly host: string | null
  readonly chosen: string | null
  readonly typed: string
  readonly reason: string
  readonly busy: boolean
  readonly failed: CallFailed | null
  onShow(asked: Asked): void
  onEmergency(asked: Asked, emergency: { reason: string; folder?: string }): void
  onChange(): void
  onClose(): void
  readonly closeWord: string
}

export function AskKey(props: AskKeyProps) {
  const { meta, busy, failed, onShow, onEmergency, onChange, onClose } = props
  const text = useText('keys')
  const vault = useVault()
  const [typed, setTyped] = useState(props.typed)
  const [picked, setPicked] = useState(props.chosen)
  const [reason, setReason] = useState(props.reason)
  const [second, setSecond] = useState('')
  const [phrase, setPhrase] = useState('')
  const verdict = useCandidates(props.host, picked, typed)
  const key = verdict.kind === 'one' || verdict.kind === 'no-id' ? verdict.key : null
  const hostId = props.host ?? key?.hostId ?? null
  const host = useLive('hosts.show', { host: hostId ?? '-' }, { enabled: hostId !== null })
  const people = useLive('vault.people', {})
  const row = host.data?.host
  const wantsReason = row !== undefined && row.run === null
  const wantsSecond =
    (vault.data?.second === 'criticality-1' && row?.criticality === 1) || failed?.code === 'vault.second-needed'
  const others = [...new Set((people.data?.people ?? []).map(({ person }) => person))].filter(
    (name) => name !== vault.data?.person,
  )
  const who = second === '' ? (others[0] ?? '') : second
  const ready =
    !busy &&
    key !== null &&
    row !== undefined &&
    (!wantsReason || reason.trim() !== '') &&
    (!wantsSecond || (phrase !== '' && who !== ''))

  const asked = (): Asked | null => {
    if (key === null || hostId === null) return null
    const wish = {
      host: hostId,
      key: key.key,
      ...(key.keyId === '' ? {} : { keyId: key.keyId }),
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      ...(wantsSecond ? { second: { person: who, passphrase: phrase } } : {}),
    }
    return { wish, typed }
  }
  const show = (): void => {
    const next = asked()
    if (next !== null && ready) onShow(next)
  }
  useShortcuts([
    { key: 'Ctrl+Enter', run: show, enabled: ready },
    // A reveal is written down and cannot be taken back: a habit must not do it.
    { key: 'Enter', run: () => {} },
    { key: 'Escape', run: onClose },
  ])
  const change = (value: string): void => {
    setTyped(value)
    setPicked(props.chosen)
    onChange()
  }
  return (
    <>
      <StepHead
        meta={meta}
        title={text('ask.title')}
        text={row === undefined ? text('ask.text') : text('ask.textHost', { host: row.name })}
        takesFocus={false}
      />
      {verdict.kind !== 'no-id' && (
        <div className={styles.ask}>
          <TextField
            label={text('ask.keyId')}
            hint={text('ask.hint')}
            value={typed}
            onChange={change}
            maxLength={80}
            mono
            size="large"
            autoFocus={props.typed === ''}
          />
          <Spelled id={typed} />
        </div>
      )}
      <VerdictLine verdict={verdict} typed={typed} host={row?.name ?? ''} onPick={setPicked} />
      {hostId !== null && host.status === 'waiting' && <NotReady of={host} />}
      {wantsReason && key !== null && (
        <TextField
          label={text('ask.reason')}
          hint={text('ask.reasonHint')}
          value={reason}
          onChange={setReason}
          maxLength={2_000}
          autoFocus={verdict.kind === 'no-id'}
        />
      )}
      {wantsSecond && key !== null && (
        <fieldset className={styles.second}>
          <legend>{text('ask.second')}</legend>
          <p>{text('ask.secondText', { person: vault.data?.person ?? '' })}</p>
          <Select
            label={text('ask.secondWho')}
            options={others.map((name) => ({ id: name, label: name }))}
            value={who === '' ? null : who}
            onChange={setSecond}
          />
          <PassphraseField label={text('ask.secondPhrase')} value={phrase} onChange={setPhrase} disabled={busy} />
        </fieldset>
      )}
      {failed !== null && <ErrorBox error={failed} />}
      {failed?.code === 'vault.reveal-not-recorded' || failed?.code === 'vault.emergency-not-recorded' ? (
        <EmergencyPanel
          reason={reason}
          busy={busy}
          onReveal={(emergency) => {
            const next = asked()
            if (next !== null) onEmergency(next, emergency)
          }}
        />
      ) : null}
      <p className={styles.quiet} role="status">
        {busy ? text('ask.opening') : ' '}
      </p>
      <Dock>
        <Button variant="main" size="dock" wide icon="eye" keys="Ctrl+Enter" disabled={!ready} onPress={show}>
          {text('ask.show')}
        </Button>
        <Button size="dock" keys="Escape" onPress={onClose}>
          {props.closeWord}
        </Button>
      </Dock>
    </>
  )
}
