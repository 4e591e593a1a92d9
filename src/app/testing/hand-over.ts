/**
 * The other end of a port, as the service or the shell holds it, for tests of the page.
 */
import { vi } from 'vitest'
import type { WireRequest } from '../../contract/index.ts'

/** Hands a port to the page, as the preload does. `source` is who sent it: the page takes it from itself only. */
export function handOver(name: 'service' | 'shell', source: Window | null = window) {
  const { port1, port2 } = new MessageChannel()
  const asked: WireRequest[] = []
  port2.onmessage = ({ data }) => asked.push(data)
  window.dispatchEvent(new MessageEvent('message', { data: { kind: 'bluelift-port', name }, source, ports: [port1] }))
  return {
    asked,
    /** The n-th request, when it has arrived. */
    request: (n: number) =>
      vi.waitFor(() => {
        const request = asked[n]
        if (request === undefined) throw new Error(`no request ${n}`)
        return request
      }),
    answer: (id: number, output: unknown) => port2.postMessage({ id, ok: true, output }),
    refuse: (id: number, code: string) => port2.postMessage({ id, ok: false, error: { code, details: { host: 'A' } } }),
    publish: (topic: string, data: unknown) => port2.postMessage({ topic, data }),
  }
}
