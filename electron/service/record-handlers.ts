/**
 * Handlers for the record of an incident.
 */
import type { Language, Output } from '../../src/contract/index.ts'
import type { recordMethods } from '../../src/contract/record.ts'
import { readIncident } from '../../src/domain/runbook/incident.ts'
import { addAdvisory, clearEntry, takeDecision } from '../core/record/change-record.ts'
import { readShipped } from '../core/record/shipped.ts'
import { writeRecord } from '../core/record/write-record.ts'
import type { Handlers } from './router.ts'
import type { Session } from './session.ts'

export function openRecordHandlers(session: Session): Pick<Handlers, keyof typeof recordMethods> {
  const show = async (language: Language): Promise<Output<'record.show'>> => {
    const { incident, advisories, ...record } = await session.ask('record.read', {})
    const shipped = readShipped(session.setting.resources, readIncident(incident), language)
    return {
      ...record,
      incident: incident.title,
      advisories: [...advisories, ...shipped.advisories.map((notice) => ({ ...notice, event: '', by: '' }))].sort(
        (a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1),
      ),
      warnings: shipped.warnings,
    }
  }
  const wrote = (event: string): { event: string } => {
    session.wrote('workspace')
    return { event }
  }
  return {
    'record.show': (input) => show(session.language(input.language)),
    'record.warnings': (input) => {
      const incident = session.info()?.incident
      const known = incident === undefined ? null : readIncident(incident)
      return { warnings: readShipped(session.setting.resources, known, session.language(input.language)).warnings }
    },
    'record.add-advisory': (input) => wrote(addAdvisory(session.writer(), input)),
    'record.take-decision': (input) => wrote(takeDecision(session.writer(), input)),
    'record.clear': (input) => wrote(clearEntry(session.writer(), input.event)),
    'record.export': (input) =>
      session.jobs.run(input.job, async (job) => {
        const language = session.language(input.language)
        const record = await show(language)
        const log = await session.ask('log.verify', {}, job)
        job.signal.throwIfAborted()
        const sizeBytes = await writeRecord(
          {
            ...record,
            exportedAt: new Date(session.setting.now()).toISOString(),
            exportedBy: session.actor(),
            log,
          },
          { format: input.format, path: input.path, language },
          (key, values = {}) => session.say(`record.${key}`, values, language),
        )
        return { path: input.path, sizeBytes, entries: record.timeline.length, logOk: log.ok }
      }),
  }
}
