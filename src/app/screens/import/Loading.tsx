/**
 * The list goes in. Esc stops it and leaves nothing of it behind.
 */
import { Button, Progress } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { lastPart } from '../first-run/paths.ts'
import styles from './ImportScreen.module.css'
import { stopLoading } from './load-list.ts'
import type { Load } from './load-state.ts'

export function Loading({ load }: { readonly load: Load }) {
  const text = useText('import')
  useShortcuts([{ key: 'Escape', run: stopLoading, enabled: !load.stopping }])
  return (
    <>
      <div className={styles.single}>
        <section className={styles.panel}>
          <h2 className={styles.panelTitle}>{lastPart(load.path)}</h2>
          <Progress
            stage={load.progress?.stage ?? 'reading'}
            done={load.progress?.done ?? 0}
            total={load.progress?.total ?? 0}
            unit={load.progress?.unit ?? 'rows'}
          />
          <p className={styles.quiet} role="status">
            {text(load.stopping ? 'stopping' : 'stopText')}
          </p>
        </section>
      </div>
      <footer className={styles.dock}>
        <Button size="dock" keys="Escape" disabled={load.stopping} onPress={stopLoading}>
          {text('stop')}
        </Button>
      </footer>
    </>
  )
}
