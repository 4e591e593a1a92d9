/**
 * Dragging: the chart follows the pointer. A press that does not move stays a click on what lies under it.
 */
import { type PointerEvent, useRef } from 'react'

/** Less than this is a hand that trembles. */
const leastPx = 4

export function useDrag(panBy: (x: number, y: number) => void) {
  const last = useRef<{ x: number; y: number; moved: boolean } | null>(null)
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button === 0) last.current = { x: event.clientX, y: event.clientY, moved: false }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const from = last.current
      if (from === null) return
      const [x, y] = [event.clientX - from.x, event.clientY - from.y]
      if (!from.moved && Math.hypot(x, y) < leastPx) return
      // Only now: a captured pointer gives its click to whoever captured it.
      event.currentTarget.setPointerCapture(event.pointerId)
      last.current = { x: event.clientX, y: event.clientY, moved: true }
      panBy(-x, -y)
    },
    onPointerUp: () => {
      last.current = null
    },
    onPointerCancel: () => {
      last.current = null
    },
  }
}
