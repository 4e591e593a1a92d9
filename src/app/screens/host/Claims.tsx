/**
 * The marks by which a host is known. One that identifies nothing is grey and says why.
 */
import type { HostDetail } from '../../../contract/index.ts'
import { useText } from '../../i18n/index.ts'
import styles from './Host.module.css'

export function Claims({ claims }: { readonly claims: HostDetail['host']['claims'] }) {
  const text = useText('host')
  const claim = useText('claim')
  if (claims.length === 0) return null
  const firm = claims.filter(({ identifies }) => identifies)
  const weak = claims.filter(({ identifies }) => !identifies)
  return (
    <section className={styles.section} aria-labelledby="host-claims">
      <h2 id="host-claims" className={styles.label}>
        {text('claims')}
      </h2>
      <dl className={styles.facts}>
        {[...firm, ...weak].map(({ kind, value, identifies, why }) => (
          <div key={`${kind} ${value}`} className={styles.fact}>
            <dt>{claim(`kind.${kind}`)}</dt>
            {identifies ? (
              <dd className={styles.mono}>{value}</dd>
            ) : (
              <dd className={styles.weak}>
                <span>{value}</span>
                {why !== '' && <span className={styles.why}>{claim(`why.${why}`)}</span>}
              </dd>
            )}
          </div>
        ))}
      </dl>
    </section>
  )
}
