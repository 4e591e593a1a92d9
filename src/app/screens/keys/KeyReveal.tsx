/**
 * The way of one key from the vault to the machine: which key, the digits, did it open, and if not, what then.
 */
import { type ReactNode, useState } from 'react'
import { CallFailed, call } from '../../client.ts'
import { Button, ErrorBox, NotReady } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { Dock } from '../run/dock.tsx'
import { StepHead } from '../run/StepHead.tsx'
import { AskKey } from './AskKey.tsx'
import { DigitsFace } from './DigitsFace.tsx'
import { HiddenFace } from './HiddenFace.tsx'
import { RefusedFace } from './RefusedFace.tsx'
import styles from './Reveal.module.css'
import { UnlockForm } from './UnlockForm.tsx'
import { type RevealWish, useReveal } from './use-reveal.ts'
import { useVault } from './use-vault.ts'

export interface KeyRevealProps {
  /** Id of the host; `null`: the key id decides. */
  readonly host: string | null
  /** The key that was chosen in a list. */
  readonly chosen: string | null
  /** What was already read off the machine's screen. */
  readonly typed: string
  /** The prompt wants hyphens between the groups, the key page does not. */
  readonly atPrompt: boolean
  readonly meta: readonly ReactNode[]
  readonly title: string
  /** The drive is open; stored by then. */
  onOpened(): void
  /** The key is marked as refused. */
  onRefused(): void
  onClose(): void
  /** What the way out is called. */
  readonly closeWord: string
  /** What the step of a run says beside the digits. */
  readonly children?: ReactNode
}

export interface Asked {
  readonly wish: RevealWish
  /** As it was typed off the screen, for the comparison. */
  readonly typed: string
}

export function KeyReveal(props: KeyRevealProps) {
  const { meta, title, atPrompt, onOpened, onRefused, onClose } = props
  const text = useText('keys')
  const vault = useVault()
  const reveal = useReveal()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [refused, setRefused] = useState(false)
  /** Which group is to be typed now, from 0. Stays when the digits hide. */
  const [at, setAt] = useState(0)
  const [typed, setTyped] = useState(props.typed)
  const [chosen, setChosen] = useState(props.chosen)
  const [lost, setLost] = useState<CallFailed | null>(null)
  const [shownKey, setShownKey] = useState('')

  const show = async (next: Asked, emergency?: { reason: string; folder?: string }): Promise<void> => {
    setAsked(next)
    setTyped(next.typed)
    setRefused(false)
    setLost(null)
    const shown = await reveal.show(next.wish, emergency)
    // A second person agrees to one reveal: their passphrase is not kept for another.
    if (shown && next.wish.second !== undefined) setAsked({ typed: next.typed, wish: withoutSecond(next.wish) })
  }
  const again = () => {
    if (asked !== null) void show(asked)
  }
  const outcome = async (result: 'opened' | 'refused'): Promise<void> => {
    const key = reveal.shown?.key ?? shownKey
    reveal.hide('person')
    try {
      await call('keys.outcome', { key, result })
    } catch (error) {
      // The machine does not wait for our disk: said, and the way goes on.
      setLost(error instanceof CallFailed ? error : new CallFailed('service.defect'))
      return
    }
    if (result === 'opened') onOpened()
    else onRefused()
  }
  const notAccepted = () => {
    if (reveal.shown !== null) setShownKey(reveal.shown.key)
    reveal.hide('person')
    setRefused(true)
  }
  const askAnother = () => {
    setAsked(null)
    setRefused(false)
    setTyped('')
    setChosen(null)
    setAt(0)
  }

  if (vault.status !== 'ready') return <NotReady of={vault} what={text('what')} />
  if (reveal.shown !== null) {
    if (shownKey !== reveal.shown.key) setShownKey(reveal.shown.key)
    return (
      <DigitsFace
        meta={meta}
        title={title}
        shown={reveal.shown}
        typed={asked?.typed ?? ''}
        protects={reveal.protects}
        failed={reveal.failed}
        atPrompt={atPrompt}
        at={at}
        onAt={setAt}
        onMore={again}
        onHide={() => reveal.hide('person')}
        onOpened={() => void outcome('opened')}
        onNotAccepted={notAccepted}
      >
        {props.children}
      </DigitsFace>
    )
  }
  if (!vault.data.exists || !vault.data.unlocked) {
    return (
      <>
        <StepHead
          meta={meta}
          title={text('unlockTitle')}
          text={vault.data.exists ? text('unlockFirst') : text('vaultFirst')}
          takesFocus={false}
        />
        {vault.data.exists && <UnlockForm />}
        <LeaveDock word={props.closeWord} onClose={onClose} />
      </>
    )
  }
  if (refused) {
    return (
      <>
        {lost !== null && <ErrorBox error={lost} />}
        <RefusedFace
          meta={meta}
          typed={typed}
          onCompare={() => {
            setAsked(null)
            setRefused(false)
            setAt(0)
          }}
          onOnceMore={() => {
            setAt(0)
            again()
          }}
          onAnother={askAnother}
          onBlock={() => void outcome('refused')}
        />
      </>
    )
  }
  if (asked !== null && reveal.hiddenBy !== null && reveal.failed === null) {
    return (
      <div className={styles.stack}>
        {lost !== null && <ErrorBox error={lost} />}
        <HiddenFace
          meta={meta}
          by={reveal.hiddenBy}
          at={at}
          busy={reveal.busy}
          onAgain={again}
          onOpened={() => void outcome('opened')}
          onNotAccepted={notAccepted}
          onClose={onClose}
        />
      </div>
    )
  }
  return (
    <AskKey
      key={chosen ?? 'by-id'}
      meta={meta}
      host={props.host}
      chosen={chosen}
      typed={typed}
      reason={asked?.wish.reason ?? ''}
      busy={reveal.busy}
      failed={reveal.failed}
      onShow={(next) => void show(next)}
      onEmergency={(next, emergency) => void show(next, emergency)}
      onChange={reveal.forgetFailure}
      onClose={onClose}
      closeWord={props.closeWord}
    />
  )
}

function withoutSecond({ second: _, ...wish }: RevealWish): RevealWish {
  return wish
}

/** While nothing can be shown there is one way: out. */
function LeaveDock({ word, onClose }: { readonly word: string; onClose(): void }) {
  useShortcuts([{ key: 'Escape', run: onClose }])
  return (
    <Dock>
      <Button size="dock" keys="Escape" onPress={onClose}>
        {word}
      </Button>
    </Dock>
  )
}
