/**
 * Fields to type into. A hint stands below the label, what is wrong below the field; neither moves the field.
 */
import type { ReactNode, Ref } from 'react'
import { TextArea as AriaTextArea, TextField as AriaTextField, Input, Label, Text } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './Field.module.css'

interface FieldProps {
  readonly label: string
  readonly value: string
  onChange(value: string): void
  readonly hint?: ReactNode
  /** What is wrong with the value, and what would be right. */
  readonly error?: ReactNode
  /** It is wrong, and what is wrong is said elsewhere (`describedBy`). */
  readonly invalid?: boolean
  readonly describedBy?: string
  readonly placeholder?: string
  readonly autoFocus?: boolean
  readonly disabled?: boolean
  readonly required?: boolean
  readonly maxLength?: number
  /** For values read off a machine: every letter can be told apart. */
  readonly mono?: boolean
  readonly size?: 'normal' | 'large'
  /** The label is only read out. */
  readonly labelUnseen?: boolean
}

export interface TextFieldProps extends FieldProps {
  readonly inputRef?: Ref<HTMLInputElement>
  readonly type?: 'text' | 'search' | 'password'
  /** A list below that follows what is typed, and its row that Enter takes. */
  readonly list?: { readonly id: string; readonly activeId: string | undefined }
}

export function TextField({ inputRef, type = 'text', list, ...props }: TextFieldProps) {
  return (
    <Framed {...props}>
      <Input
        ref={inputRef ?? null}
        type={type}
        className={inputClass(props)}
        placeholder={props.placeholder ?? ''}
        spellCheck={props.mono === true ? 'false' : 'true'}
        autoComplete="off"
        {...(list === undefined ? {} : comboBox(list))}
      />
    </Framed>
  )
}

function comboBox({ id, activeId }: { readonly id: string; readonly activeId: string | undefined }) {
  return {
    role: 'combobox',
    'aria-controls': id,
    'aria-expanded': activeId !== undefined,
    'aria-autocomplete': 'list',
    ...(activeId === undefined ? {} : { 'aria-activedescendant': activeId }),
  } as const
}

export interface TextAreaProps extends FieldProps {
  readonly rows?: number
}

export function TextArea({ rows = 3, ...props }: TextAreaProps) {
  return (
    <Framed {...props}>
      <AriaTextArea className={inputClass(props)} rows={rows} placeholder={props.placeholder ?? ''} />
    </Framed>
  )
}

function Framed({ children, ...props }: FieldProps & { readonly children: ReactNode }) {
  const wrong = props.error !== undefined && props.error !== '' && props.error !== null
  return (
    <AriaTextField
      className={styles.field ?? ''}
      value={props.value}
      onChange={(value) => props.onChange(value)}
      isInvalid={wrong || props.invalid === true}
      isDisabled={props.disabled ?? false}
      isRequired={props.required ?? false}
      autoFocus={props.autoFocus ?? false}
      validationBehavior="aria"
      {...(props.maxLength === undefined ? {} : { maxLength: props.maxLength })}
      {...(props.describedBy === undefined ? {} : { 'aria-describedby': props.describedBy })}
    >
      <Label className={props.labelUnseen === true ? (styles.unseen ?? '') : (styles.label ?? '')}>{props.label}</Label>
      {props.hint !== undefined && (
        <Text slot="description" className={styles.hint ?? ''}>
          {props.hint}
        </Text>
      )}
      {children}
      {wrong && (
        <Text slot="errorMessage" className={styles.error ?? ''} role="alert">
          {props.error}
        </Text>
      )}
    </AriaTextField>
  )
}

function inputClass({ mono, size }: FieldProps): string {
  return classNames(styles.input, mono === true && styles.mono, size === 'large' && styles.large)
}
