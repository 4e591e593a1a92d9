/**
 * Eight groups of six digits in halves of three: done, current, to come.
 */
import { useEffect, useRef } from 'react'
import { classNames, Icon } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import styles from './Reveal.module.css'

interface GroupsProps {
  readonly groups: readonly string[]
  readonly at: number
  onAt(at: number): void
}

export function Groups({ groups, at, onAt }: GroupsProps) {
  const text = useText('keys')
  const list = useRef<HTMLOListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: in a low window the groups stay in sight at each one
  useEffect(() => list.current?.scrollIntoView({ block: 'nearest' }), [at])
  return (
    <div className={styles.groupsBox}>
      <ol className={styles.groups} ref={list}>
        {groups.map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group has no other name than its place, and its digits are no name
          <li key={index}>
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter and the arrows do the same (DigitsFace) */}
            {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer, not a control of its own */}
            <div
              className={classNames(styles.group, index < at && styles.done, index === at && styles.currentGroup)}
              onClick={() => onAt(index)}
              aria-current={index === at ? 'step' : undefined}
            >
              <span className={styles.number}>
                {index + 1}
                {index < at && <Icon name="check" size="small" />}
                {index < at && <span className={styles.unseen}>{text('groupDone')}</span>}
              </span>
              <span className={styles.digits}>
                <span>{group.slice(0, 3)}</span>
                <span>{group.slice(3)}</span>
              </span>
            </div>
          </li>
        ))}
      </ol>
    </div>
  )
}
