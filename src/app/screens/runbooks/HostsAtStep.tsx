/**
 * The hosts whose open run stands at a step now.
 */
import { useState } from 'react'
import type { ReadStep } from '../../../contract/index.ts'
import { Dialog, NotReady, StatusMark } from '../../components/index.ts'
import { useFormat, useLanguage, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import { goTo } from '../../stores/place.ts'
import type { Shown } from './book.ts'
import styles from './Dialogs.module.css'

interface HostsAtStepProps {
  readonly shown: Shown
  readonly step: ReadStep
  onClose(): void
}

export function HostsAtStep({ shown, step, onClose }: HostsAtStepProps) {
  const text = useText('runbooks')
  const format = useFormat()
  const language = useLanguage()
  const [cursor, setCursor] = useState(0)
  const found = useLive('runbook.hosts-of-step', { runbook: shown.id, hash: shown.hash, step: step.id, language })
  const hosts = found.data?.hosts ?? []
  const open = (host: string | undefined): void => {
    if (host === undefined) return
    onClose()
    goTo({ screen: 'host', host })
  }
  const move = (by: number) => () => setCursor((now) => Math.max(0, Math.min(hosts.length - 1, now + by)))
  useShortcuts(
    [
      { key: 'Enter', run: () => open(hosts[cursor]?.id) },
      { key: 'ArrowDown', run: move(1) },
      { key: 'ArrowUp', run: move(-1) },
    ],
    'dialog',
  )
  return (
    <Dialog title={text('hostsAt', { title: step.short })} onClose={onClose} size="wide">
      {found.status !== 'ready' && <NotReady of={found} />}
      <div
        className={styles.rows}
        role="listbox"
        aria-label={text('hostsAt', { title: step.short })}
        tabIndex={0}
        {...(hosts.length > 0 ? { 'aria-activedescendant': `host-at-${cursor}` } : {})}
      >
        {hosts.map((host, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list keeps the focus, moves through the rows and opens one
          <div
            key={host.id}
            id={`host-at-${index}`}
            role="option"
            className={styles.host}
            aria-selected={index === cursor}
            tabIndex={-1}
            onClick={() => open(host.id)}
          >
            <StatusMark status={host.status} />
            <span className={styles.name}>{host.name}</span>
            <span className={styles.weak}>{host.site}</span>
            <span className={styles.weak}>{host.technician}</span>
            <span className={styles.weak}>{format.time(host.since)}</span>
          </div>
        ))}
      </div>
      {found.data !== undefined && (
        <p className={styles.state} role="status">
          {hosts.length < found.data.total
            ? text('hostsFirst', { n: format.number(hosts.length), total: format.number(found.data.total) })
            : text('hostsAll', { count: found.data.total })}
        </p>
      )}
    </Dialog>
  )
}
