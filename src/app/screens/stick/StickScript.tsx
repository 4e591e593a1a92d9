/**
 * The script of a runbook for a recovery stick: the button with its key, the place of the file, then what to do with
 * it and where it stops.
 */
import { useRef, useState } from 'react'
import type { Output } from '../../../contract/index.ts'
import { CallFailed, call } from '../../client.ts'
import { Button, Dialog, ErrorBox } from '../../components/index.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import { StickDone } from './StickDone.tsx'

type Written = Output<'stick.export'>

interface StickScriptProps {
  readonly runbook: string
  readonly size?: 'normal' | 'small'
}

export function StickScript({ runbook, size = 'normal' }: StickScriptProps) {
  const text = useText('stick')
  const [written, setWritten] = useState<Written | null>(null)
  const [failed, setFailed] = useState<CallFailed | null>(null)
  const asking = useRef(false)
  const language = useLanguage()
  const impossible = failed?.code === 'stick.not-possible'
  const book = useLive('runbook.show', { runbook, language }, { enabled: impossible })
  const stepOf = ({ details }: CallFailed): string =>
    book.data?.steps.find(({ id }) => id === details.step)?.title ?? String(details.step ?? '')
  const write = async (): Promise<void> => {
    if (asking.current) return
    asking.current = true
    try {
      const { path } = await call('shell.choose-save', {
        title: text('script.chooseTitle'),
        defaultName: `${runbook}.cmd`,
        filters: [{ name: 'CMD', extensions: ['cmd'] }],
      })
      if (path !== null) setWritten(await call('stick.export', { runbook, path }))
    } catch (error) {
      setFailed(error instanceof CallFailed ? error : new CallFailed('service.defect'))
    } finally {
      asking.current = false
    }
  }
  useShortcuts([{ key: 'k', run: () => void write() }])
  return (
    <>
      <Button size={size} icon="stick" keys="k" onPress={() => void write()}>
        {text('script.button')}
      </Button>
      {written !== null && <StickDone written={written} onClose={() => setWritten(null)} />}
      {failed !== null && (
        <Dialog title={text('script.notWritten')} onClose={() => setFailed(null)}>
          {impossible ? (
            <p role="alert">{text('script.notPossible', { step: stepOf(failed) })}</p>
          ) : (
            <ErrorBox error={failed} />
          )}
        </Dialog>
      )}
    </>
  )
}
