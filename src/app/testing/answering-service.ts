/**
 * A service for tests of whole screens: answers each method as the test says, and remembers what was asked.
 */
import type { ErrorCode, Input, MethodName, Output, WireRequest } from '../../contract/index.ts'

/** How one method answers, or the code with which it refuses. */
type Answers = { [M in MethodName]?: (input: Input<M>) => Output<M> | { readonly refuse: ErrorCode } }

export function answeringService(answers: Answers) {
  const asked: WireRequest[] = []
  const openPort = (name: 'service' | 'shell'): MessagePort => {
    const { port1, port2 } = new MessageChannel()
    port2.onmessage = ({ data }: MessageEvent<WireRequest>) => {
      asked.push(data)
      // The input of this very method; the map of all of them cannot say so.
      const answer = answers[data.method as MethodName] as ((input: unknown) => unknown) | undefined
      // A dialog of the system that no test speaks of stays open.
      if (answer === undefined && name === 'shell') return
      const output = answer?.(data.input) ?? { refuse: 'call.unknown-method' }
      const refused = (output as { readonly refuse?: ErrorCode }).refuse
      port2.postMessage(
        refused === undefined
          ? { id: data.id, ok: true, output }
          : { id: data.id, ok: false, error: { code: refused, details: {} } },
      )
    }
    return port1
  }
  for (const name of ['service', 'shell'] as const) {
    const ports = [openPort(name)]
    window.dispatchEvent(new MessageEvent('message', { data: { kind: 'bluelift-port', name }, source: window, ports }))
  }
  return {
    asked: (method: MethodName) => asked.filter((request) => request.method === method).map(({ input }) => input),
  }
}
