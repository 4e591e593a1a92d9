/**
 * A workspace without hosts: what to do first.
 */
import { useState } from 'react'
import type { CallFailed } from '../../client.ts'
import { Button, ErrorBox, Icon } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { goTo } from '../../stores/place.ts'
import { enterWorkspace } from '../first-run/enter.ts'
import { useLoad } from '../import/load-state.ts'
import styles from './Empty.module.css'

const loadList = (): void => goTo({ screen: 'import' })

export function EmptyWorkspace() {
  const text = useText('hosts')
  const firstRun = useText('firstRun')
  const loading = useLoad(({ step }) => step === 'loading')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<CallFailed | null>(null)
  const openSample = (): void => {
    if (busy) return
    setBusy(true)
    setFailed(null)
    enterWorkspace({ kind: 'sample' }, null).catch((error: CallFailed) => {
      setBusy(false)
      setFailed(error)
    })
  }
  useShortcuts([
    { key: 'Enter', run: loadList, enabled: !busy },
    { key: 'l', run: loadList, enabled: !busy },
    { key: 't', run: openSample, enabled: !busy && !loading },
  ])
  return (
    <div className={styles.place}>
      <h1 className={styles.title}>{text('empty.title')}</h1>
      <p className={styles.text}>{text('empty.text')}</p>
      {failed !== null && <ErrorBox error={failed} />}
      <div className={styles.buttons}>
        <Button variant="main" size="dock" icon="list" keys="Enter" disabled={busy} onPress={loadList}>
          {text('empty.load')}
        </Button>
        <Button size="dock" icon="play" keys="t" disabled={busy || loading} onPress={openSample}>
          {text('empty.sample')}
        </Button>
      </div>
      <p className={styles.hint} role="status">
        {busy ? firstRun('busy.sample') : text('empty.sampleText')}
      </p>
      <p className={styles.drop}>
        <Icon name="list" />
        {text('empty.drop')}
      </p>
    </div>
  )
}
