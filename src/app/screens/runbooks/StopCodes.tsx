/**
 * Stop codes of Windows: what one means, where to look, and the runbook that is for it.
 */
import { useEffect, useId, useRef } from 'react'
import type { Output } from '../../../contract/index.ts'
import { classNames, Icon, NotReady } from '../../components/index.ts'
import { useFormat, useLanguage, useText } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'
import { goTo } from '../../stores/place.ts'
import { SearchBar } from './SearchBar.tsx'
import styles from './Shelf.module.css'
import { moveShelfTo, searchShelf, useShelf } from './shelf-state.ts'
import { useRowKeys } from './use-row-keys.ts'

type StopCode = Output<'stop-codes.search'>['codes'][number]

const openRunbook = ({ runbook }: StopCode): void => {
  if (runbook !== null) goTo({ screen: 'runbooks', runbook: runbook.id })
}

export function StopCodes() {
  const text = useText('runbooks')
  const format = useFormat()
  const language = useLanguage()
  const listId = useId()
  const search = useRef<HTMLInputElement>(null)
  const { search: typed, cursor } = useShelf()
  const found = useLive('stop-codes.search', { query: typed.trim(), language }, { keepPrevious: true })
  const codes = found.data?.codes ?? []
  const open = () => {
    const code = codes[cursor]
    if (code !== undefined) openRunbook(code)
  }
  useRowKeys({ count: codes.length, cursor, search, onMove: moveShelfTo, onOpen: open })
  const activeId = codes[cursor] === undefined ? undefined : `${listId}-${cursor}`
  return (
    <>
      <SearchBar
        label={text('codes.search')}
        value={typed}
        onChange={searchShelf}
        inputRef={search}
        list={{ id: listId, activeId }}
        found={
          found.status === 'ready' ? text('codes.found', { count: codes.length, n: format.number(codes.length) }) : ''
        }
      />
      <div className={styles.scroller}>
        {found.status !== 'ready' && <NotReady of={found} what={text('codes.what')} />}
        {found.status === 'ready' && codes.length === 0 && (
          <p className={styles.nothing}>{text('codes.nothing', { text: typed })}</p>
        )}
        <div
          className={styles.rows}
          role="listbox"
          id={listId}
          aria-label={text('codes.title')}
          tabIndex={0}
          {...(activeId === undefined ? {} : { 'aria-activedescendant': activeId })}
        >
          {codes.map((code, index) => (
            <CodeLine key={code.code} code={code} id={`${listId}-${index}`} current={index === cursor} />
          ))}
        </div>
      </div>
    </>
  )
}

function CodeLine({ code, id, current }: { readonly code: StopCode; readonly id: string; readonly current: boolean }) {
  const text = useText('runbooks')
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (current) line.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list keeps the focus, moves through the rows and opens one
    <div
      ref={line}
      id={id}
      role="option"
      aria-selected={current}
      tabIndex={-1}
      className={classNames(styles.code, current && styles.current)}
      onClick={() => openRunbook(code)}
    >
      <span className={styles.codeName}>
        <strong className={styles.codeNumber}>{code.code}</strong>
        <span className={styles.codeWord}>{[code.name, ...code.also].filter(Boolean).join(' ')}</span>
      </span>
      <span className={styles.codeWords}>
        <span>{code.means}</span>
        <span className={styles.weak}>{text('codes.look', { look: code.look })}</span>
        <span className={styles.codeSources}>
          {code.sources
            .map(({ title, publisher, mark }) =>
              mark === 'K' ? text('practice') : `${title}${text('comma')}${publisher}`,
            )
            .join(' · ')}
        </span>
      </span>
      <span className={code.runbook === null ? styles.weak : styles.codeRunbook}>
        {code.runbook === null ? (
          text('codes.noRunbook')
        ) : (
          <>
            <Icon name="runbook" size="small" />
            <span>{code.runbook.title}</span>
          </>
        )}
      </span>
    </div>
  )
}
