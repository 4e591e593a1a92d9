/**
 * Says that something stands below the edge.
 */
import { useEffect, useState } from 'react'
import { Button } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import styles from './Run.module.css'

interface MoreBelowProps {
  /** What scrolls in a narrow window, and what does in a wide one. */
  readonly narrow: HTMLElement | null
  readonly wide: HTMLElement | null
}

/** Less than this is only the space at the end. */
const worthPx = 28

export function MoreBelow({ narrow, wide }: MoreBelowProps) {
  const text = useText('run')
  const [more, setMore] = useState<HTMLElement | null>(null)
  useEffect(() => {
    if (narrow === null || wide === null) return
    const places = [wide, narrow]
    const look = () => setMore(places.find(hidesSomething) ?? null)
    const sizes = new ResizeObserver(look)
    for (const place of places) {
      place.addEventListener('scroll', look, { passive: true })
      for (const part of [place, ...place.children]) sizes.observe(part)
    }
    // A step that changes brings other parts.
    const parts = new MutationObserver(look)
    parts.observe(wide, { childList: true, subtree: true })
    look()
    return () => {
      sizes.disconnect()
      parts.disconnect()
      for (const place of places) place.removeEventListener('scroll', look)
    }
  }, [narrow, wide])
  if (more === null) return null
  return (
    <span className={styles.more}>
      <Button size="small" icon="down" onPress={() => more.scrollBy({ top: Math.floor(more.clientHeight * 0.8) })}>
        {text('moreBelow')}
      </Button>
    </span>
  )
}

function hidesSomething(place: HTMLElement): boolean {
  return place.clientHeight > 0 && place.scrollHeight - place.scrollTop - place.clientHeight > worthPx
}
