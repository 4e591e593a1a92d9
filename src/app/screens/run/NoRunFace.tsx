/**
 * A host without a run: the one that fits best can be started, another one with a reason.
 */
import { useState } from 'react'
import type { CallFailed } from '../../client.ts'
import { ErrorBox } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { AnotherRunbookDialog } from '../host/AnotherRunbookDialog.tsx'
import { StartRun } from '../host/StartRun.tsx'
import type { FaceProps } from './StepFace.tsx'
import { StepHead } from './StepHead.tsx'

export function NoRunFace({ view: { host } }: FaceProps) {
  const text = useText('run')
  const [choosing, setChoosing] = useState(false)
  const [failed, setFailed] = useState<CallFailed | null>(null)
  return (
    <>
      <StepHead meta={[]} title={text('ended.noRun')} text="" />
      {failed !== null && <ErrorBox error={failed} />}
      <StartRun host={host} onAnother={() => setChoosing(true)} onFailed={setFailed} />
      {choosing && <AnotherRunbookDialog host={host} onClose={() => setChoosing(false)} />}
    </>
  )
}
