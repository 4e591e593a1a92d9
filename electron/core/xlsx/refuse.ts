/**
 * What a workbook is refused for, in three words: damaged, unsafe, or larger than can be read.
 */
import { Refusal } from '../../../src/domain/refusal.ts'

/** Cut off, changed, or never a workbook of Excel. @param reason for the log, never a value of a cell */
export function broken(path: string, reason: string): Refusal {
  return new Refusal('list.workbook-broken', { path, reason })
}

/** Made to exhaust or to fool who opens it. */
export function unsafe(path: string, reason: 'ratio' | 'doctype' | 'names' | 'parts' | 'depth' | 'text'): Refusal {
  return new Refusal('list.workbook-unsafe', { path, reason })
}

export function tooBig(path: string, reason: 'part' | 'strings' | 'styles' | 'sheets'): Refusal {
  return new Refusal('list.workbook-too-big', { path, reason })
}

/** What a library threw, as a refusal; what is one already, and what is no fault of the file, passes. */
export function refusalOfWorkbook(error: unknown, path: string): unknown {
  if (error instanceof Refusal || !(error instanceof Error) || error.name === 'AbortError') return error
  const system = 'code' in error ? String(error.code) : ''
  if (system === 'EACCES' || system === 'EPERM') return new Refusal('list.no-permission', { path, system })
  if (/^E[A-Z]+$/.test(system)) return new Refusal('list.unreadable', { path, system })
  return broken(path, error.message.slice(0, 120))
}
