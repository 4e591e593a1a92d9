/**
 * Two versions of one runbook, chosen from all that are here, with the keyboard through their changes.
 */
import { useRef, useState } from 'react'
import { Button, NotReady, Select } from '../../components/index.ts'
import { useFormat, useLanguage, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import { goBack, usePlace } from '../../stores/place.ts'
import { Comparison } from './Comparison.tsx'
import styles from './Pages.module.css'

export function CompareScreen() {
  const text = useText('author')
  const format = useFormat()
  const language = useLanguage()
  const given = usePlace()
  const list = useLive('runbook.list', { all: true, language })
  const [chosen, setChosen] = useState({ runbook: given.runbook, from: given.from, to: given.to })
  const page = useRef<HTMLElement>(null)
  const rows = list.data?.runbooks ?? []
  const ids = [...new Map(rows.map(({ id, title }) => [id, title]))]
  const several = ids.filter(([id]) => rows.filter((row) => row.id === id).length > 1)
  const runbook = chosen.runbook ?? several[0]?.[0] ?? ids[0]?.[0]
  const versions = rows.filter(({ id }) => id === runbook)
  // Newest first: without a wish the newest is compared with the one before it.
  const to = versions.find(({ hash }) => hash === chosen.to)?.hash ?? versions[0]?.hash
  const from = versions.find(({ hash }) => hash === chosen.from)?.hash ?? versions.find(({ hash }) => hash !== to)?.hash
  const canCompare = runbook !== undefined && from !== undefined && to !== undefined
  const compared = useLive(
    'runbook.compare',
    { runbook: runbook ?? '-', from: from ?? nothing, to: to ?? nothing, language },
    { enabled: canCompare, keepPrevious: true },
  )
  const move = (by: 1 | -1): void => {
    const changes = [...(page.current?.querySelectorAll<HTMLElement>('[data-change]') ?? [])]
    const at = changes.indexOf(document.activeElement as HTMLElement) // one of them, or none
    const next = changes[at < 0 ? (by > 0 ? 0 : changes.length - 1) : (at + by + changes.length) % changes.length]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  useShortcuts([
    { key: 'n', run: () => move(1), enabled: canCompare },
    { key: 'p', run: () => move(-1), enabled: canCompare },
  ])
  const labelOf = ({ version, state, origin, addedBy, addedAt }: (typeof versions)[number]): string =>
    [
      version,
      text(`standing.${state}`),
      origin === 'shipped' ? text('standing.shipped') : [addedBy, format.dateTime(addedAt)].join(' '),
    ].join(' · ')
  const options = versions.map((row) => ({ id: row.hash, label: labelOf(row) }))
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <h1 className={styles.title}>{text('compare.title')}</h1>
        <div className={styles.choices}>
          <Select
            label={text('compare.runbook')}
            options={ids.map(([id, title]) => ({ id, label: title }))}
            value={runbook ?? null}
            onChange={(id) => setChosen({ runbook: id, from: undefined, to: undefined })}
          />
          <Select
            label={text('compare.from')}
            options={options}
            value={from ?? null}
            onChange={(hash) => setChosen({ runbook, from: hash, to })}
          />
          <Select
            label={text('compare.to')}
            options={options}
            value={to ?? null}
            onChange={(hash) => setChosen({ runbook, from, to: hash })}
          />
        </div>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled, also by keys */}
      <section className={styles.body} ref={page} tabIndex={0} aria-label={text('compare.title')}>
        {list.status !== 'ready' ? (
          <NotReady of={list} what={text('start.what')} />
        ) : !canCompare ? (
          <p className={styles.quiet}>{text('compare.one')}</p>
        ) : compared.status !== 'ready' ? (
          <NotReady of={compared} what={text('compare.what')} />
        ) : (
          <Comparison of={compared.data} />
        )}
      </section>
      <footer className={styles.dock}>
        <Button variant="main" size="dock" keys="n" disabled={!canCompare} onPress={() => move(1)}>
          {text('compare.next')}
        </Button>
        <Button size="dock" keys="p" disabled={!canCompare} onPress={() => move(-1)}>
          {text('compare.before')}
        </Button>
        <Button size="dock" keys="Escape" onPress={goBack}>
          {text('back')}
        </Button>
      </footer>
    </div>
  )
}

/** Never asked for. */
const nothing = '0'.repeat(64)
