/**
 * A chart cut into sheets of paper. It is never made so small that its words cannot be read; sheets overlap a little,
 * so that a box at a cut stands whole on one of them.
 */
import type { Area } from './chart-graph.ts'

export interface Sheet {
  /** The part of the chart on this sheet. */
  readonly part: Area
  /** From 1, as are those below. */
  readonly row: number
  readonly column: number
}

export interface Sheets {
  readonly sheets: readonly Sheet[]
  readonly rows: number
  readonly columns: number
}

/** The room for the chart on a sheet in landscape, in CSS pixels. The style sheet says the same in millimetres. */
export const rooms = { a4: { width: 1044, height: 668 }, letter: { width: 975, height: 690 } } as const
export type PaperSize = keyof typeof rooms

/** At this scale the smallest words of a box are 6 points high. */
export const smallestScale = 0.7
/** About the height of a box, in units of the chart. */
const overlap = 64

export function cutToSheets(width: number, height: number, size: PaperSize): Sheets {
  const room = rooms[size]
  const whole = Math.min(1, room.width / width, room.height / height)
  const scale = Math.max(whole, smallestScale)
  const across = cut(width, room.width / scale)
  const down = cut(height, room.height / scale)
  const sheets = down.flatMap((y, row) =>
    across.map((x, column) => ({
      part: { x, y, width: room.width / scale, height: room.height / scale },
      row: row + 1,
      column: column + 1,
    })),
  )
  return { sheets, rows: down.length, columns: across.length }
}

/** Where the sheets begin along one side. */
function cut(length: number, room: number): readonly number[] {
  if (length <= room) return [(length - room) / 2]
  const count = Math.ceil((length - overlap) / (room - overlap))
  return Array.from({ length: count }, (_, at) => at * (room - overlap))
}

/** Whether anything of a sheet would be seen: a corner of the chart may be empty. */
export function isEmpty({ x, y, width, height }: Area, boxes: Iterable<Area>): boolean {
  for (const box of boxes) {
    if (box.x < x + width && box.x + box.width > x && box.y < y + height && box.y + box.height > y) return false
  }
  return true
}
