/**
 * The cards in the order in which they were first seen: data streams in, but nothing moves while somebody reaches
 * for a card. A host that left the bench keeps its place until the screen is opened anew or sorted again.
 */
import { useState } from 'react'
import type { Output } from '../../../contract/index.ts'

export type ActiveHost = Output<'run.bench'>['active'][number]
export interface PlacedHost {
  readonly item: ActiveHost
  readonly gone: boolean
}

export function useFixedOrder(active: readonly ActiveHost[]): {
  readonly placed: readonly PlacedHost[]
  sortAgain(): void
} {
  const [seen, setSeen] = useState(active)
  const known = new Set(seen.map(({ host }) => host.id))
  const news = active.filter(({ host }) => !known.has(host.id))
  if (news.length > 0) setSeen([...seen, ...news])
  const byId = new Map(active.map((item) => [item.host.id, item]))
  return {
    placed: [...seen, ...news].map((item) => {
      const now = byId.get(item.host.id)
      return now === undefined ? { item, gone: true } : { item: now, gone: false }
    }),
    sortAgain: () => setSeen(active),
  }
}
