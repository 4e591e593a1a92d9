/**
 * Find (Ctrl+K): for a person who types a part of a name, and for a scanner that types a whole serial and Enter.
 *
 * A scanner is faster than the answer. Enter therefore waits for the answer to the very text that stands in the
 * field, and opens what that one found.
 */
import { useId, useState } from 'react'
import { type CallFailed, call } from '../client.ts'
import { Dialog, ErrorBox, StatusMark, TextField } from '../components/index.ts'
import { useLanguage, useText } from '../i18n/index.ts'
import { useShortcuts } from '../keys/index.ts'
import { useLive } from '../live.ts'
import { closeFind } from '../stores/find.ts'
import { goTo } from '../stores/place.ts'
import styles from './FindDialog.module.css'

export function FindDialog() {
  const text = useText('find')
  const language = useLanguage()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [cursor, setCursor] = useState(0)
  const [failed, setFailed] = useState<CallFailed | null>(null)
  const found = useLive(
    'hosts.find',
    { text: typed.trim(), language },
    { enabled: typed.trim() !== '', keepPrevious: true },
  )
  const hosts = typed.trim() === '' ? [] : (found.data?.hosts ?? [])

  const open = (host: string): void => {
    closeFind()
    goTo({ screen: 'host', host })
  }
  const openFound = async (): Promise<void> => {
    const asked = typed.trim()
    if (asked === '') return
    try {
      const answer = await call('hosts.find', { text: asked, language })
      const host = answer.exact ? answer.hosts[0] : (answer.hosts[cursor] ?? answer.hosts[0])
      if (host !== undefined) open(host.id)
    } catch (error) {
      setFailed(error as CallFailed)
    }
  }
  const move = (step: number) => () => setCursor((now) => Math.max(0, Math.min(hosts.length - 1, now + step)))
  useShortcuts(
    [
      { key: 'Enter', run: () => void openFound() },
      { key: 'ArrowDown', run: move(1) },
      { key: 'ArrowUp', run: move(-1) },
    ],
    'dialog',
  )
  return (
    <Dialog title={text('title')} onClose={closeFind} size="wide">
      <TextField
        label={text('field')}
        labelUnseen
        placeholder={text('placeholder')}
        value={typed}
        onChange={(value) => {
          setTyped(value)
          setCursor(0)
          setFailed(null)
        }}
        autoFocus
        maxLength={300}
        size="large"
        type="search"
        list={{ id: listId, activeId: hosts.length > 0 ? `${listId}-${cursor}` : undefined }}
      />
      {failed !== null && <ErrorBox error={failed} />}
      {found.status === 'failed' && <ErrorBox error={found.error} />}
      <div className={styles.hosts} role="listbox" id={listId} aria-label={text('found')} tabIndex={-1}>
        {hosts.map((host, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus, moves through the rows and opens one
          <div
            key={host.id}
            id={`${listId}-${index}`}
            role="option"
            className={styles.host}
            aria-selected={index === cursor}
            tabIndex={-1}
            onClick={() => open(host.id)}
          >
            <StatusMark status={host.status} />
            <span className={styles.name}>{host.name}</span>
            <span className={host.serialIdentifies ? styles.serial : styles.weak}>{host.serial}</span>
            <span className={styles.site}>{host.site}</span>
            <span className={styles.site}>{host.assetTag}</span>
          </div>
        ))}
      </div>
      <p className={styles.state} role="status">
        {sentence()}
      </p>
    </Dialog>
  )

  function sentence(): string {
    if (typed.trim() === '') return text('how')
    if (found.status === 'waiting') return text('looking')
    if (hosts.length === 0) return text('nothing', { text: typed.trim() })
    return found.data?.exact === true ? text('exact') : text('several', { n: hosts.length })
  }
}
