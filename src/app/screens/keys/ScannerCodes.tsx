/**
 * Codes for a scanner that is plugged into the machine: one at a time, so that it cannot read the wrong one.
 */
import { useEffect, useRef, useState } from 'react'
import { Button, Checkbox, classNames, Icon } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { lineOf, qrOf } from './codes.ts'
import styles from './Reveal.module.css'

interface ScannerCodesProps {
  readonly groups: readonly string[]
  readonly at: number
  readonly atPrompt: boolean
}

const parts = ['whole', 'first', 'second', 'group'] as const

export function ScannerCodes({ groups, at, atPrompt }: ScannerCodesProps) {
  const text = useText('keys')
  const [kind, setKind] = useState<'qr' | 'line'>('qr')
  const [part, setPart] = useState<(typeof parts)[number]>('whole')
  const picture = useRef<SVGSVGElement>(null)
  const [hyphens, setHyphens] = useState(atPrompt)
  useShortcuts([
    { key: 'q', run: () => setKind('qr') },
    { key: 'b', run: () => setKind('line') },
    ...parts.map((one, index) => ({ key: String(index + 1), run: () => setPart(one) })),
  ])
  const chosen = { whole: groups, first: groups.slice(0, 4), second: groups.slice(4), group: groups.slice(at, at + 1) }[
    part
  ]
  const content = chosen.join(hyphens ? '-' : '')
  const code = content === '' ? null : kind === 'qr' ? qrOf(content) : lineOf(content)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another code has to be in sight as a whole
  useEffect(() => picture.current?.scrollIntoView({ block: 'nearest' }), [kind, part])
  return (
    <section className={styles.scan}>
      <div className={styles.scanChoices}>
        <div className={styles.row}>
          <Button size="small" keys="q" pressed={kind === 'qr'} onPress={() => setKind('qr')}>
            {text('scan.qr')}
          </Button>
          <Button size="small" keys="b" pressed={kind === 'line'} onPress={() => setKind('line')}>
            {text('scan.line')}
          </Button>
        </div>
        <div className={styles.row}>
          {parts.map((one, index) => (
            <Button key={one} size="small" keys={String(index + 1)} pressed={part === one} onPress={() => setPart(one)}>
              {text(`scan.${one}`, { n: at + 1 })}
            </Button>
          ))}
        </div>
        <Checkbox checked={hyphens} onChange={setHyphens}>
          {text('scan.hyphens')}
        </Checkbox>
      </div>
      {code !== null && (
        <svg
          ref={picture}
          className={classNames(styles.code, kind === 'line' && styles.codeLine)}
          viewBox={`0 0 ${code.width} ${code.height}`}
          role="img"
          aria-label={text(`scan.label.${kind}`, { part: text(`scan.${part}`, { n: at + 1 }) })}
          shapeRendering="crispEdges"
        >
          <rect className={styles.codeGround} width={code.width} height={code.height} />
          <path className={styles.codeBars} d={code.path} fillRule="evenodd" />
        </svg>
      )}
      <ul className={styles.hints}>
        {(['phones', 'suffix', 'layout', 'test'] as const).map((hint) => (
          <li key={hint}>
            <Icon name={hint === 'phones' ? 'alert' : 'info'} size="small" />
            <span>{text(`scan.hint.${hint}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
