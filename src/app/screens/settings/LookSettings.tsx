/**
 * Language, theme, size, and whether letters are keys. Each takes effect at once and is kept.
 */
import type { Language, Profile, Theme } from '../../../contract/index.ts'
import { call } from '../../client.ts'
import { Button, Checkbox, ErrorBox, Select } from '../../components/index.ts'
import { setLanguage, useText } from '../../i18n/index.ts'
import styles from './Settings.module.css'
import { useAttempt } from './use-attempt.ts'

/** Each in its own words, so that it is found by who needs it. */
const languages: readonly { readonly id: Language; readonly label: string }[] = [
  { id: 'en', label: 'English' },
  { id: 'zh-CN', label: '简体中文' },
]
const themes: readonly Theme[] = ['system', 'light', 'dark']
const zooms = [
  { step: -1, word: 'smaller', keys: 'Ctrl+-' },
  { step: 0, word: 'normal', keys: 'Ctrl+0' },
  { step: 1, word: 'larger', keys: 'Ctrl+=' },
] as const

export function LookSettings({ profile }: { readonly profile: Profile }) {
  const text = useText('settings')
  const { attempt, failed } = useAttempt()
  const setTheme = (theme: Theme) =>
    attempt(() => Promise.all([call('profile.set', { theme }), call('shell.set-theme', { theme })]))
  return (
    <section className={styles.panel}>
      <h2 className={styles.heading}>{text('look.title')}</h2>
      {failed !== null && <ErrorBox error={failed} />}
      <div className={styles.pair}>
        <Select
          label={`${text('look.language')} (F2)`}
          options={languages}
          value={profile.language}
          onChange={(language) => attempt(() => setLanguage(language))}
        />
        <Select
          label={text('look.theme')}
          options={themes.map((id) => ({ id, label: text(`look.${id}`) }))}
          value={profile.theme}
          onChange={setTheme}
        />
      </div>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{text('look.zoom')}</legend>
        {zooms.map(({ step, word, keys }) => (
          <Button key={word} keys={keys} onPress={() => attempt(() => call('shell.zoom', { step }))}>
            {text(`look.${word}`)}
          </Button>
        ))}
      </fieldset>
      <div>
        <Checkbox
          checked={profile.singleKeys}
          onChange={(singleKeys) => attempt(() => call('profile.set', { singleKeys }))}
        >
          {text('look.singleKeys')}
        </Checkbox>
        <p className={styles.quiet}>{text('look.singleKeysText')}</p>
      </div>
    </section>
  )
}
