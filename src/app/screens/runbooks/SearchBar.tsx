/**
 * What is searched for, and how much was found.
 */
import type { ReactNode, RefObject } from 'react'
import { Icon, TextField } from '../../components/index.ts'
import { KeyCap } from '../../keys/index.ts'
import styles from './Shelf.module.css'

export interface SearchBarProps {
  readonly label: string
  readonly value: string
  onChange(value: string): void
  readonly inputRef: RefObject<HTMLInputElement | null>
  readonly list: { readonly id: string; readonly activeId: string | undefined }
  /** How many there are. */
  readonly found: string
  readonly children?: ReactNode
}

export function SearchBar({ label, value, onChange, inputRef, list, found, children }: SearchBarProps) {
  return (
    <div className={styles.bar}>
      <div className={styles.search}>
        <Icon name="search" />
        <TextField
          label={label}
          labelUnseen
          placeholder={label}
          value={value}
          onChange={onChange}
          maxLength={200}
          type="search"
          inputRef={inputRef}
          list={list}
        />
        <span className={styles.searchKey}>
          <KeyCap keys="/" />
        </span>
      </div>
      {children}
      <p className={styles.found} role="status">
        {found}
      </p>
    </div>
  )
}
