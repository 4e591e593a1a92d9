/**
 * A list is on its way in while one looks at the hosts: how far, and the way back to it.
 */
import { Button, Progress } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { goTo } from '../../stores/place.ts'
import { lastPart } from '../first-run/paths.ts'
import { useLoad } from '../import/load-state.ts'
import styles from './LoadBand.module.css'

export function LoadBand() {
  const text = useText('hosts')
  const { step, path, progress } = useLoad()
  if (step !== 'loading') return null
  return (
    <div className={styles.band}>
      <p className={styles.words} role="status">
        {text('loading.text', { file: lastPart(path) })}
      </p>
      <div className={styles.progress}>
        <Progress
          stage={progress?.stage ?? 'reading'}
          done={progress?.done ?? 0}
          total={progress?.total ?? 0}
          unit={progress?.unit ?? 'rows'}
        />
      </div>
      <Button size="small" keys="l" onPress={() => goTo({ screen: 'import' })}>
        {text('loading.look')}
      </Button>
    </div>
  )
}
