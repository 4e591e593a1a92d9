/**
 * The digits of one key: eight large groups in halves, the current one marked. Enter ticks it and goes on; on the last
 * one Enter says that the drive opened.
 */
import { type ReactNode, useState } from 'react'
import { typedKeyId } from '../../../domain/keys/look-alike.ts'
import { type CallFailed, call } from '../../client.ts'
import { Button, clockDigits, ErrorBox, Icon, Ring } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { secondsUntil, useNow } from '../../now.ts'
import { Dock } from '../run/dock.tsx'
import { StepHead } from '../run/StepHead.tsx'
import { Groups } from './Groups.tsx'
import { KeyId } from './key-words.tsx'
import { ReadAloud } from './ReadAloud.tsx'
import styles from './Reveal.module.css'
import { ScannerCodes } from './ScannerCodes.tsx'
import type { Shown } from './use-reveal.ts'

interface DigitsFaceProps {
  readonly meta: readonly ReactNode[]
  readonly title: string
  readonly shown: Shown
  readonly typed: string
  readonly protects: boolean
  /** Why more time was not given. */
  readonly failed: CallFailed | null
  readonly atPrompt: boolean
  /** What the step of a run says beside the digits. */
  readonly children?: ReactNode
  readonly at: number
  onAt(at: number): void
  onMore(): void
  onHide(): void
  onOpened(): void
  onNotAccepted(): void
}

const ways = [
  { way: 'type', keys: 't', icon: 'prompt' },
  { way: 'aloud', keys: 'p', icon: 'person' },
  { way: 'scan', keys: 's', icon: 'scan' },
] as const
const totalSeconds = 120

export function DigitsFace(props: DigitsFaceProps) {
  const { shown, at, onAt, onMore, onHide, onOpened, onNotAccepted } = props
  const text = useText('keys')
  const now = useNow(250)
  const [way, setWay] = useState<(typeof ways)[number]['way']>('type')
  const [copied, setCopied] = useState('')
  const left = secondsUntil(shown.expiresAt, now)
  const last = shown.groups.length - 1
  const isLast = at >= last
  const same = typedKeyId(shown.keyId).startsWith(typedKeyId(props.typed))
  const next = () => (isLast ? onOpened() : onAt(at + 1))
  const before = () => onAt(Math.max(0, at - 1))
  const copy = (): void => {
    call('shell.copy-secret', { text: shown.groups.join('-') }).then(
      ({ clearsInMs, keptOut }) => setCopied(text(keptOut ? 'copied' : 'copiedKept', { seconds: clearsInMs / 1_000 })),
      () => setCopied(text('copyFailed')),
    )
  }
  useShortcuts([
    { key: 'Enter', run: next },
    { key: 'ArrowLeft', run: before, enabled: at > 0 },
    { key: 'x', run: onNotAccepted },
    { key: 'Escape', run: onHide },
    { key: 'm', run: onMore },
    // Not C: that copies a line of the step, by habit.
    { key: 'y', run: copy },
    ...ways.map(({ way: one, keys }) => ({ key: keys, run: () => setWay(one) })),
  ])
  return (
    <>
      <div className={styles.top}>
        <StepHead meta={props.meta} title={props.title} text="" />
        <div className={styles.time}>
          <Ring seconds={left} total={totalSeconds} withDigits={false} />
          <p>
            <strong className={styles.left}>{clockDigits(left)}</strong>{' '}
            <span className={styles.hidesWord}>{text('hides')}</span>
          </p>
          <Button size="small" keys="m" onPress={onMore}>
            {text('more2')}
          </Button>
          <Button size="small" icon="eye" keys="Escape" onPress={onHide}>
            {text('hideNow')}
          </Button>
        </div>
      </div>
      {shown.recorded === 'side-file' && (
        <p className={styles.loud} role="alert">
          <Icon name="alert" /> {text('emergency.recorded', { path: shown.path })}
        </p>
      )}
      <dl className={styles.compare}>
        <div>
          <dt>{text('onScreen')}</dt>
          <dd>
            {props.typed === '' ? text('notRead') : <KeyId id={props.typed.toUpperCase()} long />}
            {props.typed !== '' && (
              <span className={styles.same}>
                <Icon name="check" size="small" /> {text(same ? 'same' : 'alike')}
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>{text('inVault', { host: shown.host.name })}</dt>
          <dd>
            <KeyId id={shown.keyId} long />
          </dd>
        </div>
      </dl>
      <div className={styles.ways}>
        {ways.map(({ way: one, keys, icon }) => (
          <Button key={one} size="small" icon={icon} keys={keys} pressed={way === one} onPress={() => setWay(one)}>
            {text(`way.${one}`)}
          </Button>
        ))}
        <Button size="small" variant="quiet" icon="copy" keys="y" onPress={copy}>
          {text('copy')}
        </Button>
      </div>
      {props.failed !== null && <ErrorBox error={props.failed} />}
      {copied !== '' && (
        <p className={styles.copied} role="status">
          <Icon name="copy" size="small" /> {copied}
        </p>
      )}
      {way === 'type' && <Groups groups={shown.groups} at={at} onAt={onAt} />}
      {way === 'aloud' && <ReadAloud groups={shown.groups} at={at} keyId={shown.keyId} host={shown.host.name} />}
      {way === 'scan' && <ScannerCodes groups={shown.groups} at={at} atPrompt={props.atPrompt} />}
      <p className={styles.now} role="status">
        <strong>{text('groupOf', { n: at + 1 })}</strong> {text(isLast ? 'lastHint' : `groupHint.${way}`)}
      </p>
      {props.children}
      <p className={styles.quiet}>{text(props.protects ? 'protected' : 'notProtected')}</p>
      <Dock>
        <Button variant="main" size="dock" wide keys="Enter" onPress={next}>
          {text(isLast ? 'opened' : 'next')}
        </Button>
        <Button size="dock" keys="ArrowLeft" disabled={at === 0} onPress={before}>
          {text('before')}
        </Button>
        <Button size="dock" keys="x" onPress={onNotAccepted}>
          {text('notAccepted')}
        </Button>
      </Dock>
    </>
  )
}
