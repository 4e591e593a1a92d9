/**
 * Says that something stands below the edge, in a window that is too small to show it.
 */
import { useEffect, useState } from 'react'
import { Button } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import styles from './Run.module.css'

/** Less than this is only the space at the end. */
const worthPx = 24

export function MoreBelow({ of }: { readonly of: HTMLElement | null }) {
  const text = useText('run')
  const [more, setMore] = useState(false)
  useEffect(() => {
    if (of === null) return
    const look = () => setMore(of.scrollHeight - of.scrollTop - of.clientHeight > worthPx)
    const sizes = new ResizeObserver(look)
    sizes.observe(of)
    for (const child of of.children) sizes.observe(child)
    of.addEventListener('scroll', look, { passive: true })
    look()
    return () => {
      sizes.disconnect()
      of.removeEventListener('scroll', look)
    }
  }, [of])
  if (!more) return null
  return (
    <span className={styles.more}>
      <Button variant="quiet" icon="down" onPress={() => of?.scrollBy({ top: of.clientHeight * 0.8 })}>
        {text('moreBelow')}
      </Button>
    </span>
  )
}
