/**
 * Where, how long, what: the first three lines of every step. The heading takes the focus, so that a screen reader
 * begins there; a field that asks for it gets it instead.
 */
import { type ReactNode, useEffect, useRef } from 'react'
import styles from './Step.module.css'

interface StepHeadProps {
  readonly meta: readonly ReactNode[]
  readonly title: string
  readonly text: string
  /** False where a field takes the focus. */
  readonly takesFocus?: boolean
  /** 2 where the step stands on a screen that has a heading of its own. */
  readonly level?: 1 | 2
}

export function StepHead({ meta, title, text, takesFocus = true, level = 1 }: StepHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const Title = level === 1 ? 'h1' : 'h2'
  useEffect(() => {
    if (takesFocus) heading.current?.focus({ preventScroll: true })
  }, [takesFocus])
  return (
    <header className={styles.head}>
      <p className={styles.meta}>
        {meta.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other name and never change places
          <span key={index}>{part}</span>
        ))}
      </p>
      <Title className={styles.title} ref={heading} tabIndex={-1}>
        {title}
      </Title>
      {text !== '' && <p className={styles.text}>{text}</p>}
    </header>
  )
}
