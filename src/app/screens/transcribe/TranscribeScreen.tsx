/**
 * Types a filled-in sheet in, in one go: first the time on it and who worked, then line by line, then one press that
 * stores all of it.
 */
import { useEffect, useRef } from 'react'
import { CallFailed, call } from '../../client.ts'
import { Button, ErrorBox, NotReady } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import { goBack, goTo, usePlace } from '../../stores/place.ts'
import { say } from '../../stores/toast.ts'
import { LineFace } from './LineFace.tsx'
import { PaperFacts } from './PaperFacts.tsx'
import styles from './Transcribe.module.css'
import { useTranscript } from './use-transcript.ts'
import { Way } from './Way.tsx'

export function TranscribeScreen() {
  const asked = usePlace((place) => place.host) ?? ''
  const text = useText('paper')
  const format = useFormat()
  const paper = useTranscript(asked)
  const state = useLive('run.state', { host: asked })
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const { draft, shown, failed } = paper
  const count = draft.answers.length
  const ready = count > 0 && paper.at !== null
  const ended = shown !== null && shown.step === null
  const line = Number(failed?.details.line ?? 0)
  const store = (): void => {
    void paper.store(({ host, events }) => {
      const undo = () => {
        call('run.undo', { host: host.id, paper: true }).catch((error: unknown) => {
          if (!(error instanceof CallFailed)) throw error
          say(text('type.notUndone'))
        })
      }
      say(text('type.stored', { count: events.length, n: format.number(events.length), host: host.name }), { undo })
      goTo({ screen: 'host', host: host.id })
    })
  }
  useShortcuts([
    { key: 'Ctrl+Enter', run: store, enabled: ready },
    { key: 'Enter', run: store, enabled: ready && ended },
    { key: 'Ctrl+Backspace', run: paper.takeBack, enabled: count > 0 },
  ])
  if (state.status !== 'ready') return <NotReady of={state} what={text('type.what')} />
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h1 className={styles.title} ref={heading} tabIndex={-1}>
            {text('type.title', { host: state.data.host.name })}
          </h1>
          <p className={styles.quiet}>{text('type.subtitle')}</p>
        </div>
        <Button variant="quiet" icon="back" keys="Escape" onPress={goBack}>
          {text('type.back')}
        </Button>
      </header>
      <div className={styles.columns}>
        <div className={styles.form}>
          <PaperFacts paper={paper} hasRun={state.data.host.run !== null} />
          {failed !== null && (
            <ErrorBox error={failed}>{line > 0 && <p>{text('type.atLine', { n: line })}</p>}</ErrorBox>
          )}
          {shown?.step != null && <LineFace key={`${count} ${shown.step.id}`} paper={paper} step={shown.step} />}
          {ended && <p className={styles.ended}>{text('type.ended')}</p>}
        </div>
        <Way shown={shown} wrong={line} />
      </div>
      <div className={styles.dock}>
        <Button
          variant={ended ? 'main' : 'plain'}
          size="dock"
          wide
          keys={ended ? 'Enter' : 'Ctrl+Enter'}
          disabled={!ready}
          onPress={store}
        >
          {count === 0 ? text('type.storeNone') : text('type.store', { count, n: format.number(count) })}
        </Button>
        <Button size="dock" icon="undo" keys="Ctrl+Backspace" disabled={count === 0} onPress={paper.takeBack}>
          {text('type.takeBack')}
        </Button>
      </div>
    </div>
  )
}
