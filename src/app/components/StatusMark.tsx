/**
 * The status of a host: a shape and a colour, and nearly always its word.
 */
import type { HostRow } from '../../contract/index.ts'
import { useText } from '../i18n/index.ts'
import { classNames } from './class-names.ts'
import styles from './StatusMark.module.css'

type Status = HostRow['status']

export interface StatusMarkProps {
  readonly status: Status
  /** Without it the word is only read out. */
  readonly withWord?: boolean
  /** 14 px in chips, 16 px in rows, 18 px on cards. */
  readonly size?: 'chip' | 'row' | 'card'
}

export function StatusMark({ status, withWord = false, size = 'row' }: StatusMarkProps) {
  const text = useText('status')
  return (
    <span className={classNames(styles.status, styles[status])}>
      <svg className={classNames(styles.shape, styles[size])} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {shapes[status]}
      </svg>
      {/* The word keeps the colour of the shape; without it only a screen reader gets it. */}
      <span className={withWord ? styles.word : styles.unseen}>{text(status)}</span>
    </span>
  )
}

const shapes: Readonly<Record<Status, React.ReactNode>> = {
  'not-started': <circle className={styles.line} cx="8" cy="8" r="6" />,
  'in-progress': (
    <>
      <circle className={styles.line} cx="8" cy="8" r="6" />
      <path d="M8 2a6 6 0 0 0 0 12z" />
    </>
  ),
  waiting: <path d="M3 1h10v2.2L9.3 8l3.7 4.8V15H3v-2.2L6.7 8 3 3.2z" />,
  blocked: (
    <>
      <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" />
      <path className={styles.mark} d="M4.5 8h7" />
    </>
  ),
  escalated: <path className={styles.line} d="M8 14.5V2.5M3.2 7.2 8 2.4l4.8 4.8" />,
  recovered: (
    <>
      <circle cx="8" cy="8" r="7" />
      <path className={styles.mark} d="m4.7 8.3 2.2 2.2 4.3-4.6" />
    </>
  ),
  retired: <path className={styles.line} d="M2.5 8h11" />,
}
