/**
 * Which host wrote a result: the candidates first, any other one by typing.
 */
import { useId, useState } from 'react'
import { Dialog, ErrorBox, TextField } from '../../components/index.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import styles from './Stick.module.css'
import type { StickResult } from './use-results.ts'

interface NameHostProps {
  readonly result: StickResult
  onName(host: string): void
  onClose(): void
}

export function NameHost({ result, onName, onClose }: NameHostProps) {
  const text = useText('stick')
  const language = useLanguage()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [cursor, setCursor] = useState(0)
  const asked = typed.trim()
  const found = useLive('hosts.find', { text: asked, language }, { enabled: asked !== '', keepPrevious: true })
  const hosts =
    asked === ''
      ? result.candidates.map(({ id, name }) => ({ id, name, serial: '', site: '' }))
      : (found.data?.hosts ?? [])
  const chosen = hosts[Math.min(cursor, hosts.length - 1)]
  const move = (by: number) => () => setCursor((now) => Math.max(0, Math.min(hosts.length - 1, now + by)))
  useShortcuts(
    [
      { key: 'Enter', run: () => chosen !== undefined && onName(chosen.id) },
      { key: 'ArrowDown', run: move(1) },
      { key: 'ArrowUp', run: move(-1) },
    ],
    'dialog',
  )
  const machine = [result.name, result.serial].filter((part) => part !== '').join(' · ')
  return (
    <Dialog title={text('results.nameTitle')} onClose={onClose} size="wide">
      <p className={styles.quiet}>{machine === '' ? result.file : machine}</p>
      <p>{result.message}</p>
      <TextField
        label={text('results.nameField')}
        hint={text('results.nameHint')}
        value={typed}
        onChange={(value) => {
          setTyped(value)
          setCursor(0)
        }}
        autoFocus
        maxLength={300}
        type="search"
        list={{ id: listId, activeId: chosen === undefined ? undefined : `${listId}-${hosts.indexOf(chosen)}` }}
      />
      {found.status === 'failed' && <ErrorBox error={found.error} />}
      <div className={styles.hosts} role="listbox" id={listId} aria-label={text('results.hosts')} tabIndex={-1}>
        {hosts.map((host, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus, moves through the rows and takes one
          <div
            key={host.id}
            id={`${listId}-${index}`}
            role="option"
            className={styles.host}
            aria-selected={host === chosen}
            tabIndex={-1}
            onClick={() => onName(host.id)}
          >
            <b>{host.name}</b>
            <span className={styles.mono}>{host.serial}</span>
            <span className={styles.quiet}>{host.site}</span>
          </div>
        ))}
      </div>
      <p className={styles.quiet} role="status">
        {asked !== '' && found.status === 'ready' && hosts.length === 0 ? text('results.noHost', { text: asked }) : ''}
      </p>
    </Dialog>
  )
}
