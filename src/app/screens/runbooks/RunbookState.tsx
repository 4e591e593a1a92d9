/**
 * Whether a version can be started, and how many problems stand against it.
 */
import { classNames, Icon } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import styles from './RunbookState.module.css'
import type { RunbookRow } from './shelf-groups.ts'

export function RunbookState({ row }: { readonly row: Pick<RunbookRow, 'state' | 'problems' | 'current'> }) {
  const text = useText('runbooks')
  const older = row.state === 'ready' && !row.current
  const icon = row.state === 'ready' ? 'check' : row.state === 'draft' ? 'note' : 'remove'
  return (
    <span className={classNames(styles.state, older ? styles.older : styles[row.state])}>
      <Icon name={icon} size="small" />
      <span>
        {text(older ? 'state.older' : `state.${row.state}`)}
        {row.state === 'draft' && row.problems > 0 && `, ${text('problems', { count: row.problems })}`}
      </span>
    </span>
  )
}
