/**
 * A key read to somebody on the phone: first who that is, then one group at a time, read back before the next.
 */
import { useEffect, useRef, useState } from 'react'
import { classNames, Icon } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import rows from '../run/Rows.module.css'
import styles from './Reveal.module.css'
import { Spelled } from './Spelled.tsx'

interface ReadAloudProps {
  readonly groups: readonly string[]
  readonly at: number
  readonly keyId: string
  readonly host: string
}

const checks = ['called', 'known', 'keyId'] as const

export function ReadAloud({ groups, at, keyId, host }: ReadAloudProps) {
  const text = useText('keys')
  const [sure, setSure] = useState<readonly string[]>([])
  const toggle = (check: string) =>
    setSure(sure.includes(check) ? sure.filter((one) => one !== check) : [...sure, check])
  const ready = sure.length === checks.length
  useShortcuts([
    ...checks.map((check, index) => ({ key: String(index + 1), run: () => toggle(check), enabled: !ready })),
    // The caller is not known yet: Enter must not go on to the next group.
    ...(ready ? [] : [{ key: 'Enter', run: () => {} }]),
  ])
  const group = groups[at] ?? ''
  const digits = useRef<HTMLParagraphElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: in a low window the digits stay in sight
  useEffect(() => digits.current?.scrollIntoView({ block: 'nearest' }), [at, ready])
  if (!ready) {
    return (
      <section>
        <h2 className={styles.aloudTitle}>{text('aloud.first')}</h2>
        <ul className={rows.joined}>
          {checks.map((check, index) => (
            <li key={check}>
              <button
                type="button"
                className={rows.row}
                aria-pressed={sure.includes(check)}
                onClick={() => toggle(check)}
              >
                <kbd className={rows.number}>{index + 1}</kbd>
                <span className={rows.words}>
                  <span className={rows.label}>{text(`aloud.${check}`, { host })}</span>
                </span>
                <span className={rows.box}>{sure.includes(check) && <Icon name="check" />}</span>
              </button>
            </li>
          ))}
        </ul>
        <Spelled id={keyId} />
      </section>
    )
  }
  return (
    <section className={styles.aloud}>
      <p className={styles.quiet}>{text('aloud.read', { n: at + 1 })}</p>
      <p className={classNames(styles.digits, styles.aloudDigits)} ref={digits}>
        {[...group].map((digit, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a digit has no other name than its place
          <span key={index}>{digit}</span>
        ))}
      </p>
      <p>{text('aloud.back')}</p>
      <p className={styles.quiet}>{text('aloud.never')}</p>
    </section>
  )
}
