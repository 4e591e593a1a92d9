/**
 * Whether the record is whole, in words.
 */
import { useState } from 'react'
import type { Output } from '../../../contract/index.ts'
import { call } from '../../client.ts'
import { Button, ErrorBox, Icon } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import styles from './Settings.module.css'
import { useAttempt } from './use-attempt.ts'

type Verified = Output<'log.verify'>

/** More names help nobody; the command line lists all. */
const filesNamed = 5

export function VerifyRecord() {
  const text = useText('settings')
  const { attempt, busy, failed } = useAttempt()
  const [verified, setVerified] = useState<Verified | null>(null)
  const verify = () =>
    attempt(async () => {
      setVerified(null)
      setVerified(await call('log.verify', {}))
    })
  useShortcuts([{ key: 'v', run: verify, enabled: !busy }])
  return (
    <section className={styles.panel}>
      <h2 className={styles.heading}>{text('verify.title')}</h2>
      <p className={styles.quiet}>{text('verify.text')}</p>
      {failed !== null && <ErrorBox error={failed} />}
      <div role="status">
        {busy && <p>{text('verify.busy')}</p>}
        {verified !== null && <Result verified={verified} />}
      </div>
      <div className={styles.buttons}>
        <Button icon="check" keys="v" disabled={busy} onPress={verify}>
          {text('verify.do')}
        </Button>
      </div>
    </section>
  )
}

function Result({ verified }: { readonly verified: Verified }) {
  const text = useText('settings')
  const format = useFormat()
  const { ok, events, stations, attachments } = verified
  const { missing } = attachments
  if (ok) {
    return (
      <p className={styles.good}>
        <Icon name="check" />
        {text('verify.ok', {
          count: events,
          n: format.number(events),
          stations: text('verify.stations', { count: stations.length, n: format.number(stations.length) }),
        })}
      </p>
    )
  }
  return (
    <div className={styles.bad}>
      <Icon name="alert" />
      <div>
        {stations.map(({ id, firstBad }) =>
          firstBad === null ? null : (
            <p key={id}>
              <strong>{text('verify.bad', { station: id, seq: format.number(firstBad.seq) })}</strong>{' '}
              {text('verify.badHint')}
            </p>
          ),
        )}
        {missing.length > 0 && (
          <p>
            <strong>{text('verify.missing', { count: missing.length, n: format.number(missing.length) })}</strong>{' '}
            {text('verify.missingHint', { files: missing.slice(0, filesNamed).join(', ') })}
          </p>
        )}
      </div>
    </div>
  )
}
