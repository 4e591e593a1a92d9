/**
 * The sheets of a chart, seen by the printer alone.
 */
import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { classNames } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import type { Book, Shown } from './book.ts'
import { ChartPicture } from './ChartPicture.tsx'
import styles from './PrintSheets.module.css'
import { cutToSheets, isEmpty, type PaperSize } from './print-sheets.ts'
import { type LaidOut, useLineWords } from './use-layout.ts'

interface PrintSheetsProps {
  readonly shown: Shown
  readonly book: Book
  readonly laidOut: LaidOut
  readonly size: PaperSize
  /** The sheets stand in the document. */
  onReady(): void
}

const nobody: Readonly<Record<string, number>> = {}
const ignore = (): void => {}

export function PrintSheets({ shown, book, laidOut: { layout, drawn }, size, onReady }: PrintSheetsProps) {
  const text = useText('runbooks')
  const sayLine = useLineWords(book)
  const { sheets, rows, columns } = cutToSheets(layout.width, layout.height, size)
  const seen = sheets.filter(({ part }) => !isEmpty(part, layout.boxes.values()))
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once
  useEffect(onReady, [])
  return createPortal(
    <div className={styles.sheets} aria-hidden="true">
      {seen.map(({ part, row, column }, index) => (
        <section key={`${row} ${column}`} className={classNames(styles.sheet, styles[size])}>
          <p className={styles.head}>
            <strong>{shown.title}</strong>
            <span>{text('version', { version: shown.version })}</span>
            <span className={styles.hash}>{shown.hash.slice(0, 12)}</span>
            <span className={styles.page}>
              {text('sheet', { n: index + 1, count: seen.length, row, rows, column, columns })}
            </span>
          </p>
          <div className={styles.part}>
            <ChartPicture
              book={book}
              drawn={drawn}
              layout={layout}
              part={part}
              selected={null}
              way={[]}
              counts={nobody}
              sayLine={sayLine}
              onSelect={ignore}
              onHosts={ignore}
            />
          </div>
        </section>
      ))}
    </div>,
    document.body,
  )
}
