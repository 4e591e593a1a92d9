/**
 * What is shipped about a known incident: advisories of the vendors and warnings of scams, each with date and source.
 */
import * as z from 'zod/mini'

const line = z.string().check(z.minLength(1), z.maxLength(300))
const both = z.object({ en: z.string().check(z.minLength(1)), 'zh-CN': z.string().check(z.minLength(1)) })

const notice = z.object({
  /** A day, or a month where no day is known. */
  date: z.string().check(z.regex(/^\d{4}-\d{2}(-\d{2})?$/)),
  /** Who says so. A text; Bluelift opens no address. */
  source: line,
  title: both,
  text: both,
})

export const incidentFileSchema = z.object({
  /** As runbooks name the incident. */
  incident: line,
  advisories: z.array(notice),
  warnings: z.array(notice),
})

export type IncidentFile = z.infer<typeof incidentFileSchema>
