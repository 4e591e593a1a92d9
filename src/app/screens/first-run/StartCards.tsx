/**
 * The cards of the first page: the workspace to go on with, and the ways to begin.
 */
import { Button } from 'react-aria-components'
import type { Profile } from '../../../contract/index.ts'
import { classNames, Icon, type IconName } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { KeyCap } from '../../keys/index.ts'
import type { Way } from './enter.ts'
import styles from './FirstRun.module.css'

type Recent = Profile['recent'][number]

export interface GoOnProps {
  readonly entry: Recent
  readonly disabled: boolean
  onPress(): void
}

export function GoOn({ entry, disabled, onPress }: GoOnProps) {
  const text = useText('firstRun')
  const format = useFormat()
  const left = useLeft()
  return (
    <section>
      <h2 className={styles.label}>{text('goOn')}</h2>
      <Button className={classNames(styles.goOn, styles.filled)} isDisabled={disabled} onPress={() => onPress()}>
        <span className={styles.goOnIcon}>
          <Icon name="chevron" size="large" />
        </span>
        <span className={styles.goOnWords}>
          <span className={styles.goOnTitle}>{entry.title}</span>
          <span className={styles.goOnFacts}>
            {left(entry)} · {text('used', { time: format.dateTime(entry.usedAt) })} ·{' '}
            <code title={entry.path}>{entry.path}</code>
          </span>
        </span>
        <KeyCap keys="Enter" />
      </Button>
    </section>
  )
}

export interface StartCardProps {
  readonly way: Way['kind']
  readonly icon: IconName
  readonly keys: string
  /** The filled one, and Enter. */
  readonly main?: boolean
  readonly disabled: boolean
  onPress(): void
}

export function StartCard({ way, icon, keys, main = false, disabled, onPress }: StartCardProps) {
  const text = useText('firstRun')
  return (
    <Button className={classNames(styles.card, main && styles.filled)} isDisabled={disabled} onPress={() => onPress()}>
      <span className={styles.cardTop}>
        <Icon name={icon} size="large" />
        {!disabled && <KeyCap keys={main ? 'Enter' : keys} />}
      </span>
      <span className={styles.cardTitle}>{text(`${way}.title`)}</span>
      <span className={styles.cardText}>{text(`${way}.text`)}</span>
    </Button>
  )
}

/** "1,657 left of 4,812". */
export function useLeft(): (entry: Recent) => string {
  const text = useText('firstRun')
  const format = useFormat()
  return ({ left, total }) => {
    if (left === null || total === null || total === 0) return text('noHosts')
    return text('left', { n: format.number(left), total: format.number(total) })
  }
}
