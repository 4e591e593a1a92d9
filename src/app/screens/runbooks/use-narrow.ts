/**
 * Whether the window has no room for two columns.
 */
import { useSyncExternalStore } from 'react'

/** The style sheets of this screen say the same. */
const query = '(max-width: 819px)'

function follow(onChange: () => void): () => void {
  const media = matchMedia(query)
  media.addEventListener('change', onChange)
  return () => media.removeEventListener('change', onChange)
}

export function useNarrow(): boolean {
  return useSyncExternalStore(follow, () => matchMedia(query).matches)
}
