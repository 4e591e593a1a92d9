/**
 * The profile: who sits here and how they like the window. Kept per user of this computer, outside any workspace.
 */
import * as z from 'zod/mini'
import { method } from './method.ts'

export const languageSchema = z.enum(['en', 'zh-CN'])
export type Language = z.infer<typeof languageSchema>
export const themeSchema = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof themeSchema>
export const roleSchema = z.enum(['technician', 'lead'])

export const profileSchema = z.object({
  /** Empty until somebody said who they are. */
  name: z.string().check(z.maxLength(100)),
  role: roleSchema,
  language: languageSchema,
  theme: themeSchema,
  /** Letter keys without Alt (WCAG 2.1.4 wants them to be switchable). */
  singleKeys: z.boolean(),
  recent: z.array(
    z.object({
      path: z.string(),
      title: z.string(),
      usedAt: z.string(),
      /** `null` when it was not known at the last look. */
      left: z.nullable(z.int()),
      total: z.nullable(z.int()),
      /** Whether the folder can be reached right now. */
      reachable: z.boolean(),
    }),
  ),
  /** The folder in which a new workspace is proposed. */
  home: z.string(),
})
export type Profile = z.infer<typeof profileSchema>

export const profileMethods = {
  'profile.show': method({ input: z.object({}), output: profileSchema, topics: ['profile', 'workspace'] }),
  'profile.set': method({
    input: z.object({
      name: z.optional(z.string().check(z.maxLength(100))),
      role: z.optional(roleSchema),
      language: z.optional(languageSchema),
      theme: z.optional(themeSchema),
      singleKeys: z.optional(z.boolean()),
    }),
    output: profileSchema,
    errors: ['person.name-needed'],
  }),
} as const
