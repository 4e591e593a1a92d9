/**
 * The chart: moved, zoomed, and walked along its lines with the arrow keys.
 */
import { useRef } from 'react'
import { ErrorBox, NotReady } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import type { Book, Shown } from './book.ts'
import styles from './Chart.module.css'
import { ChartLegend } from './ChartLegend.tsx'
import { ChartPicture } from './ChartPicture.tsx'
import { type Direction, followLine } from './follow-lines.ts'
import { PrintSheets } from './PrintSheets.tsx'
import { toggleWhole, useReading } from './reader-state.ts'
import { useDrag } from './use-drag.ts'
import { type LaidOut, useLayout, useLineWords } from './use-layout.ts'
import { usePrint } from './use-print.ts'
import type { Selection } from './use-selection.ts'
import { useView } from './use-view.ts'

interface ChartProps {
  readonly shown: Shown
  readonly book: Book
  readonly selection: Selection
  readonly counts: Readonly<Record<string, number>>
  onHosts(): void
}

export function Chart(props: ChartProps) {
  const text = useText('runbooks')
  const { whole } = useReading()
  const laidOut = useLayout(props.book, whole)
  if (laidOut === null) return <NotReady of={{ status: 'waiting' }} what={text('chart.what')} />
  if (laidOut === 'failed') {
    return (
      <p className={styles.failed} role="alert">
        {text('chart.failed')}
      </p>
    )
  }
  return <Drawn {...props} laidOut={laidOut} />
}

/** Pixels for one press of Shift and an arrow. */
const panStep = 120
const zoomStep = 1.25

function Drawn({ shown, book, selection, counts, onHosts, laidOut }: ChartProps & { readonly laidOut: LaidOut }) {
  const text = useText('runbooks')
  const { drawn, layout, ms } = laidOut
  const frame = useRef<HTMLDivElement>(null)
  const { step, way, select } = selection
  const sayLine = useLineWords(book)
  const box = layout.boxes.get(step.id)
  // A step that is not drawn: the view stays at the last one of its way that is.
  const nearest = box ?? layout.boxes.get(way.findLast((id) => layout.boxes.has(id)) ?? '')
  const { view, width, height, zoomBy, panBy, fit } = useView(frame, layout, nearest)
  const drag = useDrag(panBy)
  const { print, printing, sheetsStand, size, failed } = usePrint(shown)
  const follow = (direction: Direction) => () => {
    const to = followLine(direction, { drawn, boxes: layout.boxes, way, arrows: book.arrows })
    if (to !== null) select(to)
  }
  const arrows: readonly (readonly [string, Direction, number, number])[] = [
    ['ArrowUp', 'up', 0, -1],
    ['ArrowDown', 'down', 0, 1],
    ['ArrowLeft', 'left', -1, 0],
    ['ArrowRight', 'right', 1, 0],
  ]
  useShortcuts([
    ...arrows.map(([key, direction]) => ({ key, run: follow(direction) })),
    ...arrows.map(([key, , x, y]) => ({ key: `Shift+${key}`, run: () => panBy(x * panStep, y * panStep) })),
    { key: '+', run: () => zoomBy(zoomStep) },
    { key: '=', run: () => zoomBy(zoomStep) },
    { key: '-', run: () => zoomBy(1 / zoomStep) },
    { key: '0', run: fit },
    { key: 'v', run: toggleWhole },
    { key: 'p', run: print },
    { key: 'Home', run: () => select(book.start) },
  ])
  return (
    <section className={styles.chart} aria-label={text('chart.label')}>
      <ChartLegend
        aside={[...drawn.aside.values()].reduce((sum, count) => sum + count, 0)}
        scale={view.scale}
        onZoom={(by) => zoomBy(by > 0 ? zoomStep : 1 / zoomStep)}
        onFit={fit}
        onPrint={print}
      />
      {failed !== null && <ErrorBox error={failed} />}
      <div ref={frame} className={styles.frame} data-layout-ms={Math.round(ms)} {...drag}>
        {width > 0 && (
          <ChartPicture
            book={book}
            drawn={drawn}
            layout={layout}
            part={{ x: view.x, y: view.y, width: width / view.scale, height: height / view.scale }}
            selected={step.id}
            way={way}
            counts={counts}
            sayLine={sayLine}
            onSelect={select}
            onHosts={(id) => {
              select(id)
              onHosts()
            }}
          />
        )}
        {box === undefined && <p className={styles.notDrawn}>{text('chart.notDrawn', { title: step.short })}</p>}
      </div>
      {printing && <PrintSheets shown={shown} book={book} laidOut={laidOut} size={size} onReady={sheetsStand} />}
    </section>
  )
}
