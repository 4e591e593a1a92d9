/**
 * What stands out in the list, numbered; the number stands at its column too, and its key leads there.
 */
import type { ListPreview } from '../../../contract/index.ts'
import { Button, Icon } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import styles from './ImportScreen.module.css'
import { lookAt } from './look-at.ts'

type Warning = ListPreview['warnings'][number]

export interface NumberedWarning {
  readonly number: number
  readonly warning: Warning
  /** The element with the control that can change it, or `null`. */
  readonly place: string | null
}

/** @returns the warnings in their order, from 1, each with the place of its control */
export function numberWarnings(warnings: readonly Warning[], { columns }: ListPreview): readonly NumberedWarning[] {
  return warnings.map((warning, index) => {
    const column = columns.findIndex(({ header }) => header === warning.column)
    return { number: index + 1, warning, place: placeOf(warning.code) ?? (column < 0 ? null : `column-${column}`) }
  })
}

function placeOf(code: string): string | null {
  if (code === 'list.encoding-guessed' || code === 'list.characters-lost') return 'choose-encoding'
  if (code === 'list.other-sheets' || code === 'list.hidden-sheets' || code === 'list.sheet-hidden')
    return 'choose-sheet'
  return code === 'list.no-header' || code === 'list.preamble-skipped' ? 'choose-header' : null
}

export function Warnings({ warnings }: { readonly warnings: readonly NumberedWarning[] }) {
  const text = useText('import')
  if (warnings.length === 0) return null
  return (
    <section className={styles.panel} aria-label={text('warnings.title')}>
      <ol className={styles.warnings}>
        {warnings.map((numbered) => (
          <Line key={numbered.number} {...numbered} />
        ))}
      </ol>
    </section>
  )
}

function Line({ number, warning, place }: NumberedWarning) {
  const text = useText('import')
  const warningText = useText('warning')
  const format = useFormat()
  const count = warning.count ?? 1
  const values = { count, n: format.number(count), line: warning.line ?? '', sample: warning.sample ?? '' }
  return (
    <li className={styles.warning}>
      <span className={styles.warningNumber}>
        <Icon name="alert" />
        {number}
      </span>
      <p className={styles.warningText}>
        <strong>{warningText(`${warning.code}.title`, values)}</strong>{' '}
        <span className={styles.quiet}>{warningText(`${warning.code}.text`, values)}</span>
      </p>
      {place !== null && (
        <Button size="small" {...(number > 9 ? {} : { keys: String(number) })} onPress={() => lookAt(place)}>
          {text('warnings.look')}
        </Button>
      )}
    </li>
  )
}
