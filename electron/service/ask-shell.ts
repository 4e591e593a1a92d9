/**
 * What the service cannot do itself and asks of the shell: to print a document to PDF.
 */
import type { PrintDocument } from '../../src/domain/export/print-document.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import type { Print } from '../core/export/write-pdf.ts'

/** From the service. */
export interface PrintWish {
  readonly kind: 'print'
  readonly id: number
  readonly document: PrintDocument
}
/** From the shell. `pdf` is `null` when it could not be made; why stands in the shell's own log. */
export interface Printed {
  readonly kind: 'printed'
  readonly id: number
  readonly pdf: Uint8Array | null
}

/** A printer behind the port to the shell, and the ear for its answers. */
export function openPrinter(post: (wish: PrintWish) => void): {
  readonly print: Print
  printed(answer: Printed): void
} {
  const waiting = new Map<number, (pdf: Uint8Array | null) => void>()
  let last = 0
  return {
    async print(document) {
      last += 1
      const id = last
      const pdf = await new Promise<Uint8Array | null>((resolve) => {
        waiting.set(id, resolve)
        post({ kind: 'print', id, document })
      })
      if (pdf === null) throw new Refusal('print.failed')
      return pdf
    },
    printed({ id, pdf }) {
      waiting.get(id)?.(pdf)
      waiting.delete(id)
    },
  }
}
