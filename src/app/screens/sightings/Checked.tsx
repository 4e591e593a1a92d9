/**
 * What a list says before it is taken in: the sum of its rows, how its times are read, whom nobody knows.
 */
import { Button, Select, TextField } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import styles from './Sightings.module.css'
import { checkSightings, nameSource, takeIn, useTaking } from './sightings-state.ts'

const zones = Array.from({ length: 27 }, (_, index) => (index - 12) * 60)

export function Checked() {
  const text = useText('sightings')
  const refusedText = useText('refused')
  const format = useFormat()
  const { path, time, source, plan, failed, busy } = useTaking()
  const canTake = plan !== null && busy === null && source.trim() !== ''
  const needsOrder = failed?.code === 'sightings.day-order' || (plan !== null && plan.column.order !== 'either')
  useShortcuts([{ key: 'Enter', run: () => void takeIn(), enabled: canTake }])
  if (plan === null && !needsOrder) return null
  return (
    <section className={styles.card} aria-label={text('checked')}>
      {plan !== null && (
        <>
          <p className={styles.sum}>{text('sum', sumOf())}</p>
          <p>{text('asOf', { time: format.dateTime(plan.asOf), hosts: format.number(plan.hosts) })}</p>
        </>
      )}
      <div className={styles.fields}>
        <TextField
          label={text('source')}
          hint={text('sourceHint')}
          value={source}
          onChange={nameSource}
          maxLength={100}
        />
        {(plan === null || plan.column.needsZone) && (
          <Select
            label={text('zone')}
            hint={text('zoneHint')}
            value={String(time.offsetMinutes ?? 0)}
            onChange={(minutes) => void checkSightings(path, { ...time, offsetMinutes: Number(minutes) })}
            options={zones.map((minutes) => ({ id: String(minutes), label: zoneWord(minutes) }))}
          />
        )}
        {needsOrder && (
          <Select
            label={text('order')}
            value={plan?.reading.order ?? null}
            onChange={(order) => void checkSightings(path, { ...time, order })}
            placeholder={text('orderChoose')}
            options={[
              { id: 'day-first' as const, label: text('dayFirst') },
              { id: 'month-first' as const, label: text('monthFirst') },
            ]}
          />
        )}
      </div>
      {plan !== null && plan.unknownFirst.length > 0 && (
        <details>
          <summary>{text('unknown', { count: plan.counts.unknown, n: format.number(plan.counts.unknown) })}</summary>
          <p>{plan.unknownFirst.map(({ line, name }) => text('unknownRow', { line, name })).join(' · ')}</p>
        </details>
      )}
      {plan !== null && plan.refused.length > 0 && (
        <details>
          <summary>{text('refused', { count: plan.counts.refused, n: format.number(plan.counts.refused) })}</summary>
          <ul>
            {plan.refused.map(({ line, code, value }) => (
              <li key={line}>{text('refusedRow', { line, why: refusedText(code), value: value ?? '' })}</li>
            ))}
          </ul>
        </details>
      )}
      {plan !== null && (
        <Button variant="main" keys="Enter" disabled={!canTake} onPress={() => void takeIn()}>
          {text('take', { count: plan.hosts, n: format.number(plan.hosts) })}
        </Button>
      )}
    </section>
  )

  function sumOf(): Record<string, string> {
    const counts = plan?.counts ?? { rows: 0, matched: 0, unknown: 0, refused: 0, blank: 0 }
    return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, format.number(count)]))
  }
}

function zoneWord(minutes: number): string {
  const hours = Math.abs(minutes / 60)
  return minutes === 0 ? 'UTC' : `UTC${minutes < 0 ? '−' : '+'}${hours}`
}
