/**
 * What has to be known before the first picture: language, theme, keys, and whether a workspace is open.
 */
import type { Profile } from '../../contract/index.ts'
import { call, subscribe } from '../client.ts'
import { showLanguage } from '../i18n/index.ts'
import { useSingleKeys } from '../keys/index.ts'
import { goTo } from '../stores/place.ts'

export async function begin(): Promise<void> {
  const profile = await call('profile.show', {})
  showProfile(profile)
  void call('shell.set-language', { language: profile.language }).catch(() => {})
  void call('shell.set-theme', { theme: profile.theme }).catch(() => {})
  const workspace = await call('workspace.info', {})
  if (workspace === null) return
  const { active } = await call('run.bench', {})
  goTo({ screen: active.length > 0 ? 'bench' : 'hosts' })
}

/** Language, theme and single keys follow the profile, whoever changes it. */
export function followProfile(): () => void {
  return subscribe('profile', () => {
    void call('profile.show', {}).then(showProfile, () => {})
  })
}

function showProfile({ language, theme, singleKeys }: Profile): void {
  showLanguage(language)
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  useSingleKeys.setState({ on: singleKeys })
}
