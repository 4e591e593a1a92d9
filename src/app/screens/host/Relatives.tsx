/**
 * Other hosts that may be the same machine, and what was joined into this one. A person decides.
 */
import type { HostDetail } from '../../../contract/index.ts'
import { Button } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { goTo } from '../../stores/place.ts'
import styles from './Host.module.css'
import type { HostDialog } from './HostDialogs.tsx'

interface RelativesProps {
  readonly host: HostDetail['host']
  onDialog(dialog: HostDialog): void
}

export function Relatives({ host: { candidates, members }, onDialog }: RelativesProps) {
  const text = useText('host')
  const claim = useText('claim')
  const format = useFormat()
  return (
    <>
      {candidates.length > 0 && (
        <section className={styles.section} aria-labelledby="host-candidates">
          <h2 id="host-candidates" className={styles.label}>
            {text('candidates.title')}
          </h2>
          <p className={styles.weak}>{text('candidates.hint')}</p>
          <ul className={styles.rows}>
            {candidates.map(({ id, name, why }) => (
              <li key={id} className={styles.row}>
                <span className={styles.rowWords}>
                  <span className={styles.rowName}>{name}</span>
                  <span className={styles.weak}>{claim(`same.${why}`)}</span>
                </span>
                <Button onPress={() => goTo({ screen: 'host', host: id })}>{text('candidates.open')}</Button>
                <Button icon="link" onPress={() => onDialog({ name: 'join', other: { id, name } })}>
                  {text('candidates.join')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {members.length > 1 && (
        <section className={styles.section} aria-labelledby="host-members">
          <h2 id="host-members" className={styles.label}>
            {text('members.title')}
          </h2>
          <div className={styles.row}>
            <span className={styles.rowWords}>
              {text('members.text', { count: members.length, n: format.number(members.length) })}
            </span>
            <Button icon="split" onPress={() => onDialog({ name: 'part' })}>
              {text('members.split')}
            </Button>
          </div>
        </section>
      )}
    </>
  )
}
