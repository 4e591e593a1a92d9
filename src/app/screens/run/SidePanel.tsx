/**
 * Beside the step: what is known of the machine so far, what will be due, notes, and the timers of the other runs.
 */
import type { HostRow, RunView } from '../../../contract/index.ts'
import { Button, clockDigits, Icon, StatusMark } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { secondsUntil, useNow } from '../../now.ts'
import { goTo } from '../../stores/place.ts'
import { PrintPaper } from '../paper/PrintPaper.tsx'
import { HostFacts } from './HostFacts.tsx'
import styles from './SidePanel.module.css'

interface SidePanelProps {
  readonly view: RunView
  readonly others: readonly HostRow[]
  /** Missing while nothing can be written. */
  readonly onNote?: () => void
  readonly onGiveUp?: () => void
  readonly onAnother?: () => void
  readonly onTypeIn?: () => void
}

export function SidePanel({ view, others, onNote, onGiveUp, onAnother, onTypeIn }: SidePanelProps) {
  const text = useText('run')
  const paper = useText('paper')
  const format = useFormat()
  const dues = view.step?.dues ?? view.run?.outcome?.dues ?? []
  return (
    <aside className={styles.panel} aria-label={text('side.label')}>
      <section>
        <h2 className={styles.title}>{text('side.host')}</h2>
        <HostFacts view={view} />
      </section>
      <section>
        <h2 className={styles.title}>{text('side.dues')}</h2>
        {dues.length === 0 ? (
          <p className={styles.none}>{text('side.noDues')}</p>
        ) : (
          <ul>
            {dues.map((due) => (
              <li key={due} className={styles.due}>
                <Icon name="key" size="small" />
                <span>{due}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2 className={styles.title}>{text('side.notes')}</h2>
        {view.notes.map((note) => (
          <p key={`${note.time} ${note.text}`} className={styles.note}>
            {text('side.quote', { text: note.text })} <span className={styles.when}>{format.dateTime(note.time)}</span>
          </p>
        ))}
        <div className={styles.acts}>
          <Button icon="note" keys="n" disabled={onNote === undefined} onPress={onNote}>
            {text('side.note')}
          </Button>
          {onAnother !== undefined && (
            <Button variant="quiet" icon="list" keys="o" onPress={onAnother}>
              {text('another')}
            </Button>
          )}
          {onTypeIn !== undefined && (
            <>
              <PrintPaper variant="quiet" host={view.host} />
              <Button variant="quiet" icon="document" keys="t" onPress={onTypeIn}>
                {paper('type.button')}
              </Button>
            </>
          )}
          {onGiveUp !== undefined && (
            <Button variant="quiet" icon="close" keys="g" onPress={onGiveUp}>
              {text('giveUp.open')}
            </Button>
          )}
        </div>
      </section>
      {others.length > 0 && (
        <section className={styles.others}>
          <h2 className={styles.title}>{text('side.others')}</h2>
          <ul>
            {others.map((host) => (
              <Other key={host.id} host={host} />
            ))}
          </ul>
        </section>
      )}
    </aside>
  )
}

function Other({ host }: { readonly host: HostRow }) {
  const text = useText('run')
  const now = useNow(1000)
  const left = host.waitUntil === null ? null : secondsUntil(host.waitUntil, now)
  return (
    <li>
      <button type="button" className={styles.other} onClick={() => goTo({ screen: 'run', host: host.id })}>
        <StatusMark status={host.status} />
        <span className={styles.otherName}>{host.name}</span>
        <span className={left === 0 ? styles.over : styles.left}>
          {left === null ? text('side.ready') : left === 0 ? text('side.over') : clockDigits(left)}
        </span>
      </button>
    </li>
  )
}
