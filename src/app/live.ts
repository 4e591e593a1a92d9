/**
 * What the service says, kept fresh: the answer of a question is asked again when one of its topics is published.
 */
import { keepPreviousData, type Query, QueryClient, useQuery } from '@tanstack/react-query'
import { contract, type Input, type MethodName, type Output, type Topic, topics } from '../contract/index.ts'
import { CallFailed, call, onRestart, subscribe } from './client.ts'

export type Live<T> =
  | { readonly status: 'waiting'; readonly data?: undefined }
  | { readonly status: 'ready'; readonly data: T }
  | { readonly status: 'failed'; readonly error: CallFailed; readonly data?: undefined }

const throttleMs = 150

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
  },
})

/**
 * One question, asked again whenever its answer may have grown old. Callers pass `language` in the input where
 * the method takes one. `keepPrevious` shows the last answer while the input changes (search, paging).
 */
export function useLive<M extends MethodName>(
  method: M,
  input: Input<M>,
  options: { readonly enabled?: boolean; readonly keepPrevious?: boolean } = {},
): Live<Output<M>> {
  const query = useQuery<Output<M>, CallFailed>(
    {
      queryKey: [method, input],
      queryFn: () => call(method, input),
      enabled: options.enabled ?? true,
      ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
    },
    queries,
  )
  const restarting = query.error !== null && query.error.code === 'service.restarted'
  // While the service comes back the last answer stays on the screen; it is asked again right after.
  if (query.data !== undefined && (query.error === null || restarting)) return { status: 'ready', data: query.data }
  if (query.error !== null && !restarting) return { status: 'failed', error: asCallFailed(query.error) }
  return { status: 'waiting' }
}

function asCallFailed(error: unknown): CallFailed {
  return error instanceof CallFailed ? error : new CallFailed('service.defect', { reason: String(error) })
}

/** A command that answers with the new state saves the next question: its answer replaces the old one whole. */
export function replaceLive<M extends MethodName>(method: M, input: Input<M>, answer: Output<M>): void {
  queries.setQueryData([method, input], answer)
}

const stale = new Set<Query>()
let asking = false

function markStale(hit: (method: MethodName) => boolean): void {
  for (const query of queries.getQueryCache().getAll()) {
    if (hit(query.queryKey[0] as MethodName)) stale.add(query)
  }
  if (!asking) setTimeout(askAgain, throttleMs)
  asking = true
}

/** A query that is under way is left to finish and asked once more, so that a stream of changes never starves it. */
function askAgain(): void {
  asking = false
  for (const query of [...stale]) {
    if (query.state.fetchStatus === 'fetching') continue
    stale.delete(query)
    void queries.invalidateQueries({ queryKey: query.queryKey, exact: true })
  }
  if (stale.size === 0) return
  asking = true
  setTimeout(askAgain, throttleMs)
}

for (const topic of topics) subscribe(topic, () => markStale((method) => listTopics(method).includes(topic)))
onRestart(() => markStale((method) => contract[method].servedBy === 'service'))

function listTopics(method: MethodName): readonly Topic[] {
  return contract[method].topics
}
