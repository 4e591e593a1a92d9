/**
 * One checklist from the press to the file.
 */
import { useRef, useState } from 'react'
import type { Input, Output } from '../../../contract/index.ts'
import { CallFailed, call } from '../../client.ts'
import { useText } from '../../i18n/index.ts'

export type PrintState =
  | { readonly step: 'choosing'; readonly failed: CallFailed | null }
  | { readonly step: 'writing' }
  | { readonly step: 'done'; readonly result: Output<'paper.write'> }

export function usePrint() {
  const text = useText('paper')
  const [state, setState] = useState<PrintState>({ step: 'choosing', failed: null })
  const asking = useRef(false)
  /** Asks for the place, then writes. `about` becomes part of the name of the file. */
  const print = async (wish: Omit<Input<'paper.write'>, 'path'>, about: string): Promise<void> => {
    // A second press while the file dialog of the system is still coming.
    if (asking.current) return
    asking.current = true
    try {
      const { path } = await call('shell.choose-save', {
        title: text('chooseTitle'),
        // What a file system takes everywhere.
        defaultName: `${text('fileName', { about: about.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-').slice(0, 60) })}.pdf`,
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      })
      if (path === null) return
      setState({ step: 'writing' })
      setState({ step: 'done', result: await call('paper.write', { ...wish, path }) })
    } catch (error) {
      setState({ step: 'choosing', failed: error instanceof CallFailed ? error : new CallFailed('service.defect') })
    } finally {
      asking.current = false
    }
  }
  return { state, print }
}
