/**
 * Which machine this is, since when, and the way to the next one.
 */
import type { RunView } from '../../../contract/index.ts'
import { Button, Icon, StatusMark } from '../../components/index.ts'
import { useFormat, useLanguage, useText } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'
import { useNow } from '../../now.ts'
import styles from './Strip.module.css'

interface StripProps {
  readonly view: RunView
  readonly hasNext: boolean
  onNext(): void
}

export function Strip({ view: { host, run }, hasNext, onNext }: StripProps) {
  const text = useText('run')
  const language = useLanguage()
  const detail = useLive('hosts.show', { host: host.id, language }, { keepPrevious: true })
  const model = detail.data?.host.facts.model ?? ''
  const where = [host.site, host.place].filter((part) => part !== '').join(' / ')
  return (
    <header className={styles.strip}>
      <span className={styles.name}>{host.name}</span>
      <span className={styles.status}>
        <StatusMark status={host.status} withWord />
      </span>
      <span className={styles.shape}>
        <StatusMark status={host.status} />
      </span>
      {model !== '' && <span className={styles.model}>{model}</span>}
      {host.serial !== '' && (
        <span className={styles.serial}>
          <span className={styles.label}>{text('serial')} </span>
          {host.serialIdentifies ? <code>{host.serial}</code> : <span className={styles.weak}>{host.serial}</span>}
        </span>
      )}
      {where !== '' && <span className={styles.where}>{where}</span>}
      {host.criticality > 0 && (
        <span className={styles.criticality}>
          <span className={styles.unseen}>{text('criticality', { n: host.criticality })}</span>
          <span aria-hidden="true">{text('criticalityShort', { n: host.criticality })}</span>
        </span>
      )}
      <span className={styles.end}>
        {run !== null && <Minutes from={run.startedAt} to={run.finishedAt} />}
        {hasNext && (
          <span className={styles.next}>
            <Button variant="quiet" keys="h" onPress={onNext}>
              {text('nextHost')}
            </Button>
          </span>
        )}
      </span>
    </header>
  )
}

function Minutes({ from, to }: { readonly from: string; readonly to: string | null }) {
  const format = useFormat()
  const now = useNow(10_000)
  const end = to === null ? now : Date.parse(to)
  return (
    <span className={styles.minutes}>
      <Icon name="clock" size="small" />
      {format.minutes(Math.max(0, Math.floor((end - Date.parse(from)) / 60_000)))}
    </span>
  )
}
