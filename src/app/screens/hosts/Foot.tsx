/**
 * The keys of the table, what is selected, and which rows are in view.
 */
import { useFormat, useText } from '../../i18n/index.ts'
import { KeyCap } from '../../keys/index.ts'
import styles from './Foot.module.css'
import { mostListed, type Range } from './HostTable.tsx'
import { actKeys } from './use-fleet-keys.ts'

export interface FootProps {
  readonly selected: number
  readonly range: Range
  readonly total: number
  readonly canTakeBack: boolean
}

export function Foot({ selected, range, total, canTakeBack }: FootProps) {
  const text = useText('hosts')
  const format = useFormat()
  const hints: readonly (readonly [string, readonly string[]])[] = [
    ['select', ['Space']],
    ['open', ['Enter']],
    ['block', [actKeys.block]],
    ['retire', [actKeys.retire]],
    ['escalate', [actKeys.escalate]],
    ['back', [actKeys.back]],
    ...(canTakeBack ? [['undo', ['u']] as const] : []),
  ]
  const last = Math.min(range.last + 1, total)
  return (
    <footer className={styles.foot}>
      <p className={styles.selected} role="status">
        {selected > 0 && text('foot.selected', { count: selected, n: format.number(selected) })}
      </p>
      <ul className={styles.hints} aria-label={text('foot.keys')}>
        {hints.map(([id, keys]) => (
          <li key={id} className={styles.hint}>
            {keys.map((key) => (
              <KeyCap key={key} keys={key} />
            ))}
            {text(`foot.${id}`)}
          </li>
        ))}
      </ul>
      <p className={styles.rows}>
        {total > mostListed && `${text('foot.limit', { n: format.number(mostListed) })} `}
        {total > 0 &&
          text('foot.rows', {
            first: format.number(Math.min(range.first + 1, last)),
            last: format.number(last),
            total: format.number(total),
          })}
      </p>
    </footer>
  )
}
