/**
 * Host lists: looked at, planned, loaded, taken back. Nothing is stored before `import.run`.
 */
import * as z from 'zod/mini'
import { method } from './method.ts'
import { pathSchema } from './workspace.ts'

/** What the reader guessed can be overruled; `mapping` says for each field from which column header it comes. */
export const listChoicesSchema = z.object({
  encoding: z.optional(z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'gb18030'])),
  delimiter: z.optional(z.enum([',', ';', '\t', '|'])),
  /** Physical line; 0 = the list has no header. */
  headerLine: z.optional(z.int().check(z.nonnegative(), z.maximum(100_000))),
  /** Name of the sheet, of a workbook. */
  sheet: z.optional(z.string().check(z.maxLength(300))),
  /** Field to column header (`name` to `Computer Name`). A headless list uses `1`, `2`, ... */
  mapping: z.optional(z.record(z.string(), z.string().check(z.maxLength(1_000)))),
})
export type ListChoices = z.infer<typeof listChoicesSchema>

export const importCountsSchema = z.object({
  rows: z.int(),
  new: z.int(),
  changed: z.int(),
  same: z.int(),
  refused: z.int(),
  blank: z.int(),
})

const warning = z.object({
  code: z.string(),
  line: z.optional(z.int()),
  column: z.optional(z.string()),
  count: z.optional(z.int()),
  sample: z.optional(z.string()),
})
const refusedRow = z.object({
  line: z.int(),
  column: z.optional(z.string()),
  code: z.string(),
  value: z.optional(z.string()),
})

export const listPreviewSchema = z.object({
  file: z.object({ name: z.string(), sizeBytes: z.number(), modifiedAt: z.string() }),
  /** `xlsx`: a workbook, with an empty delimiter. */
  encoding: z.string(),
  delimiter: z.string(),
  /** Physical line, of a workbook the number of the row; 0 = none. */
  headerLine: z.int(),
  /** The sheet that is read; `null` of a text file. */
  sheet: z.nullable(z.string()),
  /** Of a workbook, in the order of their tabs. */
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
  preset: z.nullable(z.string()),
  mapping: z.record(z.string(), z.string()),
  columns: z.array(
    z.object({
      header: z.string(),
      /** `null` = not used. */
      field: z.nullable(z.string()),
      sample: z.string(),
      /** Why the guess is unsure, codes of the locale file (`doubt.<code>`). */
      doubts: z.array(z.string()),
    }),
  ),
  fields: z.array(z.string()),
  firstRows: z.array(
    z.object({
      line: z.int(),
      values: z.record(z.string(), z.string()),
      /** Field to code (`mark.<code>`): what was changed or doubted in this cell. */
      marks: z.record(z.string(), z.string()),
    }),
  ),
  warnings: z.array(warning),
})
export type ListPreview = z.infer<typeof listPreviewSchema>

/** Why a file cannot be read as a list. */
export const listErrors = [
  'list.not-found',
  'list.no-permission',
  'list.unreadable',
  'list.empty',
  'list.line-too-long',
  'list.binary',
  'list.old-xls',
  'list.workbook-broken',
  'list.workbook-unsafe',
  'list.workbook-too-big',
  'list.workbook-protected',
  'list.other-workbook',
  'list.zip-not-workbook',
  'list.sheet-missing',
  'list.json-not-yet',
  'list.xml-not-yet',
  'list.keys-not-hosts',
  'list.format-table-export',
  'list.no-rows',
  'list.encoding-unknown',
  'list.no-mapping',
  'list.column-missing',
] as const

const job = z.string().check(z.minLength(1), z.maxLength(64))

export const importPlanSchema = z.object({
  counts: importCountsSchema,
  /** Hosts of the last list of this origin that are not in this one. They are only named, never removed. */
  gone: z.object({ count: z.int(), first: z.array(z.object({ id: z.string(), name: z.string() })) }),
  changedFirst: z.array(z.object({ name: z.string(), field: z.string(), from: z.string(), to: z.string() })),
  /** Rows that look like another host but are not surely the same. */
  proposals: z.int(),
  warnings: z.array(warning),
  refused: z.array(refusedRow),
})

export const importDoneSchema = z.object({
  import: z.extend(importCountsSchema, {
    id: z.string(),
    sha256: z.string(),
    encoding: z.string(),
    delimiter: z.string(),
    headerLine: z.int(),
    sheet: z.nullable(z.string()),
  }),
  mapping: z.record(z.string(), z.string()),
  warnings: z.array(warning),
  /** The first 20. */
  refused: z.array(refusedRow),
})

export const importMethods = {
  'import.preview': method({
    input: z.object({ path: pathSchema, choices: listChoicesSchema }),
    output: listPreviewSchema,
    errors: [...listErrors],
  }),
  /** Reads the whole list and says what would happen, without storing anything. A job. */
  'import.plan': method({
    input: z.object({ job, path: pathSchema, choices: listChoicesSchema }),
    output: importPlanSchema,
    errors: [
      'workspace.none-open',
      'workspace.read-only',
      'workspace.disk-full',
      'workspace.disk-error',
      'job.cancelled',
      ...listErrors,
    ],
  }),
  /** Loads the list: all of its good rows in one event, or nothing. A job. */
  'import.run': method({
    input: z.object({ job, path: pathSchema, choices: listChoicesSchema }),
    output: importDoneSchema,
    errors: [
      'workspace.none-open',
      'workspace.read-only',
      'workspace.disk-full',
      'workspace.disk-error',
      'job.cancelled',
      'import.unfinished',
      'list.changed-while-read',
      ...listErrors,
    ],
  }),
  /** Writes the refused rows to a file to mend. */
  'import.save-rejects': method({
    input: z.object({ job, path: pathSchema, choices: listChoicesSchema, out: pathSchema }),
    output: z.object({ path: z.string(), rows: z.int() }),
    errors: ['export.no-permission', 'export.disk-full', 'export.disk-error', 'job.cancelled', ...listErrors],
  }),
  'import.list': method({
    input: z.object({}),
    output: z.object({
      imports: z.array(
        z.extend(importCountsSchema, {
          id: z.string(),
          file: z.string(),
          time: z.string(),
          actor: z.string(),
          reverted: z.boolean(),
        }),
      ),
    }),
    errors: ['workspace.none-open'],
    topics: ['imports'],
  }),
  /** Takes a whole load back. Hosts on which somebody worked stay, with what was done. */
  'import.revert': method({
    input: z.object({ import: z.string().check(z.maxLength(64)) }),
    output: z.object({ removed: z.int(), kept: z.int() }),
    errors: [
      'workspace.none-open',
      'workspace.read-only',
      'workspace.disk-full',
      'workspace.disk-error',
      'import.not-found',
      'import.already-reverted',
      'import.unfinished',
    ],
  }),
} as const
