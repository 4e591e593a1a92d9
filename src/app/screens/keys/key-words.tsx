/**
 * A key in words: its state with a shape, its id as far as it can be told from others.
 */
import type { Output } from '../../../contract/index.ts'
import { classNames, Icon, type IconName } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import styles from './Keys.module.css'

export type KeyRow = Output<'keys.list'>['keys'][number]
export type KeyState = KeyRow['state']

const shapes: Readonly<Record<KeyState, IconName>> = {
  unassigned: 'minus',
  ready: 'key',
  revealed: 'eye',
  used: 'unlock',
  refused: 'block',
  rotate: 'clock',
  rotated: 'check',
  conflict: 'split',
}

export function KeyStateMark({ state }: { readonly state: KeyState }) {
  const text = useText('keys')
  return (
    <span className={classNames(styles.state, styles[state])}>
      <Icon name={shapes[state]} size="small" />
      <span>{text(`state.${state}`)}</span>
    </span>
  )
}

/** The first eight characters are those that the screen of the machine shows in large. */
export function KeyId({ id, long = false }: { readonly id: string; readonly long?: boolean }) {
  const text = useText('keys')
  if (id === '') return <span className={styles.quiet}>{text('noId')}</span>
  return (
    <code className={styles.keyId}>
      <strong>{id.slice(0, 8)}</strong>
      {long ? id.slice(8) : id.length > 8 ? '…' : ''}
    </code>
  )
}
