/**
 * Keys that somebody knows and that were not changed since: where each is changed, with what, ticked off afterwards.
 */
import { useState } from 'react'
import { call } from '../../client.ts'
import { Button, ErrorBox, NotReady } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import { say } from '../../stores/toast.ts'
import { useAttempt } from '../settings/use-attempt.ts'
import styles from './Keys.module.css'
import { KeysHead } from './KeysHead.tsx'
import { RotationTable } from './RotationTable.tsx'
import { Scroller } from './Scroller.tsx'
import { WaiveDialog } from './WaiveDialog.tsx'

const shownRows = 200

export function RotationScreen() {
  const text = useText('keys')
  const format = useFormat()
  const list = useLive('keys.rotation', { offset: 0, limit: shownRows }, { keepPrevious: true })
  const [at, setAt] = useState(0)
  const [waiving, setWaiving] = useState<string | null>(null)
  const { attempt, failed } = useAttempt()
  const keys = list.data?.keys ?? []
  const current = keys[Math.min(at, keys.length - 1)]
  const changed = () =>
    attempt(async () => {
      if (current === undefined) return
      await call('keys.rotated', { key: current.key, how: 'changed' })
      say(text('rotation.done', { host: current.host ?? '' }))
    })
  const exporting = () =>
    attempt(async () => {
      const { path } = await call('shell.choose-save', {
        title: text('rotation.export'),
        defaultName: `${text('rotation.fileName')}.csv`,
        filters: [{ name: 'CSV', extensions: ['csv'] }],
      })
      if (path === null) return
      const { keys: count } = await call('keys.rotation-export', { path })
      say(text('rotation.exported', { count, n: format.number(count) }))
    })
  const copy = (): void => {
    if (current === undefined || current.command === '') return
    void call('shell.copy', { text: current.command }).then(() => say(text('rotation.copied')))
  }
  useShortcuts([
    { key: 'ArrowDown', run: () => setAt(Math.min(at + 1, keys.length - 1)) },
    { key: 'ArrowUp', run: () => setAt(Math.max(at - 1, 0)) },
    { key: 'Ctrl+Enter', run: changed, enabled: current !== undefined },
    { key: 'c', run: copy, enabled: current !== undefined && current.command !== '' },
    { key: 'e', run: exporting, enabled: keys.length > 0 },
    { key: 'w', run: () => setWaiving(current?.key ?? null), enabled: current !== undefined },
  ])
  return (
    <div className={styles.screen}>
      <KeysHead place="keys-rotation" />
      <p className={styles.lead}>
        {list.data === undefined || list.data.total === 0
          ? text('rotation.text')
          : text('rotation.count', { count: list.data.total, n: format.number(list.data.total) })}
      </p>
      {failed !== null && <ErrorBox error={failed} />}
      <Scroller label={text('places.rotation')}>
        {list.status !== 'ready' ? (
          <NotReady of={list} what={text('what')} />
        ) : keys.length === 0 ? (
          <div className={styles.empty}>
            <p className={styles.emptyTitle}>{text('rotation.none')}</p>
            <p className={styles.quiet}>{text('rotation.noneText')}</p>
          </div>
        ) : (
          <RotationTable keys={keys} current={current?.key} onCurrent={setAt} />
        )}
      </Scroller>
      <footer className={styles.foot}>
        <Button variant="main" icon="check" keys="Ctrl+Enter" disabled={current === undefined} onPress={changed}>
          {text('rotation.changed')}
        </Button>
        <Button icon="copy" keys="c" disabled={current === undefined || current.command === ''} onPress={copy}>
          {text('rotation.copy')}
        </Button>
        <Button keys="w" disabled={current === undefined} onPress={() => setWaiving(current?.key ?? null)}>
          {text('rotation.waive')}
        </Button>
        <Button icon="export" keys="e" disabled={keys.length === 0} onPress={exporting}>
          {text('rotation.export')}
        </Button>
      </footer>
      {waiving !== null && <WaiveDialog keyName={waiving} onClose={() => setWaiving(null)} />}
    </div>
  )
}
