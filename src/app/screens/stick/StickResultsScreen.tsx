/**
 * What sticks brought back: a folder is chosen, looked at, completed with the hosts that only a person can name, and
 * taken over. Nothing is stored before the press.
 */
import { useEffect, useRef, useState } from 'react'
import { Button, ErrorBox, Icon } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { goBack, goTo } from '../../stores/place.ts'
import { NameHost } from './NameHost.tsx'
import { ResultRow } from './ResultRow.tsx'
import styles from './Stick.module.css'
import { type StickResult, useResults } from './use-results.ts'

const parts = ['new', 'known', 'proposals', 'refused'] as const

export function StickResultsScreen() {
  const text = useText('stick')
  const format = useFormat()
  const { state, choose, assign, store } = useResults()
  const [naming, setNaming] = useState<StickResult | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const { report, stored, failed, busy } = state
  const open = report?.results.find(({ state: of }) => of === 'proposal')
  const count = report?.counts.new ?? 0
  const canStore = !busy && !stored && count > 0
  const toHosts = () => goTo({ screen: 'hosts' })
  const main = report === null ? () => void choose() : stored ? toHosts : () => void store()
  useShortcuts([
    { key: 'Enter', run: main, enabled: !busy && (report === null || stored || canStore) },
    { key: 'a', run: () => setNaming(open ?? null), enabled: open !== undefined && !stored && !busy },
    { key: 'f', run: () => void choose(), enabled: !busy },
  ])
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <div>
          <h1 className={styles.title} ref={heading} tabIndex={-1}>
            {text(stored ? 'results.storedTitle' : 'results.title')}
          </h1>
          <p className={styles.quiet}>{text(stored ? 'results.storedSubtitle' : 'results.subtitle')}</p>
        </div>
        <Button variant="quiet" icon="back" keys="Escape" onPress={goBack}>
          {text('results.leave')}
        </Button>
      </header>
      <div className={styles.body}>
        {failed !== null && <ErrorBox error={failed} />}
        {report === null ? (
          <div className={styles.empty}>
            <Icon name="stick" size="large" />
            <p className={styles.emptyTitle}>{text('results.empty')}</p>
            <p className={styles.quiet}>{text('results.emptyText')}</p>
            <Button variant="main" size="dock" icon="folder" keys="Enter" disabled={busy} onPress={() => void choose()}>
              {text('results.choose')}
            </Button>
          </div>
        ) : (
          <>
            <p className={styles.sum} role="status">
              {parts.map((part, index) => (
                <span key={part} className={styles.term}>
                  {index > 0 && <span aria-hidden="true">+ </span>}
                  <b>{format.number(report.counts[part])}</b>{' '}
                  {text(`results.count.${stored && part === 'new' ? 'stored' : part}`)}
                </span>
              ))}
              <span className={styles.term}>
                <span aria-hidden="true">= </span>
                <b>{format.number(report.counts.files)}</b> {text('results.count.files')}
              </span>
            </p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so the keyboard must be able to reach it */}
            <section className={styles.table} tabIndex={0} aria-label={text('results.table')}>
              <table>
                <thead>
                  <tr>
                    {['state', 'machine', 'host', 'work', 'file'].map((name) => (
                      <th key={name} scope="col">
                        {text(`results.column.${name}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {report.results.map((result) => (
                    <ResultRow
                      key={result.file}
                      result={result}
                      stored={stored}
                      keys={result === open && !stored ? 'a' : undefined}
                      onName={() => setNaming(result)}
                    />
                  ))}
                </tbody>
              </table>
            </section>
          </>
        )}
      </div>
      {report !== null && (
        <div className={styles.dock}>
          <Button variant="main" size="dock" wide keys="Enter" disabled={!stored && !canStore} onPress={main}>
            {stored
              ? text('results.toHosts')
              : busy
                ? text('results.busy')
                : count === 0
                  ? text('results.nothing')
                  : text('results.store', { count, n: format.number(count) })}
          </Button>
          <Button size="dock" icon="folder" keys="f" disabled={busy} onPress={() => void choose()}>
            {text('results.another')}
          </Button>
        </div>
      )}
      {naming !== null && (
        <NameHost
          result={naming}
          onName={(host) => {
            setNaming(null)
            void assign(naming.result, host)
          }}
          onClose={() => setNaming(null)}
        />
      )}
    </div>
  )
}
