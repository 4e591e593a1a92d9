/**
 * A session: at most one open workspace, its writer, its readers, and what to tell others after each write.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { JobProgress, Language, Topic, WorkspaceInfo } from '../../src/contract/index.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { nameIncident } from '../../src/domain/runbook/incident.ts'
import type { Print } from '../core/export/write-pdf.ts'
import { totalHosts } from '../core/hosts/list-hosts.ts'
import { settleImports } from '../core/log/projections/settle.ts'
import { settleKeys } from '../core/log/projections/settle-keys.ts'
import { openShelf, type Shelf } from '../core/runbooks/shelf.ts'
import { openLibrary, type RunbookLibrary } from '../core/runs/library.ts'
import { openLibraryCache } from '../core/runs/library-cache.ts'
import { emergencyFolder, rememberedFolders, rememberFolders, takeEmergencies } from '../core/vault/emergency.ts'
import type { KdfCost } from '../core/vault/header.ts'
import { type Keeper, openKeeper } from '../core/vault/keeper.ts'
import { eraseHeaders } from '../core/vault/slots.ts'
import { createWorkspace } from '../core/workspace/create.ts'
import { refusalOfFile } from '../core/workspace/file-error.ts'
import {
  isCheckedAtOpen,
  openWorkspace,
  openWorkspaceReader,
  type Person,
  type Workspace,
} from '../core/workspace/open.ts'
import type { ProfileFile } from '../core/workspace/profile.ts'
import { type ReadDb, refusalOfSqlite } from '../core/workspace/sqlite.ts'
import { readTotals } from '../core/workspace/totals.ts'
import { type Job, type Jobs, openJobs } from './jobs.ts'
import { type KeyReader, openInlineKeyReader } from './key-reader.ts'
import type { Asked, ReadInput, ReadMethodName, ReadOutput } from './read-methods.ts'
import type { Readers } from './readers.ts'

export interface SessionSetting {
  readonly profile: ProfileFile
  readonly resources: string
  /** Named to others who meet the writer's lock. */
  readonly program: string
  readonly openReaders: (folder: string) => Readers
  /** Reads files of keys in a place whose memory is thrown away afterwards; in this very process when left out. */
  readonly keyReader?: KeyReader
  /** What guessing a passphrase costs; less than the real cost in tests only. */
  readonly kdfCost?: KdfCost
  readonly publish: (topic: Topic, data: unknown) => void
  readonly now: () => number
  /** A sentence of the locale files, for what only the service can word. */
  readonly say: (key: string, values: Readonly<Record<string, string | number>>, language: Language) => string
  /** Makes a PDF of a document; absent where no Chromium is. */
  readonly print?: Print
}

/** A workspace opened only for reading: the command line beside the app. */
interface OpenReadOnly {
  readonly folder: string
  readonly db: ReadDb
}

export interface Session {
  readonly setting: SessionSetting
  /** The shipped runbooks and those of the open workspace, as they are at this moment. */
  readonly library: Shelf
  /** Reads a little more of the runbooks while nobody asks; `false` when nothing is left to read. */
  readAhead(): boolean
  readonly jobs: Jobs
  readonly keyReader: KeyReader
  /** The open vault of this session. */
  readonly keeper: Keeper
  /** How many reveals are recorded beside the log and not in it. */
  emergencies(): number
  /** A reveal may have been recorded in this folder; it is taken into the log as soon as that can be written. */
  recordedIn(folder: string): void
  /** Whether a workspace is open that can be written. */
  canWrite(): boolean
  /** Who works here, as it stands in the log. */
  actor(): string
  create(folder: string, title: string, incident?: string): Promise<WorkspaceInfo>
  open(folder: string): Promise<WorkspaceInfo>
  openForReading(folder: string): void
  close(): Promise<void>
  info(): WorkspaceInfo | null
  /** @throws {Refusal} `workspace.none-open`, `workspace.read-only` */
  writer(): Workspace
  /** For questions that need no thread. @throws {Refusal} `workspace.none-open` */
  db(): ReadDb
  folder(): string
  pinned(hash: string): ReturnType<RunbookLibrary['pinned']>
  language(wanted: Language | undefined): Language
  /** A text of the locale files. */
  readonly say: SessionSetting['say']
  ask<M extends ReadMethodName>(
    method: M,
    input: ReadInput<M> & { language?: Language | undefined },
    job?: Job,
  ): Promise<ReadOutput<M>>
  /** After a commit: says that answers have grown old. */
  wrote(...topics: Topic[]): void
  /**
   * Brings loads into the tables; see settle.ts.
   *
   * @throws {Refusal} `import.unfinished`: the loads stand in the log, some of their hosts not yet in the tables; the
   *   next call goes on. `workspace.damaged` when a load cannot be read any more
   */
  settle(job: Job, total: number): Promise<void>
}

