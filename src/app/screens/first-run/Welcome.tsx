/**
 * What Bluelift is, in one sentence and three promises; version and language at the bottom.
 */
import { Button, Icon, type IconName } from '../../components/index.ts'
import { Mark } from '../../frame/Mark.tsx'
import { setLanguage, useLanguage, useText } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'
import styles from './Welcome.module.css'

const promises: readonly { readonly key: string; readonly icon: IconName }[] = [
  { key: 'folder', icon: 'drive' },
  { key: 'written', icon: 'document' },
  { key: 'back', icon: 'undo' },
]

export function Welcome() {
  const text = useText('firstRun')
  const language = useLanguage()
  const info = useLive('shell.info', {})
  const other = language === 'en' ? 'zh-CN' : 'en'
  return (
    <header className={styles.welcome}>
      <p className={styles.brand}>
        <Mark size="large" />
        Bluelift
      </p>
      <div className={styles.words}>
        <h1 className={styles.headline}>{text('headline')}</h1>
        <ul className={styles.promises}>
          {promises.map(({ key, icon }) => (
            <li key={key} className={styles.promise}>
              <Icon name={icon} />
              <span>{text(`promise.${key}`)}</span>
            </li>
          ))}
        </ul>
      </div>
      <p className={styles.foot}>
        <span className={styles.version}>
          {info.data !== undefined && text('version', { version: info.data.version })}
        </span>
        <span lang={other} title={text('changeLanguage')}>
          <Button variant="quiet" size="small" keys="F2" onPress={() => void setLanguage(other).catch(() => {})}>
            {text('otherLanguage')}
          </Button>
        </span>
      </p>
    </header>
  )
}
