/**
 * One of a few. While its list is open every key is the list's: letters jump, Esc closes it.
 */
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components'
import { KeyCap } from '../keys/index.ts'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'
import styles from './Select.module.css'

export interface SelectProps<T extends string> {
  readonly label: string
  readonly options: readonly { readonly id: T; readonly label: string; readonly disabled?: boolean }[]
  readonly value: T | null
  onChange(value: T): void
  readonly placeholder?: string
  readonly hint?: string
  readonly disabled?: boolean
  readonly size?: 'normal' | 'small' | 'large'
  /** The label is only read out. */
  readonly labelUnseen?: boolean
  /** The key that leads to it, shown beside the label. */
  readonly keys?: string
}

export function Select<T extends string>(props: SelectProps<T>) {
  return (
    <AriaSelect
      className={styles.select ?? ''}
      value={props.value}
      onChange={(key) => {
        const chosen = props.options.find(({ id }) => id === key)
        if (chosen !== undefined) props.onChange(chosen.id)
      }}
      placeholder={props.placeholder ?? ''}
      isDisabled={props.disabled ?? false}
      disabledKeys={props.options.filter(({ disabled }) => disabled === true).map(({ id }) => id)}
    >
      <Label className={(props.labelUnseen === true ? styles.unseen : styles.label) ?? ''}>
        {props.label} {props.keys !== undefined && <KeyCap keys={props.keys} />}
      </Label>
      {props.hint !== undefined && (
        <Text slot="description" className={styles.hint ?? ''}>
          {props.hint}
        </Text>
      )}
      <Button
        className={classNames(
          styles.button,
          props.size === 'small' && styles.small,
          props.size === 'large' && styles.large,
        )}
      >
        <SelectValue className={styles.value ?? ''} />
        <Icon name="down" size="small" />
      </Button>
      <Popover className={styles.popover ?? ''} data-own-keys="">
        <ListBox className={styles.list ?? ''} items={[...props.options]}>
          {({ id, label }) => (
            <ListBoxItem id={id} textValue={label} className={styles.item ?? ''}>
              <span>{label}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
