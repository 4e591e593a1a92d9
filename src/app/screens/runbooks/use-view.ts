/**
 * Which part of the chart is in view: moved by dragging, by keys and by the wheel, and to the selected box when that
 * one is out of sight.
 */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Area, Layout } from './chart-graph.ts'

export interface View {
  /** The corner of the part in view, in units of the chart. */
  readonly x: number
  readonly y: number
  /** Pixels for one unit. */
  readonly scale: number
}

const largest = 2
const smallest = 0.1
/** Below this the words of a box cannot be read: then a part is shown, not the whole. */
export const readable = 0.7
const margin = 24

export interface ViewOf {
  readonly view: View
  readonly width: number
  readonly height: number
  /** `at` in pixels of the window stays where it is; else the middle. */
  zoomBy(factor: number, at?: { readonly x: number; readonly y: number }): void
  /** In pixels. */
  panBy(x: number, y: number): void
  fit(): void
}

export function useView(frame: RefObject<HTMLElement | null>, layout: Layout, selected: Area | undefined): ViewOf {
  const { width, height } = useSize(frame)
  const [view, setView] = useState<View | null>(null)
  const shown = view ?? begin(layout, selected, width, height)
  const latest = useRef(shown)
  latest.current = shown
  const change = useCallback((to: View) => setView(to), [])
  // Another layout of the same runbook: what is selected stays in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a move to another box moves the view
  useLayoutEffect(() => {
    if (selected === undefined || width === 0) return
    if (!isInside(selected, latest.current, width, height)) {
      change(centre(layout, selected, latest.current.scale, width, height))
    }
  }, [selected?.x, selected?.y, width, height])

  const zoomBy: ViewOf['zoomBy'] = (factor, at) => {
    const { x, y, scale } = latest.current
    const to = Math.min(largest, Math.max(smallest, scale * factor))
    const box = frame.current?.getBoundingClientRect()
    const px = at === undefined || box === undefined ? width / 2 : at.x - box.x
    const py = at === undefined || box === undefined ? height / 2 : at.y - box.y
    change({ x: x + px / scale - px / to, y: y + py / scale - py / to, scale: to })
  }
  const panBy: ViewOf['panBy'] = (dx, dy) => {
    const { x, y, scale } = latest.current
    change({ x: x + dx / scale, y: y + dy / scale, scale })
  }
  const fit = () => change(whole(layout, width, height))
  useWheel(frame, zoomBy)
  return { view: shown, width, height, zoomBy, panBy, fit }
}

/** The whole chart where its words can be read then, else the selected box at full size. */
function begin(layout: Layout, selected: Area | undefined, width: number, height: number): View {
  const all = whole(layout, width, height)
  if (all.scale >= readable || selected === undefined) return all
  return centre(layout, selected, 1, width, height)
}

function whole(layout: Layout, width: number, height: number): View {
  const scale = Math.max(smallest, Math.min(1, width / layout.width, height / layout.height))
  return { x: (layout.width - width / scale) / 2, y: (layout.height - height / scale) / 2, scale }
}

/** The box a little above the middle, because what comes next is below; no more empty ground than needed. */
function centre(layout: Layout, box: Area, scale: number, width: number, height: number): View {
  return {
    x: within(box.x + box.width / 2 - width / scale / 2, layout.width - width / scale),
    y: within(box.y + box.height / 2 - (height / scale) * 0.38, layout.height - height / scale),
    scale,
  }
}

/** Between 0 and the room that is left; in the middle where there is room for all. */
function within(at: number, room: number): number {
  return room <= 0 ? room / 2 : Math.min(room, Math.max(0, at))
}

function isInside(box: Area, { x, y, scale }: View, width: number, height: number): boolean {
  return (
    (box.x - x) * scale >= margin &&
    (box.y - y) * scale >= margin &&
    (box.x + box.width - x) * scale <= width - margin &&
    (box.y + box.height - y) * scale <= height - margin
  )
}

function useSize(frame: RefObject<HTMLElement | null>) {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = frame.current
    if (element === null) return
    const look = () => setSize({ width: element.clientWidth, height: element.clientHeight })
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  return size
}

/** A pinch arrives as a wheel with Ctrl. The listener must be able to stop the page from scrolling or zooming. */
function useWheel(frame: RefObject<HTMLElement | null>, zoomBy: ViewOf['zoomBy']): void {
  const zoom = useRef(zoomBy)
  zoom.current = zoomBy
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault()
      const step = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY
      zoom.current(Math.exp(-step * (event.ctrlKey ? 0.01 : 0.0015)), { x: event.clientX, y: event.clientY })
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [frame])
}
