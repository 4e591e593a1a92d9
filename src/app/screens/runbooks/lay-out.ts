/**
 * Lays a chart out in a thread of its own: the largest takes half a second, in which the window still answers keys.
 */
import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js'
import workerUrl from 'elkjs/lib/elk-worker.min.js?url'

let elk: InstanceType<typeof ELK> | null = null

/** The thread is started with the first chart and kept: to start it costs more than most charts. */
export function layOut(graph: ElkNode): Promise<ElkNode> {
  elk ??= new ELK({ workerFactory: () => new Worker(workerUrl) })
  return elk.layout(graph)
}
