/**
 * Every way in which a call can be refused, listed once. Message and hint stand in `resources/locales/*.json`
 * under `error.<code>`; whoever speaks to a person looks them up there.
 */
export const errorCodes = [
  // the door
  'call.unknown-method',
  'call.invalid-input',
  'service.restarted',
  'service.defect',
  'job.cancelled',
  'job.not-found',
  // workspace
  'workspace.none-open',
  'workspace.not-found',
  'workspace.exists',
  'workspace.folder-not-empty',
  'workspace.not-a-workspace',
  'workspace.in-use',
  'workspace.newer-version',
  'workspace.damaged',
  'workspace.read-only',
  'workspace.no-permission',
  'workspace.disk-full',
  'workspace.disk-error',
  // hosts
  'host.not-found',
  'host.ambiguous',
  'host.same',
  'host.not-linked',
  'host.run-open',
  'host.reason-needed',
  'host.how-invalid',
  'host.status-not-set',
  'blocker.not-found',
  // lists
  'list.not-found',
  'list.no-permission',
  'list.unreadable',
  'list.empty',
  'list.binary',
  'list.old-xls',
  'list.xlsx-not-yet',
  'list.json-not-yet',
  'list.xml-not-yet',
  'list.keys-not-hosts',
  'list.format-table-export',
  'list.no-rows',
  'list.encoding-unknown',
  'list.no-mapping',
  'list.column-missing',
  'list.changed-while-read',
  'import.not-found',
  'import.already-reverted',
  'import.unfinished',
  // runbooks and runs
  'runbook.not-found',
  'runbook.broken',
  'runbook.none-fits',
  'runbook.draft',
  'runbook.withdrawn',
  'runbook.shipped',
  'runbook.version-exists',
  'runbook.file-unreadable',
  'runbook.file-too-large',
  'runbook.not-a-runbook',
  'runbook.not-representable',
  'run.already-open',
  'run.not-open',
  'run.step-not-open',
  'run.result-unknown',
  'run.input-missing',
  'run.input-invalid',
  'run.input-unknown',
  'run.confirm-needed',
  'run.reason-needed',
  'run.same-runbook',
  'run.note-needed',
  'run.variable-missing',
  'run.check-skipped',
  'run.loop-limit',
  'run.nothing-to-undo',
  'run.runbook-missing',
  'stick.not-possible',
  'results.no-folder',
  'results.none',
  'results.too-many',
  // paper
  'paper.nothing-left',
  'paper.time-invalid',
  'paper.time-future',
  'paper.time-before',
  'print.failed',
  'print.not-here',
  // files out
  'export.no-permission',
  'export.disk-full',
  'export.disk-error',
  'export.target-exists',
  'file.not-found',
  // people
  'person.name-needed',
  'usage.wrong',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** What a caller can act on. A value, never thrown across a layer; a defect is thrown and stays loud. */
export interface CallError {
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>>
}
