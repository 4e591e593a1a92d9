/**
 * One handler for each contract method that the service answers: gathers from the session, calls the core.
 */

import { existsSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Output } from '../../src/contract/index.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { requireHost } from '../core/hosts/find-host.ts'
import {
  addNote,
  clearLift,
  draftClearings,
  draftSettings,
  liftBlocker,
  linkHosts,
  splitHost,
} from '../core/hosts/set-hosts.ts'
import { writeEvents } from '../core/log/write-events.ts'
import { reportFigures } from '../core/overview/figures.ts'
import { undoPaper } from '../core/paper/transcribe.ts'
import { answerStep, continueRun, endRun, holdRun, undoStep } from '../core/runs/answer.ts'
import { readBench } from '../core/runs/bench.ts'
import { checkStepReading } from '../core/runs/check-reading.ts'
import { findStopCodes } from '../core/runs/find-stop-codes.ts'
import { changeRunbook, startHostRun } from '../core/runs/start-run.ts'
import { viewRun } from '../core/runs/view-run.ts'
import { databasePath } from '../core/workspace/layout.ts'
import type { StoredProfile } from '../core/workspace/profile.ts'
import { exportReport } from './export-report.ts'
import { revertLoad, runImport } from './import-jobs.ts'
import { openKeyHandlers } from './key-handlers.ts'
import { openPaperHandlers } from './paper-handlers.ts'
import { proposeInWords } from './propose-in-words.ts'
import { noJob } from './readers.ts'
import { openRecordHandlers } from './record-handlers.ts'
import type { Handlers } from './router.ts'
import { openRunbookHandlers } from './runbook-handlers.ts'
import { type Session, sampleTitle } from './session.ts'
import { importSightings, takeBack } from './sighting-jobs.ts'
import { openStickHandlers } from './stick-handlers.ts'
import { openVaultHandlers } from './vault-handlers.ts'
import { writeInSlices } from './write-slices.ts'

