/**
 * The lists that were taken in, newest first; each can be taken back as a whole.
 */
import { useState } from 'react'
import { CallFailed, call } from '../../client.ts'
import { Button, ErrorBox, NotReady } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'
import { say } from '../../stores/toast.ts'
import styles from './Sightings.module.css'

export function Lists() {
  const text = useText('sightings')
  const format = useFormat()
  const found = useLive('sightings.list', {})
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<CallFailed | null>(null)
  if (found.status !== 'ready') return <NotReady of={found} what={text('what')} />
  const takeBack = async (id: string, source: string): Promise<void> => {
    setBusy(true)
    setFailed(null)
    try {
      await call('sightings.revert', { sightings: id })
      say(text('tookBack', { source }))
    } catch (error) {
      setFailed(error instanceof CallFailed ? error : new CallFailed('service.defect'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className={styles.card} aria-label={text('earlier')}>
      <h2 className={styles.heading}>{text('earlier')}</h2>
      {failed !== null && <ErrorBox error={failed} />}
      {found.data.lists.length === 0 && <p className={styles.lead}>{text('none')}</p>}
      <ul className={styles.lists}>
        {found.data.lists.map(({ id, source, file, time, actor, asOf, matched, reverted }) => (
          <li key={id}>
            <div className={styles.words}>
              <p className={styles.source}>{text('line', { source, file })}</p>
              <p className={styles.lead}>
                {text('lineFacts', {
                  count: matched,
                  n: format.number(matched),
                  asOf: format.dateTime(asOf),
                  time: format.dateTime(time),
                  actor,
                })}
              </p>
            </div>
            {reverted ? (
              <span>{text('wasTakenBack')}</span>
            ) : (
              <Button size="small" icon="undo" disabled={busy} onPress={() => void takeBack(id, source)}>
                {text('takeBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
