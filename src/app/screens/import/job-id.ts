/** A name for a job that no other job of this window has. */
export function newJobId(kind: string): string {
  return `${kind}-${crypto.randomUUID()}`
}
