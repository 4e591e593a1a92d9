/**
 * The page of a host: what it is on the left, what was done on the right, the acts above both.
 */
import { useState } from 'react'
import type { HostDetail } from '../../../contract/index.ts'
import { CallFailed } from '../../client.ts'
import { ErrorBox } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { say } from '../../stores/toast.ts'
import { takeBack } from '../hosts/acts.ts'
import { Claims } from './Claims.tsx'
import { Facts } from './Facts.tsx'
import { History } from './History.tsx'
import styles from './Host.module.css'
import { HostActs } from './HostActs.tsx'
import { type HostDialog, HostDialogs } from './HostDialogs.tsx'
import { HostHead } from './HostHead.tsx'
import { Relatives } from './Relatives.tsx'
import { Runs } from './Runs.tsx'
import { StartRun } from './StartRun.tsx'

export function HostPage({ detail }: { readonly detail: HostDetail }) {
  const { host, runs, history } = detail
  const hosts = useText('hosts')
  const format = useFormat()
  const [dialog, setDialog] = useState<HostDialog | null>(null)
  const [failed, setFailed] = useState<CallFailed | null>(null)

  const undo = (events?: readonly string[]): void => {
    setFailed(null)
    takeBack(events).then(
      (count) => {
        if (count !== null) say(hosts('undone', { count, n: format.number(count) }))
      },
      (error: unknown) => setFailed(error instanceof CallFailed ? error : new CallFailed('service.defect')),
    )
  }
  return (
    <div className={styles.page}>
      <HostHead host={host} />
      <HostActs detail={detail} onDialog={setDialog} onUndo={undo} />
      <div className={styles.columns}>
        <div className={styles.column}>
          {failed !== null && <ErrorBox error={failed} />}
          <StartRun host={host} onAnother={() => setDialog({ name: 'another' })} onFailed={setFailed} />
          <Relatives host={host} onDialog={setDialog} />
          <Facts host={host} />
          <Claims claims={host.claims} />
        </div>
        <div className={styles.column}>
          <Runs runs={runs} />
          <History items={history} />
        </div>
      </div>
      {dialog !== null && <HostDialogs dialog={dialog} host={host} onTakeBack={undo} onClose={() => setDialog(null)} />}
    </div>
  )
}
