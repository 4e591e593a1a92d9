/**
 * What the page may ask of the shell (the Electron main process): dialogs, clipboard, look of the window.
 * Nothing here reads the content of a file; the one that is written is the page itself, printed.
 */
import * as z from 'zod/mini'
import { shellMethod } from './method.ts'
import { languageSchema, themeSchema } from './profile.ts'

const path = z.string().check(z.minLength(1), z.maxLength(4_096))
const title = z.optional(z.string().check(z.maxLength(200)))
const filters = z.array(
  z.object({
    name: z.string().check(z.maxLength(100)),
    extensions: z.array(z.string().check(z.regex(/^(\*|[A-Za-z0-9.]{1,16})$/))),
  }),
)
const nothing = z.object({})

export const shellMethods = {
  'shell.choose-folder': shellMethod({
    input: z.object({ title, defaultPath: z.optional(path) }),
    output: z.object({ path: z.nullable(path) }),
  }),
  'shell.choose-file': shellMethod({
    input: z.object({ title, filters }),
    output: z.object({ path: z.nullable(path) }),
  }),
  'shell.choose-save': shellMethod({
    input: z.object({ title, defaultName: z.string().check(z.maxLength(200)), filters }),
    output: z.object({ path: z.nullable(path) }),
  }),
  'shell.copy': shellMethod({ input: z.object({ text: z.string().check(z.maxLength(20_000)) }), output: nothing }),
  /**
   * The one way to copy a secret: the clipboard is cleared after `clearsInMs` unless something else was copied since.
   * `keptOut`: programs that keep a history of the clipboard are told to leave it out.
   */
  'shell.copy-secret': shellMethod({
    input: z.object({ text: z.string().check(z.maxLength(200)) }),
    output: z.object({ clearsInMs: z.int(), keptOut: z.boolean() }),
  }),
  /** Keeps the window out of screenshots and shared screens. `can`: whether this system is able to. */
  'shell.protect-screen': shellMethod({ input: z.object({ on: z.boolean() }), output: z.object({ can: z.boolean() }) }),
  'shell.show-item': shellMethod({ input: z.object({ path }), output: nothing, errors: ['file.not-found'] }),
  /** What the page's print style shows, as a PDF in landscape. */
  'shell.print-pdf': shellMethod({
    input: z.object({ path, size: z.enum(['a4', 'letter']) }),
    output: z.object({ path, pages: z.int(), sizeBytes: z.number() }),
    errors: ['print.failed', 'export.no-permission', 'export.disk-full'],
  }),
  'shell.set-language': shellMethod({ input: z.object({ language: languageSchema }), output: nothing }),
  'shell.set-theme': shellMethod({ input: z.object({ theme: themeSchema }), output: nothing }),
  'shell.zoom': shellMethod({
    input: z.object({ step: z.union([z.literal(-1), z.literal(0), z.literal(1)]) }),
    output: nothing,
  }),
  'shell.info': shellMethod({
    input: nothing,
    output: z.object({ platform: z.string(), version: z.string(), locale: z.string(), dark: z.boolean() }),
  }),
  'shell.restart-service': shellMethod({ input: nothing, output: nothing }),
} as const
