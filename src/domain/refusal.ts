/**
 * A refusal: what a caller can act on. It has a code and the values that the sentence for a person needs.
 *
 * The domain returns it. `electron/core` throws it inside a transaction, because throwing is how a transaction
 * is rolled back; each entry (service, command line) catches it once at its door. Anything else that is thrown is
 * a defect and stays loud.
 */
export class Refusal extends Error {
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: string, details: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}
