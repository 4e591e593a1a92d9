/**
 * Keys: how many of each state, and each one with its host. No digit is here and none can be asked for in a list.
 */
import { useEffect, useRef, useState } from 'react'
import { Button, NotReady, TextField } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import { goTo } from '../../stores/place.ts'
import { AddKeyDialog } from './AddKeyDialog.tsx'
import { AssignDialog } from './AssignDialog.tsx'
import styles from './Keys.module.css'
import { KeysHead } from './KeysHead.tsx'
import { KeyTable } from './KeyTable.tsx'
import type { KeyRow, KeyState } from './key-words.tsx'
import { Scroller } from './Scroller.tsx'
import { StateChips } from './StateChips.tsx'

const pageSize = 100

type Open = { readonly kind: 'add' } | { readonly kind: 'assign'; readonly row: KeyRow; readonly thenReveal: boolean }

export function KeysScreen() {
  const text = useText('keys')
  const format = useFormat()
  const [search, setSearch] = useState('')
  const [states, setStates] = useState<readonly KeyState[]>([])
  const [pages, setPages] = useState(1)
  const [at, setAt] = useState(0)
  const [open, setOpen] = useState<Open | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const counts = useLive('keys.counts', {})
  const list = useLive(
    'keys.list',
    {
      offset: 0,
      limit: Math.min(1_000, pages * pageSize),
      ...(search.trim() === '' ? {} : { search: search.trim() }),
      ...(states.length === 0 ? {} : { state: [...states] }),
    },
    { keepPrevious: true },
  )
  const keys = list.data?.keys ?? []
  const current = keys[Math.min(at, keys.length - 1)]
  useEffect(() => {
    if (at > 0 && at >= keys.length && list.status === 'ready') setAt(Math.max(0, keys.length - 1))
  }, [at, keys.length, list.status])

  const reveal = (row: KeyRow): void => {
    if (row.hostId === null) setOpen({ kind: 'assign', row, thenReveal: true })
    else goTo({ screen: 'key-reveal', key: row.key, host: row.hostId })
  }
  const acts = {
    reveal: () => current !== undefined && reveal(current),
    assign: () => current !== undefined && setOpen({ kind: 'assign', row: current, thenReveal: false }),
    add: () => setOpen({ kind: 'add' }),
    load: () => goTo({ screen: 'keys-import' }),
  }
  useShortcuts([
    { key: 'ArrowDown', run: () => setAt(Math.min(at + 1, keys.length - 1)) },
    { key: 'ArrowUp', run: () => setAt(Math.max(at - 1, 0)) },
    { key: 'Enter', run: acts.reveal, enabled: current !== undefined },
    { key: 'g', run: acts.assign, enabled: current !== undefined },
    { key: 'l', run: acts.load },
    { key: 'n', run: acts.add },
    { key: 'd', run: () => goTo({ screen: 'key-reveal' }) },
    { key: '/', run: () => field.current?.focus() },
  ])
  const total = counts.data?.total ?? 0
  return (
    <div className={styles.screen}>
      <KeysHead place="keys" />
      <div className={styles.tools}>
        <TextField
          label={text('search')}
          labelUnseen
          placeholder={text('searchHint')}
          value={search}
          onChange={(value) => {
            setSearch(value)
            setAt(0)
          }}
          inputRef={field}
          type="search"
          mono
        />
        <Button icon="folder" keys="l" onPress={acts.load}>
          {text('load')}
        </Button>
        <Button icon="plus" keys="n" onPress={acts.add}>
          {text('addOne')}
        </Button>
        <Button icon="eye" keys="d" onPress={() => goTo({ screen: 'key-reveal' })}>
          {text('byId')}
        </Button>
      </div>
      {counts.data !== undefined && total > 0 && (
        <StateChips counts={counts.data} chosen={states} onChoose={setStates} />
      )}
      <Scroller label={text('list')}>
        {list.status !== 'ready' ? (
          <NotReady of={list} what={text('what')} />
        ) : keys.length === 0 ? (
          <div className={styles.empty}>
            <p className={styles.emptyTitle}>{text(total === 0 ? 'empty.title' : 'empty.filtered')}</p>
            <p className={styles.quiet}>{text(total === 0 ? 'empty.text' : 'empty.filteredText')}</p>
          </div>
        ) : (
          <KeyTable keys={keys} current={current?.key} onCurrent={setAt} onOpen={reveal} />
        )}
        {list.data !== undefined && list.data.total > keys.length && keys.length < 1_000 && (
          <div className={styles.more}>
            <Button onPress={() => setPages(pages + 1)}>
              {text('more', { shown: format.number(keys.length), total: format.number(list.data.total) })}
            </Button>
          </div>
        )}
        {list.data !== undefined && list.data.total > keys.length && keys.length >= 1_000 && (
          <p className={styles.more}>{text('tooMany', { total: format.number(list.data.total) })}</p>
        )}
      </Scroller>
      <footer className={styles.foot}>
        <Button variant="main" icon="eye" keys="Enter" disabled={current === undefined} onPress={acts.reveal}>
          {text('reveal.open')}
        </Button>
        <Button icon="link" keys="g" disabled={current === undefined} onPress={acts.assign}>
          {text('assign.open')}
        </Button>
      </footer>
      {open?.kind === 'add' && <AddKeyDialog onClose={() => setOpen(null)} />}
      {open?.kind === 'assign' && (
        <AssignDialog
          row={open.row}
          onClose={() => setOpen(null)}
          onDone={(row) => {
            setOpen(null)
            if (open.thenReveal && row.hostId !== null) goTo({ screen: 'key-reveal', key: row.key, host: row.hostId })
          }}
        />
      )}
    </div>
  )
}
