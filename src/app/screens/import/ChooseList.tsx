/**
 * The beginning: a place to drop a file on, a key to choose one, and what was loaded before.
 */
import { Button, classNames, Icon } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { goTo } from '../../stores/place.ts'
import { EarlierLoads } from './EarlierLoads.tsx'
import styles from './ImportScreen.module.css'
import { useChooseFile } from './use-choose-file.ts'

export function ChooseList({ over }: { readonly over: boolean }) {
  const text = useText('import')
  const stick = useText('stick')
  const choose = useChooseFile()
  const toResults = () => goTo({ screen: 'stick-results' })
  useShortcuts([
    { key: 'Enter', run: choose },
    { key: 'l', run: choose },
    { key: 'r', run: toResults },
  ])
  return (
    <div className={styles.single}>
      <div className={classNames(styles.drop, over && styles.over)}>
        <Icon name="list" size="large" />
        <p className={styles.dropTitle}>{text('drop')}</p>
        <p className={styles.quiet}>{text('dropText')}</p>
        <Button variant="main" size="dock" icon="folder" keys="Enter" onPress={choose}>
          {text('chooseFile')}
        </Button>
      </div>
      <Button icon="stick" keys="r" onPress={toResults}>
        {stick('results.button')}
      </Button>
      <EarlierLoads />
    </div>
  )
}
