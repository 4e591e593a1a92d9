/**
 * The machine did not take the key. Most often it is a digit or the wrong id; only the last answer says that the key
 * itself is no good.
 */
import type { ReactNode } from 'react'
import { Button, classNames } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { Dock } from '../run/dock.tsx'
import rows from '../run/Rows.module.css'
import { StepHead } from '../run/StepHead.tsx'

interface RefusedFaceProps {
  readonly meta: readonly ReactNode[]
  readonly typed: string
  onCompare(): void
  onOnceMore(): void
  onAnother(): void
  onBlock(): void
}

export function RefusedFace({ meta, typed, onCompare, onOnceMore, onAnother, onBlock }: RefusedFaceProps) {
  const text = useText('keys')
  const ways = [
    { word: 'compare', run: onCompare },
    { word: 'onceMore', run: onOnceMore },
    { word: 'another', run: onAnother },
    { word: 'block', run: onBlock },
  ]
  useShortcuts([
    ...ways.map(({ run }, index) => ({ key: String(index + 1), run })),
    { key: 'Enter', run: onCompare },
    { key: 'Escape', run: onCompare },
  ])
  return (
    <>
      <StepHead meta={meta} title={text('refused.title')} text={text('refused.text', { id: typed.slice(0, 8) })} />
      <ul className={rows.joined}>
        {ways.map(({ word, run }, index) => (
          <li key={word}>
            <button type="button" className={classNames(rows.row, index === 0 && rows.current)} onClick={run}>
              <kbd className={rows.number}>{index + 1}</kbd>
              <span className={rows.words}>
                <span className={rows.label}>{text(`refused.${word}`)}</span>
                <span className={rows.hint}>{text(`refused.${word}Hint`)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Dock>
        <Button variant="main" size="dock" wide keys="Enter" onPress={onCompare}>
          {text('refused.compare')}
        </Button>
      </Dock>
    </>
  )
}