/** What can keep the hosts of a load from the tables while its event stands in the log. */
const unwritten: ReadonlySet<string> = new Set(['workspace.disk-full', 'workspace.disk-error', 'workspace.in-use'])

export const sampleTitle = 'Sample: CrowdStrike channel file 291'

export function openSession(setting: SessionSetting): Session {
  const runbooks = join(setting.resources, 'runbooks')
  const keeping = openLibraryCache(join(setting.profile.folder, 'cache', 'runbooks.json'), runbooks)
  const shipped = openLibrary(runbooks, keeping)
  const shelf = openShelf(shipped)
  const jobs = openJobs((progress: JobProgress) => {
    setting.publish('job', progress)
  })
  const person: Person = {
    profile: setting.profile.folder,
    program: setting.program,
    actor() {
      const { name, language } = setting.profile.read()
      return name === '' ? setting.say('frame.nameless', {}, language) : name
    },
    role: () => {
      const { name, role } = setting.profile.read()
      return name === '' ? undefined : role
    },
    now: setting.now,
  }
  const keeper = openKeeper({
    now: setting.now,
    changed: () => {
      setting.publish('vault', {})
    },
  })
  let writer: Workspace | null = null
  let reader: OpenReadOnly | null = null
  let readers: Readers | null = null
  /** Folders with reveals that are not in the log yet. */
  const besideLog = new Set<string>()
  let emergencies = 0
  /** Found by the check of a large database; nothing is written then, everything can be read. */
  let damage: Refusal | null = null

  const requireDb = (): { db: ReadDb; folder: string } => {
    const open = writer ?? reader
    if (open === null) throw new Refusal('workspace.none-open')
    return open
  }

  const info = (): WorkspaceInfo | null => {
    const open = writer ?? reader
    if (open === null) return null
    const totals = readTotals(open.db)
    return {
      path: open.folder,
      ...totals,
      station: writer?.station.id ?? '',
      hosts: totalHosts(open.db),
      readOnly: writer === null || damage !== null,
      damaged: damage !== null,
      sample: totals.title === sampleTitle,
      cameBackOlder:
        totals.cameBackOlder === null ? null : { ...totals.cameBackOlder, now: writer?.cameBackOlder === true },
    }
  }

  const rememberUse = (): void => {
    const open = info()
    if (open === null || writer === null) return
    const done = writer.db.prepare(
      "SELECT coalesce(sum(hosts), 0) FROM counter WHERE dimension = 'all' AND status IN ('recovered', 'retired')",
    )
    const left = open.hosts - Number(done.pluck().get())
    try {
      setting.profile.used({
        path: open.path,
        title: open.title,
        usedAt: new Date(setting.now()).toISOString(),
        left,
        total: open.hosts,
      })
    } catch (error) {
      // A courtesy of the start screen: a profile without room must not keep a workspace from opening or closing.
      if (refusalOfFile(error) === null) throw error
    }
  }

  const closeWriter = (): void => {
    writer?.close()
    writer = null
  }

  const session: Session = {
    setting,
    get library() {
      return shelf.at(writer ?? reader)
    },
    readAhead: () => shelf.readAhead(),
    jobs,
    keyReader: setting.keyReader ?? openInlineKeyReader(),
    keeper,
    emergencies: () => emergencies,
    recordedIn(folder) {
      besideLog.add(folder)
      rememberFolders(setting.profile.folder, [...besideLog])
      takeRecorded()
    },
    actor: () => person.actor(),
    canWrite: () => writer !== null && damage === null,
    async create(folder, title, incident = nameIncident(title)) {
      await session.close()
      writer = createWorkspace(folder, title, incident, person)
      return opened()
    },
    async open(folder) {
      if (writer?.folder === folder) return info() as WorkspaceInfo // open, so there is one
      await session.close()
      try {
        writer = openWorkspace(folder, person)
      } catch (error) {
        // A stick with write protection can still be looked at.
        if (!(error instanceof Refusal) || error.code !== 'workspace.read-only') throw error
        session.openForReading(folder)
      }
      return opened()
    },
    openForReading(folder) {
      reader = { folder, db: openWorkspaceReader(folder) }
    },
    async close() {
      keeper.lock()
      rememberUse()
      // The last connection to close brings the WAL into the database, unless it cannot write: into a damaged one
      // nothing goes, so there the readers that found the damage are last.
      if (damage !== null) closeWriter()
      await readers?.close()
      readers = null
      closeWriter()
      reader?.db.close()
      reader = null
      damage = null
      besideLog.clear()
      emergencies = 0
    },
    info,
    writer() {
      if (damage !== null) throw damage
      if (writer !== null) return writer
      throw new Refusal(reader === null ? 'workspace.none-open' : 'workspace.read-only')
    },
    db: () => requireDb().db,
    folder: () => requireDb().folder,
    pinned: (hash) => shipped.pinned(requireDb().folder, hash),
    language: (wanted) => wanted ?? setting.profile.read().language,
    say: setting.say,
    ask(method, input, job) {
      readers ??= setting.openReaders(requireDb().folder)
      const asked: Asked = {
        language: session.language(input.language),
        now: new Date(setting.now()).toISOString(),
        incident: info()?.title ?? '',
      }
      return readers.ask(method, input, asked, job)
    },
    wrote(...topics) {
      keeper.stay()
      if (emergencies > 0) takeRecorded()
      setting.publish('saved', { savedAt: writer?.log.savedAt() ?? null })
      for (const topic of topics) setting.publish(topic, {})
    },
    async settle(job, total) {
      const workspace = session.writer()
      let saidAt = 0
      try {
        await settleImports(workspace.db, workspace.folder, workspace.refold, {
          progress(done) {
            job.progress('storing', done, total, 'hosts')
            const now = performance.now()
            if (now - saidAt < 500) return
            saidAt = now
            setting.publish('hosts', {})
          },
          pause: () => new Promise((resolve) => setImmediate(resolve)),
          stopped: () => job.signal.aborted || !existsSync(workspace.folder),
        })
        await settleKeys(workspace.db, workspace.folder, {
          progress(done) {
            job.progress('storing', done, total, 'rows')
          },
          pause: () => new Promise((resolve) => setImmediate(resolve)),
          stopped: () => !existsSync(workspace.folder),
        })
      } catch (error) {
        const known = error instanceof Refusal ? error : refusalOfSqlite(error)
        const disk = known !== null && unwritten.has(known.code) ? known : null
        throw disk === null ? error : new Refusal('import.unfinished', { because: disk.code })
      }
    },
  }

  /** Looks for damage in a large database while its window is open; from then on nothing is written to it. */
  const checkMeanwhile = async (checked: Workspace): Promise<void> => {
    try {
      await session.ask('workspace.check', {})
    } catch (error) {
      // Closed meanwhile: what ended the check is no finding.
      if (writer !== checked) return
      const found = error instanceof Refusal ? error : refusalOfSqlite(error)
      if (found === null) throw error
      damage = found
      setting.publish('workspace', {})
    }
  }

  /** What was recorded while the log could not be written goes into it. */
  const takeRecorded = (): void => {
    if (writer === null || damage !== null) return
    const { folder } = setting.profile
    const folders = [...new Set([emergencyFolder(folder), ...rememberedFolders(folder), ...besideLog])]
    const taken = folders.map((folder) => takeEmergencies(writer as Workspace, folder)) // it was not null above
    emergencies = taken.reduce((sum, { left }) => sum + left, 0)
    if (emergencies === 0) besideLog.clear()
    if (taken.some((each) => each.taken > 0)) setting.publish('keys', {})
  }

  const opened = async (): Promise<WorkspaceInfo> => {
    rememberUse()
    if (writer !== null) {
      eraseHeaders(writer)
      takeRecorded()
    }
    setting.publish('workspace', {})
    if (writer !== null && !isCheckedAtOpen(writer.folder)) void checkMeanwhile(writer)
    return info() as WorkspaceInfo // just opened
  }
  return session
}
