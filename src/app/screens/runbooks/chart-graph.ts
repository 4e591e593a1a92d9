/**
 * The chart as the layout library takes it and gives it back: boxes with their sizes, lines with their labels.
 *
 * Sizes are reckoned from the number of characters, not measured: the layout must be the same on a screen, on paper
 * and in a test.
 */
import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js'
import type { ChartLine, DrawnChart } from '../../../domain/runbook/draw-chart.ts'
import type { Book } from './book.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Area extends Point {
  readonly width: number
  readonly height: number
}

export interface LaidOutLine {
  readonly line: ChartLine
  readonly points: readonly Point[]
  readonly label: (Area & { readonly text: string }) | null
}

export interface Layout extends Pick<Area, 'width' | 'height'> {
  readonly boxes: ReadonlyMap<string, Area>
  readonly lines: readonly LaidOutLine[]
}

export const boxSize = { width: 200, withRows: 252, head: 54, row: 22, foot: 6 } as const
const endSize = { width: 180, height: 48 } as const
const labelSize = { most: 124, line: 16, padding: 8 } as const

const options: Readonly<Record<string, string>> = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.padding': '[top=24,left=24,bottom=24,right=24]',
  'elk.spacing.nodeNode': '26',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '10',
  'elk.spacing.edgeLabel': '2',
  'elk.layered.spacing.nodeNodeBetweenLayers': '30',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
  'elk.layered.edgeLabels.sideSelection': 'ALWAYS_DOWN',
  'elk.layered.considerModelOrder.strategy': 'PREFER_EDGES',
}

/** The likely way is kept short and straight. */
const likelyOptions = { 'elk.layered.priority.straightness': '10', 'elk.layered.priority.shortness': '5' }

/** @param sayLine the words on a line; empty for none */
export function toGraph(book: Book, drawn: DrawnChart, sayLine: (line: ChartLine) => string): ElkNode {
  return {
    id: 'chart',
    layoutOptions: { ...options },
    children: drawn.steps.map((id) => ({ id, ...sizeOf(book, drawn, id) })),
    edges: drawn.lines.map((line, at): ElkExtendedEdge => {
      const text = sayLine(line)
      return {
        id: String(at),
        sources: [line.from],
        targets: [line.to],
        labels: text === '' ? [] : [{ text, ...sizeOfLabel(text), layoutOptions: { 'elk.edgeLabels.inline': 'true' } }],
        ...(line.likely ? { layoutOptions: likelyOptions } : {}),
      }
    }),
  }
}

function sizeOf(book: Book, drawn: DrawnChart, id: string) {
  if (book.stepOf(id)?.kind === 'outcome') return endSize
  const rows = drawn.jumps.filter(({ from }) => from === id).length
  if (rows === 0) return { width: boxSize.width, height: boxSize.head }
  return { width: boxSize.withRows, height: boxSize.head + rows * boxSize.row + boxSize.foot }
}

function sizeOfLabel(text: string) {
  const wide = widthOf(text) + labelSize.padding
  return {
    width: Math.min(labelSize.most, wide),
    height: wide > labelSize.most ? 2 * labelSize.line : labelSize.line,
  }
}

/** At 12 px: a Chinese character is a square, others about half of one. */
function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[\u2e80-\uffef]/u.test(letter) ? 12.5 : 6.9), 0)
}

/** The answer of the library, joined with what was drawn. */
export function fromGraph(graph: ElkNode, drawn: DrawnChart): Layout {
  return {
    width: graph.width ?? 0,
    height: graph.height ?? 0,
    boxes: new Map((graph.children ?? []).map((child) => [child.id, areaOf(child)])),
    lines: (graph.edges ?? []).flatMap((edge) => {
      const line = drawn.lines[Number(edge.id)]
      const [section] = edge.sections ?? []
      const [label] = edge.labels ?? []
      if (line === undefined || section === undefined) return []
      return [
        {
          line,
          points: [section.startPoint, ...(section.bendPoints ?? []), section.endPoint],
          label: label === undefined ? null : { ...areaOf(label), text: label.text ?? '' },
        },
      ]
    }),
  }
}

function areaOf({ x = 0, y = 0, width = 0, height = 0 }: Partial<Area>): Area {
  return { x, y, width, height }
}
