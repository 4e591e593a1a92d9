/**
 * One result file: what it is, which machine wrote it, which host that is, what was done, and what is in the way.
 */
import { Button, Icon, type IconName } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import styles from './Stick.module.css'
import type { StickResult } from './use-results.ts'

const icons: Readonly<Record<StickResult['state'], IconName>> = {
  new: 'plus',
  known: 'saved',
  proposal: 'person',
  refused: 'close',
}

interface ResultRowProps {
  readonly result: StickResult
  readonly stored: boolean
  /** The key that names the host of this row. */
  readonly keys: string | undefined
  onName(): void
}

export function ResultRow({ result, stored, keys, onName }: ResultRowProps) {
  const text = useText('stick')
  const taken = stored && result.state === 'new'
  const machine = [result.name, result.serial].filter((part) => part !== '').join(' · ')
  return (
    <tr data-state={result.state}>
      <td>
        <span className={styles.state}>
          <Icon name={taken ? 'check' : icons[result.state]} size="small" />
          {text(`results.state.${taken ? 'stored' : result.state}`)}
        </span>
        {result.message !== '' && <span className={styles.message}>{result.message}</span>}
      </td>
      <td className={styles.mono}>{machine === '' ? text('results.unnamed') : machine}</td>
      <td>
        {result.host !== null && <span>{result.host.name}</span>}
        {result.state === 'proposal' && !stored && (
          <Button size="small" keys={keys} onPress={onName}>
            {text('results.name')}
          </Button>
        )}
      </td>
      <td>
        {result.runbook !== '' && (
          <>
            <span>{text('results.steps', { count: result.steps, runbook: result.runbook })}</span>
            {result.stopped !== '' && (
              <span className={styles.message}>{text('results.stopped', { step: result.stopped })}</span>
            )}
          </>
        )}
      </td>
      <td className={styles.file}>{result.file}</td>
    </tr>
  )
}
