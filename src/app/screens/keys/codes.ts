/**
 * What a scanner reads off the screen: QR and Code 128, as plain shapes in units of the thinnest bar.
 *
 * The library draws into a context of ours that only collects shapes, so that no markup is ever made from text.
 */
import { code128, type DrawingContext, qrcode } from 'bwip-js/generic'

export interface Code {
  readonly width: number
  readonly height: number
  /** `d` of an SVG path, to be filled by the even-odd rule. */
  readonly path: string
}

type Point = readonly [number, number]

/** Quiet zone around it, as the standards want: 4 modules of two units for QR, 10 of one for Code 128. */
const quiet = { qr: 8, line: 10 }
const lineHeight = 60

/** @param text digits and hyphens */
export function qrOf(text: string): Code {
  return withMargin(qrcode({ bcid: 'qrcode', text, scale: 1 }, collect()), quiet.qr)
}

/** @param text digits and hyphens */
export function lineOf(text: string): Code {
  const { width, polygons } = code128({ bcid: 'code128', text, scale: 1, height: 10, includetext: false }, collect())
  const stretched = polygons.map((polygon) => polygon.map(([x, y]): Point => [x, y > 0 ? lineHeight : 0]))
  return withMargin({ width, height: lineHeight, polygons: stretched }, quiet.line)
}

interface Collected {
  readonly width: number
  readonly height: number
  readonly polygons: readonly (readonly Point[])[]
}

function collect(): DrawingContext<Collected> {
  let size = { width: 0, height: 0 }
  const polygons: Point[][] = []
  return {
    scale: () => null,
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init(width, height) {
      size = { width, height }
    },
    line(x0, y0, _x1, y1, lineWidth) {
      // The library means the pixel left of the middle where a bar has an odd width.
      const from = x0 - Math.ceil(lineWidth / 2)
      polygons.push([
        [from, y0],
        [from + lineWidth, y0],
        [from + lineWidth, y1],
        [from, y1],
      ])
    },
    polygon(points) {
      polygons.push(points.map(([x, y]) => [x, y]))
    },
    hexagon() {},
    ellipse() {},
    fill() {},
    text() {},
    end: () => ({ ...size, polygons }),
  }
}

function withMargin({ width, height, polygons }: Collected, margin: number): Code {
  const path = polygons.map((points) => `M${points.map(([x, y]) => `${x + margin} ${y + margin}`).join('L')}Z`).join('')
  return { width: width + 2 * margin, height: height + 2 * margin, path }
}
