/**
 * The cards of the bench and how the keyboard moves over them.
 */
import { useEffect, useRef, useState } from 'react'
import type { Output } from '../../../contract/index.ts'
import { Button, classNames } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { KeyCap, useShortcuts } from '../../keys/index.ts'
import { useNow } from '../../now.ts'
import { openFind } from '../../stores/find.ts'
import { goTo } from '../../stores/place.ts'
import styles from './Bench.module.css'
import { HeldCard } from './HeldCard.tsx'
import { RunCard } from './RunCard.tsx'
import { type ActiveHost, useFixedOrder } from './use-fixed-order.ts'

type HeldHost = Output<'run.bench'>['held'][number]

interface CardsProps {
  readonly active: readonly ActiveHost[]
  readonly held: readonly HeldHost[]
}

/** More cards than this are drawn lower, without their third line. */
const mostTall = 12
const mostDigits = 9

export function Cards({ active, held }: CardsProps) {
  const text = useText('bench')
  const now = useNow(250)
  const { placed, sortAgain } = useFixedOrder(active)
  const [cursor, setCursor] = useState(0)
  const cards = useRef<HTMLDivElement>(null)
  const count = placed.length + held.length

  const open = (index: number): void => {
    const host = placed[index]?.item.host ?? held[index - placed.length]?.host
    if (host !== undefined) goTo({ screen: host.run === null ? 'host' : 'run', host: host.id })
  }
  const moveTo = (index: number): void => {
    const to = Math.max(0, Math.min(count - 1, index))
    setCursor(to)
    cards.current?.querySelector<HTMLElement>(`[data-card="${to}"]`)?.focus()
  }
  const columns = (): number => {
    const grid = cards.current?.querySelector('ul')
    return grid == null ? 1 : getComputedStyle(grid).gridTemplateColumns.split(' ').length
  }
  useShortcuts([
    ...Array.from({ length: Math.min(mostDigits, count) }, (_, index) => ({
      key: String(index + 1),
      run: () => open(index),
    })),
    { key: 'ArrowRight', run: () => moveTo(cursor + 1) },
    { key: 'ArrowLeft', run: () => moveTo(cursor - 1) },
    { key: 'ArrowDown', run: () => moveTo(cursor + columns()) },
    { key: 'ArrowUp', run: () => moveTo(cursor - columns()) },
    { key: 'Enter', run: () => open(cursor) },
    { key: 'o', run: sortAgain },
  ])
  const dense = placed.length > mostTall
  return (
    <div className={styles.bench} ref={cards}>
      <Head active={active} held={held.length} now={now} onSort={sortAgain} />
      <ul className={classNames(styles.cards, dense && styles.dense)} aria-label={text('active')}>
        {placed.map((of, index) => (
          <li key={of.item.host.id}>
            <RunCard
              {...of}
              index={index}
              atCursor={cursor === index}
              dense={dense}
              now={now}
              onOpen={() => open(index)}
              onFocus={() => setCursor(index)}
            />
          </li>
        ))}
      </ul>
      {held.length > 0 && (
        <section className={styles.held} aria-labelledby="bench-held">
          <div className={styles.heldHead}>
            <h2 id="bench-held">{text('held')}</h2>
            <p className={styles.heldHint}>{text('heldHint')}</p>
          </div>
          <ul className={styles.cards}>
            {held.map((of, index) => (
              <li key={of.host.id}>
                <HeldCard
                  {...of}
                  index={placed.length + index}
                  atCursor={cursor === placed.length + index}
                  onOpen={() => open(placed.length + index)}
                  onFocus={() => setCursor(placed.length + index)}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className={styles.foot} aria-hidden="true">
        <span className={styles.footKeys}>
          <KeyCap keys="ArrowUp" />
          <KeyCap keys="ArrowDown" />
          <KeyCap keys="ArrowLeft" />
          <KeyCap keys="ArrowRight" />
        </span>
        {text('move')}
        <KeyCap keys="Enter" />
        {text('open')}
      </p>
    </div>
  )
}

interface HeadProps {
  readonly active: readonly ActiveHost[]
  readonly held: number
  readonly now: number
  onSort(): void
}

function Head({ active, held, now, onSort }: HeadProps) {
  const text = useText('bench')
  const format = useFormat()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const running = active.filter(({ host }) => host.waitUntil !== null && Date.parse(host.waitUntil) > now).length
  const needing = active.length - running
  const counted = (key: string, count: number) => text(key, { count, n: format.number(count) })
  return (
    <header className={styles.head}>
      <h1 className={styles.title} ref={heading} tabIndex={-1}>
        {text('title')}
      </h1>
      <p className={styles.counts}>
        <strong>{needing === 0 ? text('needNone') : counted('need', needing)}</strong>
        {running > 0 && held > 0 ? (
          <span>{text('rest', { running: counted('running', running), held: counted('heldCount', held) })}</span>
        ) : (
          <span>{running > 0 ? counted('running', running) : held > 0 ? counted('heldCount', held) : ''}</span>
        )}
      </p>
      <span className={styles.headActs}>
        <Button keys="o" onPress={onSort}>
          {text('refresh')}
        </Button>
        <Button icon="search" keys="Ctrl+k" onPress={openFind}>
          {text('findHost')}
        </Button>
      </span>
    </header>
  )
}
