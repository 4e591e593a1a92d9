/**
 * What read-only connections answer: lists, counts, exports, checks, and the reading of host lists. Runs in a reader
 * thread of the service, or in the process of the command line.
 */
import type { Input, Output } from '../../src/contract/index.ts'
import { rotationDueAt, rotationOf } from '../../src/domain/keys/rotation.ts'
import type { Report } from '../../src/domain/report/model.ts'
import type { Language } from '../../src/domain/runbook/schema.ts'
import { gatherReport } from '../core/export/write-report.ts'
import { type StatusFormat, writeStatus } from '../core/export/write-status.ts'
import { findHosts, requireHost } from '../core/hosts/find-host.ts'
import { listImports } from '../core/hosts/import/list-imports.ts'
import { previewHostList } from '../core/hosts/import/preview.ts'
import { saveRejects } from '../core/hosts/import/save-rejects.ts'
import { type Staged, stageList } from '../core/hosts/import/stage.ts'
import { countHosts, countsBy, listBlockers, listHosts, reportStatus, totalHosts } from '../core/hosts/list-hosts.ts'
import { presentHost } from '../core/hosts/present-host.ts'
import { showHost } from '../core/hosts/show-host.ts'
import { verifyLog } from '../core/log/verify.ts'
import { forecastWith, listSteps, showOverview } from '../core/overview/show-overview.ts'
import { readRecord } from '../core/record/read-record.ts'
import { countHostsAt, listHostsAt } from '../core/runs/hosts-at.ts'
import type { RunbookLibrary } from '../core/runs/library.ts'
import { countEvidence, listSightings } from '../core/sightings/keep-sightings.ts'
import { type StagedSightings, stageSightings } from '../core/sightings/stage-sightings.ts'
import { auditKeys } from '../core/vault/audit.ts'
import { countKeys, findKeys, listKeys, listSeenKeys } from '../core/vault/key-rows.ts'
import { writeRotation } from '../core/vault/write-rotation.ts'
import { scratchPath } from '../core/workspace/layout.ts'
import { requireSound } from '../core/workspace/open.ts'
import type { ReadDb } from '../core/workspace/sqlite.ts'
import type { Job } from './jobs.ts'

export interface ReadSide {
  readonly db: ReadDb
  readonly folder: string
  readonly library: RunbookLibrary
}

/** What a reader is told beside the input. */
export interface Asked {
  readonly language: Language
  /** ISO 8601. */
  readonly now: string
  readonly incident: string
}

type Listed = Output<'hosts.list'>['hosts']

