/**
 * The profile: who sits at this computer and how they like the window; which workspaces they used. One JSON file in
 * the user's own folder, outside any workspace, so that app and command line of one user are the same person.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod/mini'

const storedSchema = z.object({
  name: z.string(),
  role: z.enum(['technician', 'lead']),
  language: z.enum(['en', 'zh-CN']),
  theme: z.enum(['system', 'light', 'dark']),
  singleKeys: z.boolean(),
  recent: z.array(
    z.object({
      path: z.string(),
      title: z.string(),
      usedAt: z.string(),
      left: z.nullable(z.int()),
      total: z.nullable(z.int()),
    }),
  ),
})
export type StoredProfile = z.infer<typeof storedSchema>

const mostRecent = 9

export interface ProfileFile {
  readonly folder: string
  read(): StoredProfile
  change(fields: Partial<StoredProfile>): StoredProfile
  /** Puts a workspace to the front of those used before. */
  used(entry: StoredProfile['recent'][number]): void
}

/**
 * Opens the profile of a folder. A file that cannot be read is set aside, not overwritten: it may hold something
 * that a person wants back.
 *
 * @param locale BCP 47, decides the first language
 */
export function openProfile(folder: string, locale: string): ProfileFile {
  const file = join(folder, 'profile.json')
  mkdirSync(folder, { recursive: true })
  const fresh: StoredProfile = {
    name: '',
    role: 'technician',
    language: locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en',
    theme: 'system',
    singleKeys: true,
    recent: [],
  }
  const read = (): StoredProfile => {
    if (!existsSync(file)) return fresh
    const parsed = storedSchema.safeParse(parseJson(readFileSync(file, 'utf8')))
    if (parsed.success) return parsed.data
    renameSync(file, `${file}.unreadable`)
    return fresh
  }
  const change = (fields: Partial<StoredProfile>): StoredProfile => {
    const changed = { ...read(), ...fields }
    try {
      writeFileSync(`${file}.new`, JSON.stringify(changed, null, 2), { mode: 0o600, flush: true })
      renameSync(`${file}.new`, file)
    } catch (error) {
      rmSync(`${file}.new`, { force: true })
      throw error
    }
    return changed
  }
  return {
    folder,
    read,
    change,
    used(entry) {
      const others = read().recent.filter(({ path }) => path !== entry.path)
      change({ recent: [entry, ...others].slice(0, mostRecent) })
    },
  }
}

/** Where the profile lies when nobody says otherwise: the folder that Electron calls `userData`. */
export function defaultProfileFolder(): string {
  const named = process.env.BLUELIFT_PROFILE
  if (named !== undefined && named !== '') return named
  if (process.platform === 'win32')
    return join(process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Bluelift')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Bluelift')
  return join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'Bluelift')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON is one of the ways in which a profile can be unreadable; the caller sets it aside.
    return null
  }
}
