/**
 * The button that prints a checklist, with its key: of the rest of a run, of a host, of a runbook.
 */
import { useState } from 'react'
import { Button } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { PaperDialog, type PaperSubject } from './PaperDialog.tsx'

interface PrintPaperProps extends PaperSubject {
  readonly variant?: 'plain' | 'quiet'
  readonly size?: 'normal' | 'small'
}

export function PrintPaper({ variant = 'plain', size = 'normal', ...subject }: PrintPaperProps) {
  const text = useText('paper')
  const [asking, setAsking] = useState(false)
  const open = () => setAsking(true)
  useShortcuts([{ key: 'Ctrl+p', run: open }])
  return (
    <>
      <Button variant={variant} size={size} icon="document" keys="Ctrl+p" onPress={open}>
        {text('button')}
      </Button>
      {asking && <PaperDialog {...subject} onClose={() => setAsking(false)} />}
    </>
  )
}
