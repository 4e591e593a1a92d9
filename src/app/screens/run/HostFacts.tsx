/**
 * The facts of a host that help at this step: what was read during the run first, then what the lists said.
 */
import type { RunView } from '../../../contract/index.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'
import styles from './SidePanel.module.css'
import { namedVariables, useKnownName } from './use-known-name.ts'

/** Variables whose values are words. */
const inWords: readonly string[] = ['mode', 'safeboot', 'deleted']
const fromLists = ['os', 'department', 'ip'] as const

export function HostFacts({ view: { host, variables } }: { readonly view: RunView }) {
  const field = useText('field')
  const text = useText('run')
  const nameOf = useKnownName()
  const language = useLanguage()
  const detail = useLive('hosts.show', { host: host.id, language }, { keepPrevious: true })
  const facts = detail.data?.host.facts ?? {}
  const rows = [
    ...namedVariables.flatMap((name) => {
      const value = variables[name]
      return value === undefined
        ? []
        : [{ name, label: nameOf(name), value: sayValue(name, value), mono: !inWords.includes(name) }]
    }),
    ...(host.assetTag === '' ? [] : [{ name: 'assetTag', label: field('assetTag'), value: host.assetTag, mono: true }]),
    ...fromLists.flatMap((name) => {
      const value = facts[name]
      return value === undefined || value === '' ? [] : [{ name, label: field(name), value, mono: name === 'ip' }]
    }),
    ...(host.place === '' ? [] : [{ name: 'place', label: text('place'), value: host.place, mono: false }]),
  ]
  return (
    <dl className={styles.facts}>
      {rows.map(({ name, label, value, mono }) => (
        <div key={name} className={styles.fact}>
          <dt>{label}</dt>
          <dd className={mono ? styles.mono : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  )

  function sayValue(name: string, value: string): string {
    if (name === 'windows' || name === 'efi') return `${value}:`
    if (name === 'newest') return `${value.slice(0, 16).replace('T', ' ')} UTC`
    return inWords.includes(name) ? text(`knownValue.${name}.${value}`) : value
  }
}
