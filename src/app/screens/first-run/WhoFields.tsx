/**
 * Who works here: a name, and technician or lead.
 */
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { TextField } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import type { Person } from './enter.ts'
import styles from './WhoFields.module.css'

const roles = ['technician', 'lead'] as const

export interface WhoFieldsProps {
  readonly person: Person
  onChange(person: Person): void
  /** The name is missing and was needed. */
  readonly missing: boolean
  readonly autoFocus?: boolean
}

export function WhoFields({ person, onChange, missing, autoFocus = false }: WhoFieldsProps) {
  const text = useText('firstRun')
  return (
    <>
      <TextField
        label={text('who.name')}
        value={person.name}
        onChange={(name) => onChange({ ...person, name })}
        placeholder={text('who.placeholder')}
        error={missing ? text('who.missing') : ''}
        autoFocus={autoFocus}
        maxLength={100}
      />
      <RadioGroup
        className={styles.roles ?? ''}
        value={person.role}
        onChange={(role) => onChange({ ...person, role: role === 'lead' ? 'lead' : 'technician' })}
      >
        <Label className={styles.label ?? ''}>{text('who.role')}</Label>
        {roles.map((role) => (
          <Radio key={role} value={role} className={styles.role ?? ''}>
            <span className={styles.dot} aria-hidden="true" />
            <span className={styles.words}>
              <span className={styles.name}>{text(`who.${role}`)}</span>
              <span className={styles.text}>{text(`who.${role}Text`)}</span>
            </span>
          </Radio>
        ))}
      </RadioGroup>
    </>
  )
}
