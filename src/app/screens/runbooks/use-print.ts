/**
 * The chart to a PDF: where to, then the sheets stand in the document, then the shell prints them.
 */
import { useRef, useState } from 'react'
import { call } from '../../client.ts'
import { useText } from '../../i18n/index.ts'
import { say } from '../../stores/toast.ts'
import { useAttempt } from '../settings/use-attempt.ts'
import type { Shown } from './book.ts'
import type { PaperSize } from './print-sheets.ts'

/** Letter is the paper of North America. */
const paperHere: PaperSize = /-(US|CA|MX)$/.test(navigator.language) ? 'letter' : 'a4'

export function usePrint({ id, version }: Pick<Shown, 'id' | 'version'>) {
  const text = useText('runbooks')
  const { attempt, failed } = useAttempt()
  const [printing, setPrinting] = useState(false)
  const onStanding = useRef<() => void>(() => {})
  return {
    /** The sheets are wanted: they stand in the document until they are printed. */
    printing,
    size: paperHere,
    failed,
    print: () =>
      attempt(async () => {
        const { path } = await call('shell.choose-save', {
          title: text('print.title'),
          defaultName: `${id}-${version}.pdf`,
          filters: [{ name: 'PDF', extensions: ['pdf'] }],
        })
        if (path === null) return
        const standing = new Promise<void>((resolve) => {
          onStanding.current = resolve
        })
        setPrinting(true)
        try {
          await standing
          const { pages } = await call('shell.print-pdf', { path, size: paperHere })
          say(text('print.done', { count: pages, path }))
        } finally {
          setPrinting(false)
        }
      }),
    /** The sheets stand in the document. */
    sheetsStand: () => onStanding.current(),
  }
}