export const readMethods = {
  'hosts.list': (side: ReadSide, input: Input<'hosts.list'>, _job: Job, asked: Asked): Output<'hosts.list'> => ({
    hosts: present(side, listHosts(side.db, input.filter, input.sort, input.offset, input.limit), asked),
    total: countHosts(side.db, input.filter),
  }),
  'hosts.find': (side: ReadSide, input: Input<'hosts.find'>, _job: Job, asked: Asked): Output<'hosts.find'> => {
    const found = findHosts(side.db, input.text)
    return { hosts: present(side, found.hosts, asked), exact: found.exact }
  },
  'hosts.facets': (side: ReadSide, _input: Input<'hosts.facets'>): Output<'hosts.facets'> => ({
    total: totalHosts(side.db),
    byStatus: reportStatus(side.db, undefined).byStatus,
    sites: countsBy(side.db, 'site').map(({ key, total }) => ({ key, count: total })),
    environments: countsBy(side.db, 'environment').map(({ key, total }) => ({ key, count: total })),
    criticalities: countsBy(side.db, 'criticality').map(({ key, total }) => ({ key: Number(key), count: total })),
    blockers: listBlockers(side.db),
  }),
  'hosts.show': (side: ReadSide, input: Input<'hosts.show'>, _job: Job, asked: Asked): Output<'hosts.show'> =>
    showHost(side.db, requireHost(side.db, input.host), pinnedOf(side), asked.language),
  /** Not in the contract: the reading half of a report. */
  'report.gather': (side: ReadSide, input: { readonly by: string }, _job: Job, asked: Asked): Promise<Report> =>
    gatherReport(side.db, side.folder, { now: asked.now, incident: asked.incident, by: input.by }),
  'overview.show': (side: ReadSide, input: Input<'overview.show'>, _job: Job, asked: Asked): Output<'overview.show'> =>
    showOverview(side.db, input.by, asked.now),
  'overview.steps': (
    side: ReadSide,
    _input: Input<'overview.steps'>,
    _job: Job,
    asked: Asked,
  ): Output<'overview.steps'> => ({
    steps: listSteps(side.db, side.library, asked.language),
  }),
  'overview.what-if': (
    side: ReadSide,
    input: Input<'overview.what-if'>,
    _job: Job,
    asked: Asked,
  ): Output<'overview.what-if'> => forecastWith(side.db, input.site, input.more, asked.now),
  'sightings.plan': async (
    side: ReadSide,
    input: Input<'sightings.plan'>,
    job: Job,
    asked: Asked,
  ): Promise<Output<'sightings.plan'>> => {
    const staged = await stageSightings(
      side.db,
      scratchPath(side.folder),
      input.path,
      { list: input.choices, time: input.time },
      { keep: false, job, now: asked.now },
    )
    return staged.plan
  },
  /** Not in the contract: the reading half of `sightings.import`. */
  'sightings.stage': (
    side: ReadSide,
    input: Input<'sightings.import'>,
    job: Job,
    asked: Asked,
  ): Promise<StagedSightings> =>
    stageSightings(
      side.db,
      scratchPath(side.folder),
      input.path,
      { list: input.choices, time: input.time },
      { keep: true, job, now: asked.now },
    ),
  'sightings.list': (side: ReadSide, _input: Input<'sightings.list'>): Output<'sightings.list'> => ({
    lists: listSightings(side.db),
    now: countEvidence(side.db),
  }),
  'status.show': (side: ReadSide, input: Input<'status.show'>): Output<'status.show'> => {
    const report = reportStatus(side.db, input.by)
    return { ...report, groups: [...report.groups] }
  },
  'blockers.list': (side: ReadSide, _input: Input<'blockers.list'>): Output<'blockers.list'> => ({
    blockers: listBlockers(side.db),
  }),
  'runbook.hosts-at': (side: ReadSide, input: Input<'runbook.hosts-at'>): Output<'runbook.hosts-at'> => ({
    steps: countHostsAt(side.db, startOf(side, input)),
  }),
  'runbook.hosts-of-step': (
    side: ReadSide,
    input: Input<'runbook.hosts-of-step'>,
    _job: Job,
    asked: Asked,
  ): Output<'runbook.hosts-of-step'> => {
    const { rows, total } = listHostsAt(side.db, startOf(side, input), input.step)
    return { hosts: present(side, rows, asked), total }
  },
  'export.write': (
    side: ReadSide,
    input: Input<'export.write'> & { readonly format: StatusFormat },
    job: Job,
    asked: Asked,
  ): Promise<Output<'export.write'>> =>
    writeStatus(
      side.db,
      pinnedOf(side),
      { format: input.format, path: input.path, filter: input.filter, ...asked },
      {
        signal: job.signal,
        progress: (done) => {
          job.progress('writing', done, totalHosts(side.db), 'hosts')
        },
      },
    ),
  'log.verify': async (side: ReadSide, _input: Input<'log.verify'>): Promise<Output<'log.verify'>> => {
    const report = await verifyLog(side.db, side.folder)
    return {
      ...report,
      stations: [...report.stations],
      attachments: { ...report.attachments, missing: [...report.attachments.missing] },
    }
  },
  'import.list': (side: ReadSide, _input: Input<'import.list'>): Output<'import.list'> => ({
    imports: listImports(side.db),
  }),
  'import.preview': (_side: ReadSide, input: Input<'import.preview'>): Promise<Output<'import.preview'>> =>
    previewHostList(input.path, input.choices),
  'import.plan': async (side: ReadSide, input: Input<'import.plan'>, job: Job): Promise<Output<'import.plan'>> => {
    const staged = await stageList(side.db, scratchPath(side.folder), input.path, input.choices, { keep: false, job })
    return staged.plan
  },
  'import.save-rejects': (
    side: ReadSide,
    input: Input<'import.save-rejects'>,
    job: Job,
  ): Promise<Output<'import.save-rejects'>> =>
    saveRejects(side.db, scratchPath(side.folder), input.path, input.choices, input.out, job),
  'keys.list': (side: ReadSide, input: Input<'keys.list'>): Output<'keys.list'> => listKeys(side.db, input),
  'keys.counts': (side: ReadSide, _input: Input<'keys.counts'>): Output<'keys.counts'> => countKeys(side.db),
  'keys.find': (side: ReadSide, input: Input<'keys.find'>): Output<'keys.find'> => findKeys(side.db, input.text),
  'keys.rotation': (
    side: ReadSide,
    input: Input<'keys.rotation'>,
    _job: Job,
    { now }: Asked,
  ): Output<'keys.rotation'> => {
    const { total, keys } = listSeenKeys(side.db, input.offset, input.limit)
    return {
      total,
      keys: keys.map(({ row, isBack }) => {
        const dueAt = rotationDueAt(row.seenAt)
        return {
          ...row,
          dueAt,
          overdue: dueAt < now,
          possible: isBack,
          ...rotationOf(row.source, row.keyId, row.volume),
        }
      }),
    }
  },
  'keys.rotation-export': (
    side: ReadSide,
    input: Input<'keys.rotation-export'>,
  ): Promise<Output<'keys.rotation-export'>> => writeRotation(side.db, input.path),
  'keys.audit': (side: ReadSide, input: Input<'keys.audit'>, _job: Job, { now }: Asked): Output<'keys.audit'> =>
    auditKeys(side.db, input, Date.parse(now)),
  /** Not in the contract: what the log says for `record.show`; the shipped notices are added to it. */
  'record.read': (side: ReadSide, _input: Record<string, never>): ReturnType<typeof readRecord> => readRecord(side.db),
  /** Not in the contract: the reading half of `import.run`. */
  'import.stage': (side: ReadSide, input: Input<'import.run'>, job: Job): Promise<Staged> =>
    stageList(side.db, scratchPath(side.folder), input.path, input.choices, { keep: true, job }),
  /** Not in the contract: the check of a large database while its window is already open. */
  'workspace.check': (side: ReadSide, _input: Record<string, never>): Record<string, never> => {
    requireSound(side.db)
    return {}
  },
} as const

export type ReadMethods = typeof readMethods
export type ReadMethodName = keyof ReadMethods
export type ReadInput<M extends ReadMethodName> = Parameters<ReadMethods[M]>[1]
export type ReadOutput<M extends ReadMethodName> = Awaited<ReturnType<ReadMethods[M]>>

function present(side: ReadSide, rows: ReturnType<typeof listHosts>, { language }: Asked): Listed {
  return rows.map((row) => presentHost(row, pinnedOf(side), language))
}

/** A version without a run of this workspace has no hosts, and needs no first step. */
function startOf(side: ReadSide, { runbook, hash }: { readonly runbook: string; readonly hash: string }) {
  return { runbook, hash, start: side.library.pinned(side.folder, hash)?.start ?? '' }
}

function pinnedOf(side: ReadSide) {
  return (hash: string) => side.library.pinned(side.folder, hash)
}
