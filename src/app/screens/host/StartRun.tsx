/**
 * The way into a run: go on with the open one, or start the one that fits best, with the reason why it does.
 */
import { useRef, useState } from 'react'
import type { HostRow, Input } from '../../../contract/index.ts'
import { CallFailed, call } from '../../client.ts'
import { Button, NotReady } from '../../components/index.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import { goTo } from '../../stores/place.ts'
import { FactQuestion } from './FactQuestion.tsx'
import styles from './Host.module.css'

interface StartRunProps {
  readonly host: HostRow
  onAnother(): void
  onFailed(error: CallFailed | null): void
}

export function StartRun({ host, onAnother, onFailed }: StartRunProps) {
  const text = useText('host')
  const language = useLanguage()
  const open = host.run !== null
  const [answers, setAnswers] = useState<NonNullable<Input<'run.start'>['answers']>>({})
  const proposed = useLive(
    'runbook.propose',
    { host: host.id, answers, language },
    { enabled: !open, keepPrevious: true },
  )
  const library = useLive('runbook.list', { language }, { enabled: !open })
  const best = proposed.data?.proposals[0]
  // While a run is open another runbook is chosen in the run itself.
  const others = open ? 0 : (library.data?.runbooks ?? []).filter(({ id }) => id !== best?.id).length
  const busy = useRef(false)
  const toRun = (): void => goTo({ screen: 'run', host: host.id })
  const start = (): void => {
    if (busy.current) return
    busy.current = true
    onFailed(null)
    call('run.start', { host: host.id, answers, language }).then(toRun, (error: unknown) => {
      busy.current = false
      onFailed(error instanceof CallFailed ? error : new CallFailed('service.defect'))
    })
  }
  const go = open ? toRun : start
  const can = open || best !== undefined
  // Nothing is left to do here: a habit must not start it again.
  const settled = !open && (host.status === 'recovered' || host.status === 'retired')
  useShortcuts([
    { key: 'Enter', run: go, enabled: can && !settled },
    { key: 's', run: go, enabled: can },
    { key: 'o', run: onAnother, enabled: others > 0 },
  ])
  if (!open && proposed.status !== 'ready') return <NotReady of={proposed} what={text('proposal.what')} />
  return (
    <section className={styles.start} aria-labelledby="host-start">
      <h2 id="host-start" className={styles.label}>
        {text(open ? 'open.title' : 'proposal.title')}
      </h2>
      <p>
        {open
          ? text('open.text', { step: host.lastStep })
          : best === undefined
            ? text('proposal.none')
            : text('proposal.why', best)}
      </p>
      {!open && (
        <FactQuestion
          question={proposed.data?.question ?? null}
          answers={answers}
          onAnswer={(id, value) => setAnswers({ ...answers, [id]: value })}
          onAgain={() => setAnswers({})}
        />
      )}
      <div className={styles.startActs}>
        <Button
          variant={settled ? 'plain' : 'main'}
          size="dock"
          wide
          keys={settled ? 's' : 'Enter'}
          disabled={!can}
          onPress={go}
        >
          {text(open ? 'goOn' : 'start')}
        </Button>
        {others > 0 && (
          <Button size="dock" keys="o" onPress={onAnother}>
            {text('proposal.another')}
          </Button>
        )}
      </div>
    </section>
  )
}
