/**
 * What the lists said of a host: first where to find it, then the machine itself, then what is due.
 */
import type { HostDetail } from '../../../contract/index.ts'
import { Icon } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './Host.module.css'

const whereFields = ['building', 'floor', 'room', 'department', 'person']
const machineFields = ['model', 'manufacturer', 'os', 'role', 'domain', 'ip', 'lastSeen', 'power', 'note']
/** These stand among the marks. */
const markFields = ['mac', 'deviceId', 'intuneId', 'sensorId', 'objectId', 'vmId']

export function Facts({ host }: { readonly host: HostDetail['host'] }) {
  const text = useText('host')
  const field = useText('field')
  const hosts = useText('hosts')
  const format = useFormat()
  const said = (names: readonly string[]): readonly Fact[] =>
    names.flatMap((name) => {
      const value = host.facts[name] ?? ''
      if (value === '') return []
      return [{ name, label: field(name), value: name === 'lastSeen' ? format.dateTime(value) || value : value }]
    })
  const where = said(whereFields)
  const others = Object.keys(host.facts).filter(
    (name) => ![...whereFields, ...machineFields, ...markFields].includes(name),
  )
  return (
    <>
      <FactList
        id="host-reach"
        title={text('reach')}
        facts={[
          { name: 'site', label: field('site'), value: host.site === '' ? text('unknown') : host.site },
          // The place is the line that these make together.
          ...(where.length > 0 || host.place === ''
            ? where
            : [{ name: 'place', label: text('place'), value: host.place }]),
          {
            name: 'environment',
            label: text('environment'),
            value: hosts(`environment.${host.environment}`),
          },
          {
            name: 'criticality',
            label: text('criticality'),
            value: hosts(`critical.${host.criticality}`),
          },
        ]}
      />
      <FactList id="host-machine" title={text('machine')} facts={said([...machineFields, ...others])} />
      {host.dues.length > 0 && (
        <section className={styles.section} aria-labelledby="host-dues">
          <h2 id="host-dues" className={styles.label}>
            {text('dues')}
          </h2>
          <ul className={styles.dues}>
            {host.dues.map((due) => (
              <li key={due}>
                <Icon name="clock" size="small" />
                {due}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

interface Fact {
  readonly name: string
  readonly label: string
  readonly value: string
}

function FactList({
  id,
  title,
  facts,
}: {
  readonly id: string
  readonly title: string
  readonly facts: readonly Fact[]
}) {
  if (facts.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.label}>
        {title}
      </h2>
      <dl className={styles.facts}>
        {facts.map(({ name, label, value }) => (
          <div key={name} className={styles.fact}>
            <dt>{label}</dt>
            <dd className={name === 'ip' ? styles.mono : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
