/**
 * A key typed in, group by group: each is judged while it is typed, and the focus goes on when one is right. A whole
 * key that is pasted or scanned into any group fills all.
 */
import { useRef } from 'react'
import { checkKeyGroup, keyGroups } from '../../../domain/keys/key.ts'
import { classNames, Icon } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import styles from './KeyGroups.module.css'

interface KeyGroupsProps {
  readonly groups: readonly string[]
  onChange(groups: readonly string[]): void
  readonly disabled: boolean
}

export const noGroups: readonly string[] = Array.from({ length: keyGroups }, () => '')

export function KeyGroups({ groups, onChange, disabled }: KeyGroupsProps) {
  const text = useText('keys')
  const fields = useRef<(HTMLInputElement | null)[]>([])
  const type = (index: number, typed: string): void => {
    const digits = typed.replace(/\D/g, '')
    // A scanner types into the group that has the focus, and on past its end.
    const rest = [groups.slice(0, index).join(''), digits].join('')
    const next =
      digits.length > 6
        ? digits.length >= 48
          ? cut(digits)
          : groups.map((group, at) => (at < index ? group : digits.slice((at - index) * 6, (at - index + 1) * 6)))
        : groups.map((group, at) => (at === index ? typed : group))
    onChange(next)
    const filled = digits.length >= 48 ? keyGroups - 1 : Math.min(keyGroups - 1, Math.floor(rest.length / 6))
    const done = checkKeyGroup(next[index] ?? '').state === 'right'
    if (done && index < keyGroups - 1) fields.current[digits.length > 6 ? filled : index + 1]?.focus()
  }
  const judged = groups.map((group) => checkKeyGroup(group))
  const wrong = judged.findIndex(({ state }) => state === 'wrong')
  const fault = judged[wrong]
  return (
    <fieldset className={styles.groups} disabled={disabled}>
      <legend className={styles.legend}>{text('add.digits')}</legend>
      {groups.map((group, index) => {
        const state = judged[index]?.state ?? 'empty'
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group has no other name than its place
          <label key={index} className={classNames(styles.group, styles[state])}>
            <span className={styles.number}>
              {index + 1}
              {state === 'right' && <Icon name="check" size="small" />}
              {state === 'wrong' && <Icon name="alert" size="small" />}
            </span>
            <input
              ref={(field) => {
                fields.current[index] = field
              }}
              className={styles.field}
              value={group}
              onChange={({ target }) => type(index, target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Backspace' && group === '') fields.current[index - 1]?.focus()
              }}
              inputMode="numeric"
              autoComplete="off"
              spellCheck={false}
              aria-label={text('add.group', { n: index + 1 })}
              aria-invalid={state === 'wrong'}
              // biome-ignore lint/a11y/noAutofocus: the one thing to do in this dialog
              autoFocus={index === 0}
            />
          </label>
        )
      })}
      <p className={styles.fault} role="alert">
        {fault?.state === 'wrong' ? text('add.wrong', { n: wrong + 1, fault: text(`faults.${fault.code}`) }) : ''}
      </p>
    </fieldset>
  )
}

function cut(digits: string): readonly string[] {
  return noGroups.map((_, at) => (at === keyGroups - 1 ? digits.slice(at * 6) : digits.slice(at * 6, (at + 1) * 6)))
}
