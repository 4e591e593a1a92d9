/**
 * Icons: lines of 1.75 on 24, round ends. Always beside a word, except in the narrow rail, so they are never read out.
 */
import { classNames } from './class-names.ts'
import styles from './Icon.module.css'

const shapes = {
  alert: 'M12 4 2.8 19.5h18.4zM12 10v4.5M12 17.2v.1',
  back: 'M10 6 4 12l6 6M4.5 12H20',
  bench: 'M4 4.5h7v6H4zM14 4.5h6v6h-6zM4 13.5h7v6H4zM14 15h6M14 18.5h4',
  block: 'M8.2 3.5h7.6l4.7 4.7v7.6l-4.7 4.7H8.2l-4.7-4.7V8.2zM8 12h8',
  camera: 'M4 7.5h3.5L9 5h6l1.5 2.5H20v11H4zM12 9.7a3.3 3.3 0 1 0 0 6.6a3.3 3.3 0 0 0 0-6.6z',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  chevron: 'm9.5 6 6 6-6 6',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2',
  close: 'm6 6 12 12M18 6 6 18',
  copy: 'M9 9h11v11H9zM6 15H4V4h11v2',
  decide: 'M12 3.5 20.5 12 12 20.5 3.5 12z',
  document: 'M6 3.5h8.5L18.5 7.5v13H6zM9 11h6.5M9 14.5h6.5M9 8h2.5',
  down: 'm6 9.5 6 6 6-6',
  drive: 'M4 7h16v10H4zM4 13.5h16M7.5 15.3h.1M10 15.3h.1',
  enter: 'M3.5 7.5h17v9h-17zM7 10.5v3',
  escalate: 'M12 20V5M6 11l6-6 6 6',
  export: 'M12 15V4M7.5 8.5 12 4l4.5 4.5M4.5 13v7h15v-7',
  eye: 'M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5S5 16.5 2.5 12zM12 9a3 3 0 1 0 0 6a3 3 0 0 0 0-6z',
  filter: 'M4 6.5h16M7 12h10M10 17.5h4',
  flag: 'M6 20.5V4M6 5h11.5L15 9l2.5 4H6',
  folder: 'M3.5 6h6l2 2.5h9V19h-17z',
  host: 'M3.5 5h17v11h-17zM12 16v3.5M8 19.5h8',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5M12 8v.1',
  key: 'M7.5 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM11 12h9.5M16.5 12v3M20 12v2.5',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1',
  list: 'M4 5h16v14.5H4zM4 9.5h16M9 9.5v10',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  minus: 'M6 12h12',
  next: 'M14 6l6 6-6 6M19.5 12H4',
  note: 'M4.5 4.5h15v9.5l-5.5 5.5h-9.5zM19.5 14H14v5.5',
  overview: 'M4 4v16h16M4 7c4 1 8 8 16 10',
  pause: 'M8.5 5.5v13M15.5 5.5v13',
  person: 'M12 4.5a3.7 3.7 0 1 0 0 7.4 3.7 3.7 0 0 0 0-7.4zM5 20c.6-3.5 3.3-5.3 7-5.3s6.4 1.8 7 5.3',
  play: 'M7 4.8v14.4L18.5 12z',
  plus: 'M12 5v14M5 12h14',
  print: 'M7.5 9V4h9v5M7.5 17H4V9h16v8h-3.5M7.5 14h9v6h-9z',
  prompt: 'M4 5h16v14H4zM7.5 9.5l3 2.5-3 2.5M12.5 15h4',
  remove: 'M5 7h14M9.5 7V4.5h5V7M7 7l.8 13h8.4L17 7',
  runbook: 'M9 3.5h6v4.5H9zM3.5 15.5h6V20h-6zM14.5 15.5h6V20h-6zM12 8v4M6.5 15.5V12h11v3.5',
  saved: 'M6 3.5h9L18.5 7v13.5H5.5v-17zM9 13l2.2 2.2L15.5 11',
  scan: 'M4 5.5v13M7.5 5.5v13M11 5.5v13M13 5.5v13M17 5.5v13M20 5.5v13',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20.5 20.5',
  settings:
    'M4 8h5.5M14.5 8H20M4 16h3M12 16h8M12 5.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8zM9.5 13.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8z',
  split: 'M12 20v-7M12 13c0-4-5-3-6-8M12 13c0-4 5-3 6-8M3.5 7.5 6 5l2.5 2.5M15.5 7.5 18 5l2.5 2.5',
  stick: 'M8 9.5h8V18a3 3 0 0 1-3 3h-2a3 3 0 0 1-3-3zM9.5 9.5V3.5h5v6M12 6v.1',
  unlock: 'M6 11h12v9H6zM8.5 11V7.5a3.5 3.5 0 0 1 6.8-1.2',
  undo: 'M8.5 5 4 9.5 8.5 14M4.5 9.5H14a5.5 5.5 0 0 1 0 9.5h-3',
} as const

export type IconName = keyof typeof shapes

export function Icon({
  name,
  size = 'normal',
}: {
  readonly name: IconName
  readonly size?: 'small' | 'normal' | 'large'
}) {
  return (
    <svg className={classNames(styles.icon, styles[size])} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  )
}
