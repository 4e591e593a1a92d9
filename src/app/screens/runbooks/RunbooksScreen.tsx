/**
 * Runbooks to read: the list of all of them, or one.
 */
import { usePlace } from '../../stores/place.ts'
import { Reader } from './Reader.tsx'
import { Shelf } from './Shelf.tsx'

export function RunbooksScreen() {
  const runbook = usePlace((place) => place.runbook)
  const hash = usePlace((place) => place.hash)
  return runbook === undefined ? <Shelf /> : <Reader runbook={runbook} hash={hash} />
}
