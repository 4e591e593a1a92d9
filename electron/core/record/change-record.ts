/**
 * What people write into the record of an incident: advisories, decisions, and taking either back.
 */
import type { Payload } from '../../../src/domain/log/event.ts'
import { Refusal } from '../../../src/domain/refusal.ts'
import { writeEvents } from '../log/write-events.ts'
import type { Workspace } from '../workspace/open.ts'
import { readEntries } from './read-entries.ts'

/**
 * Adds a notice with its date and source.
 *
 * @returns the event
 * @throws {Refusal} `record.text-needed` without a title or a source
 */
export function addAdvisory(workspace: Workspace, given: Payload<'advisory-added'>): string {
  const title = given.title.trim()
  const source = given.source.trim()
  if (title === '' || source === '') throw new Refusal('record.text-needed')
  return write(workspace, {
    type: 'advisory-added',
    payload: { title, source, date: given.date, text: given.text.trim() },
  })
}

/** Notes a decision. @throws {Refusal} `record.text-needed` */
export function takeDecision(
  workspace: Workspace,
  given: { readonly text: string; readonly by?: string | undefined; readonly at?: string | undefined },
): string {
  const text = given.text.trim()
  if (text === '') throw new Refusal('record.text-needed')
  const by = given.by?.trim() ?? ''
  return write(workspace, {
    type: 'decision-taken',
    payload: {
      text,
      ...(by === '' ? {} : { by }),
      ...(given.at === undefined ? {} : { at: new Date(given.at).toISOString() }),
    },
  })
}

/**
 * Takes an entry back; with the event of a taking back, the entry stands again.
 *
 * @throws {Refusal} `record.entry-not-found`: no such entry stands, or it was taken back already
 */
export function clearEntry(workspace: Workspace, event: string): string {
  const { standing } = readEntries(workspace.db)
  if (!standing.some((entry) => entry.id === event)) throw new Refusal('record.entry-not-found', { event })
  return write(workspace, { type: 'record-entry-cleared', payload: { event } })
}

function write(workspace: Workspace, draft: Parameters<typeof writeEvents>[1][number]): string {
  const [event] = writeEvents(workspace, [draft])
  if (event === undefined) throw new Error('one event was written and none came back')
  return event
}
