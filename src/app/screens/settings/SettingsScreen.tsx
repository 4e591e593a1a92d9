/**
 * Who I am, how the window looks, the open workspace and whether its record is whole.
 */
import { NotReady } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'
import { EarlierLoads } from '../import/EarlierLoads.tsx'
import { About } from './About.tsx'
import { LookSettings } from './LookSettings.tsx'
import styles from './Settings.module.css'
import { VerifyRecord } from './VerifyRecord.tsx'
import { WhoSettings } from './WhoSettings.tsx'
import { WorkspaceFacts } from './WorkspaceFacts.tsx'

export function SettingsScreen() {
  const text = useText('settings')
  const profile = useLive('profile.show', {})
  if (profile.status !== 'ready') return <NotReady of={profile} what={text('what')} />
  return (
    <div className={styles.screen}>
      <h1 className={styles.title}>{text('title')}</h1>
      <div className={styles.columns}>
        <div className={styles.column}>
          <WhoSettings profile={profile.data} />
          <LookSettings profile={profile.data} />
          <About />
        </div>
        <div className={styles.column}>
          <WorkspaceFacts />
          <VerifyRecord />
          <div className={styles.panel}>
            <EarlierLoads />
          </div>
        </div>
      </div>
    </div>
  )
}
