/**
 * The list of runbooks: found while one types, opened with Enter. Broken files are named below it and hide nothing.
 */
import { useId, useRef } from 'react'
import { Button, NotReady } from '../../components/index.ts'
import { useFormat, useLanguage, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import { goTo } from '../../stores/place.ts'
import { BrokenFiles } from './BrokenFiles.tsx'
import { RunbookLine } from './RunbookLine.tsx'
import { SearchBar } from './SearchBar.tsx'
import styles from './Shelf.module.css'
import { groupShelf, type RunbookRow } from './shelf-groups.ts'
import { moveShelfTo, searchShelf, toggleAllVersions, useShelf } from './shelf-state.ts'
import { useGroupWords } from './use-group-words.ts'
import { useRowKeys } from './use-row-keys.ts'

const openRunbook = ({ id, hash, current }: RunbookRow): void =>
  goTo({ screen: 'runbooks', runbook: id, ...(current ? {} : { hash }) })

export function RunbookList() {
  const text = useText('runbooks')
  const format = useFormat()
  const language = useLanguage()
  const listId = useId()
  const search = useRef<HTMLInputElement>(null)
  const { search: typed, cursor, all } = useShelf()
  const list = useLive('runbook.list', { all, language }, { keepPrevious: true })
  const { nameGroup, searchText } = useGroupWords()
  const groups = groupShelf(list.data?.runbooks ?? [], typed, searchText)
  const rows = groups.flatMap((group) => group.rows)
  const open = () => {
    const row = rows[cursor]
    if (row !== undefined) openRunbook(row)
  }
  useRowKeys({ count: rows.length, cursor, search, onMove: moveShelfTo, onOpen: open })
  useShortcuts([{ key: 'a', run: toggleAllVersions }])
  const activeId = rows[cursor] === undefined ? undefined : `${listId}-${cursor}`
  return (
    <>
      <SearchBar
        label={text('search')}
        value={typed}
        onChange={searchShelf}
        inputRef={search}
        list={{ id: listId, activeId }}
        found={list.status === 'ready' ? text('found', { count: rows.length, n: format.number(rows.length) }) : ''}
      >
        <Button variant="quiet" size="small" keys="a" pressed={all} onPress={toggleAllVersions}>
          {text(all ? 'onlyCurrent' : 'allVersions')}
        </Button>
      </SearchBar>
      <div className={styles.scroller}>
        {list.status !== 'ready' && <NotReady of={list} what={text('what')} />}
        {list.status === 'ready' && rows.length === 0 && (
          <p className={styles.nothing}>{text('nothing', { text: typed })}</p>
        )}
        <div
          className={styles.rows}
          role="listbox"
          id={listId}
          aria-label={text('title')}
          tabIndex={0}
          {...(activeId === undefined ? {} : { 'aria-activedescendant': activeId })}
        >
          {groups.map(({ id, rows: of }) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of a listbox is no set of fields
            <div key={id} role="group" aria-label={nameGroup(id)}>
              <p className={styles.group} aria-hidden="true">
                {nameGroup(id)}
              </p>
              {of.map((row) => (
                <RunbookLine
                  key={`${row.id} ${row.hash}`}
                  row={row}
                  id={`${listId}-${rows.indexOf(row)}`}
                  current={rows[cursor] === row}
                  onOpen={() => openRunbook(row)}
                />
              ))}
            </div>
          ))}
        </div>
        <BrokenFiles files={list.data?.broken ?? []} />
      </div>
    </>
  )
}
