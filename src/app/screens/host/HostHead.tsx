/**
 * Which host this is and how it stands, in one line.
 */
import { useEffect, useRef } from 'react'
import type { HostDetail } from '../../../contract/index.ts'
import { Button, StatusMark } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { goBack } from '../../stores/place.ts'
import { useHostWords } from '../hosts/host-words.ts'
import styles from './Host.module.css'

export function HostHead({ host }: { readonly host: HostDetail['host'] }) {
  const text = useText('host')
  const format = useFormat()
  const hosts = useText('hosts')
  const words = useHostWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const last = host.how === 'runbook' ? hosts('how.runbook') : words.lastOf(host)
  const time = format.dateTime(host.since)
  return (
    <header className={styles.head}>
      <h1 className={styles.name} ref={heading} tabIndex={-1}>
        {host.name === '' ? text('noName') : host.name}
      </h1>
      <span className={styles.status}>
        <StatusMark status={host.status} withWord size="card" />
      </span>
      {last !== '' && <span className={styles.last}>{last}</span>}
      {time !== '' && (
        <span className={styles.since}>
          {host.technician === '' ? text('since', { time }) : text('by', { technician: host.technician, time })}
        </span>
      )}
      <span className={styles.headEnd}>
        <Button variant="quiet" icon="back" keys="Escape" onPress={goBack}>
          {text('back')}
        </Button>
      </span>
    </header>
  )
}