export function openHandlers(session: Session): Handlers {
  const { profile } = session.setting

  const runOf = (host: string, language: 'en' | 'zh-CN' | undefined): Output<'run.state'> =>
    viewRun(
      session.db(),
      requireHost(session.db(), host),
      session.library.ready,
      session.pinned,
      session.language(language),
    )

  /** Writes on a run, then shows it as it stands on disk. */
  const onRun = (
    input: { host: string; language?: 'en' | 'zh-CN' | undefined },
    write: () => void,
  ): Output<'run.state'> => {
    write()
    session.wrote('runs', 'hosts')
    return runOf(input.host, input.language)
  }

  const wroteHosts = <Result>(result: Result): Result => {
    session.wrote('hosts', 'runs')
    return result
  }

  return {
    'profile.show': () => showProfile(profile.read()),
    'profile.set': (input) => {
      if (input.name !== undefined && input.name.trim() === '') throw new Refusal('person.name-needed')
      const before = profile.read()
      const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
      const after = profile.change({ ...given, ...(input.name === undefined ? {} : { name: input.name.trim() }) })
      if (after.name !== before.name || after.role !== before.role) introducePerson(session, after)
      session.setting.publish('profile', {})
      return showProfile(after)
    },

    'workspace.create': async (input) => {
      return session.create(input.path, input.title.trim() === '' ? 'Incident' : input.title.trim(), input.incident)
    },
    'workspace.open': async (input) => {
      const info = await session.open(input.path)
      if (!info.readOnly) await settleIfThereIsRoom(session)
      return session.info() ?? info
    },
    'workspace.sample': async () => {
      await session.close()
      const folder = join(profile.folder, 'sample')
      rmSync(folder, { recursive: true, force: true })
      await session.create(folder, sampleTitle)
      for (const file of ['falcon-hosts.csv', 'inventory.csv']) {
        await runImport(session, { job: 'sample', path: join(session.setting.resources, 'samples', file), choices: {} })
      }
      session.wrote('workspace', 'hosts', 'imports')
      const info = session.info()
      if (info === null) throw new Error('the sample workspace is not open after it was made')
      return info
    },
    'workspace.close': async () => {
      await session.close()
      session.setting.publish('workspace', {})
      return {}
    },
    'workspace.info': () => session.info(),

    'status.show': (input) => session.ask('status.show', input),
    'export.write': (input) =>
      session.jobs.run(input.job, (job) =>
        input.format === 'html' || input.format === 'pdf'
          ? exportReport(session, input.path, input.format, job)
          : session.ask('export.write', { ...input, format: input.format }, job),
      ),
    'log.verify': (input) => session.ask('log.verify', input),
    'job.cancel': (input) => {
      session.jobs.cancel(input.job)
      return {}
    },

    'hosts.list': (input) => session.ask('hosts.list', input),
    'hosts.facets': (input) => session.ask('hosts.facets', input),
    'hosts.find': (input) => session.ask('hosts.find', input),
    'hosts.show': (input) => session.ask('hosts.show', input),
    'hosts.set': async (input) => {
      const events = await writeInSlices(session, draftSettings(session.db(), input.hosts, input))
      return wroteHosts({ events, hosts: events.length })
    },
    'hosts.undo': async (input) => {
      const events = await writeInSlices(session, draftClearings(session.db(), input.events))
      return wroteHosts({ hosts: events.length })
    },
    'hosts.note': (input) => wroteHosts({ event: addNote(session.writer(), input.host, input.text) }),
    'hosts.link': (input) => wroteHosts({ id: linkHosts(session.writer(), input.a, input.b, input.reason) }),
    'hosts.split': (input) => wroteHosts({ ids: splitHost(session.writer(), input.host, input.reason) }),
    'blockers.list': (input) => session.ask('blockers.list', input),
    'blockers.lift': (input) => wroteHosts(liftBlocker(session.writer(), input.name, input.reason)),
    'blockers.undo-lift': (input) => wroteHosts({ hosts: clearLift(session.writer(), input.event) }),

    'overview.show': (input) => session.ask('overview.show', input),
    'overview.steps': (input) => session.ask('overview.steps', input),
    'overview.what-if': (input) => session.ask('overview.what-if', input),
    'overview.report': (input) => {
      const report = reportFigures(session.writer(), input.note)
      session.wrote('workspace')
      return { ...report, figures: { ...report.figures } }
    },
    'sightings.plan': (input) => session.jobs.run(input.job, (job) => session.ask('sightings.plan', input, job)),
    'sightings.import': (input) => importSightings(session, input),
    'sightings.list': (input) => session.ask('sightings.list', input),
    'sightings.revert': (input) => takeBack(session, input.sightings),

    'import.preview': (input) => session.ask('import.preview', input),
    'import.plan': (input) => session.jobs.run(input.job, (job) => session.ask('import.plan', input, job)),
    'import.run': (input) => runImport(session, input),
    'import.save-rejects': (input) =>
      session.jobs.run(input.job, (job) => session.ask('import.save-rejects', input, job)),
    'import.list': (input) => session.ask('import.list', input),
    'import.revert': (input) => revertLoad(session, input.import),

    ...openRunbookHandlers(session),
    ...openStickHandlers(session),
    ...openPaperHandlers(session),
    ...openVaultHandlers(session),
    ...openKeyHandlers(session),
    ...openRecordHandlers(session),
    'stop-codes.search': (input) => findStopCodes(session.library, input.query, session.language(input.language)),
    'runbook.propose': (input) =>
      proposeInWords(session, input.host, input.answers ?? {}, session.language(input.language)),

    'run.start': (input) =>
      onRun(input, () => {
        startHostRun(session.writer(), session.library, session.pinned, input.host, input)
      }),
    'run.change': (input) =>
      onRun(input, () => {
        changeRunbook(session.writer(), session.library, session.pinned, input.host, input.runbook, input.reason)
      }),
    'run.state': (input) => runOf(input.host, input.language),
    'run.answer': (input) =>
      onRun(input, () => {
        const { host, language, inputs, note, reason, confirm, ...answer } = input
        answerStep(session.writer(), session.pinned, host, {
          ...answer,
          now: new Date(session.setting.now()).toISOString(),
          ...(inputs === undefined ? {} : { inputs }),
          ...(note === undefined ? {} : { note }),
          ...(reason === undefined ? {} : { reason }),
          ...(confirm === undefined ? {} : { confirm }),
        })
      }),
    'run.undo': (input) =>
      onRun(input, () => {
        if (input.paper === true) undoPaper(session.writer(), session.pinned, input.host)
        else undoStep(session.writer(), session.pinned, input.host)
      }),
    'run.hold': (input) =>
      onRun(input, () => {
        const until =
          input.minutes === undefined
            ? undefined
            : new Date(session.setting.now() + input.minutes * 60_000).toISOString()
        holdRun(session.writer(), session.pinned, input.host, { for: input.for, until, reason: input.reason })
      }),
    'run.continue': (input) =>
      onRun(input, () => {
        continueRun(session.writer(), session.pinned, input.host)
      }),
    'run.end': (input) =>
      onRun(input, () => {
        endRun(session.writer(), session.pinned, input.host, input.reason)
      }),
    'run.check-reading': (input) =>
      checkStepReading(session.db(), session.pinned, input, session.language(input.language)),
    'run.bench': (input) =>
      readBench(session.db(), session.pinned, profile.read().name, session.language(input.language)),
  }
}

function showProfile(stored: StoredProfile): Output<'profile.show'> {
  return {
    ...stored,
    recent: stored.recent.map((entry) => ({ ...entry, reachable: existsSync(databasePath(entry.path)) })),
    home: join(homedir(), 'Bluelift'),
  }
}

/** Goes on with what a load left. On a full disk it stays as it is: what is there must be seen and worked on. */
async function settleIfThereIsRoom(session: Session): Promise<void> {
  try {
    await session.settle(noJob, 0)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

/** Who works here stands in the log, so that an auditor can tell a lead from a technician. */
function introducePerson(session: Session, { name, role }: StoredProfile): void {
  if (name === '' || session.info()?.readOnly !== false) return
  writeEvents(session.writer(), [{ type: 'person-introduced', payload: { name, role } }])
  session.wrote()
}
