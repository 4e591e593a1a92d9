/**
 * What somebody wrote on the line of a step that went otherwise, or was left out.
 */
import { useState } from 'react'
import { Button, Dialog, TextField } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'

interface OtherDialogProps {
  readonly kind: 'failed' | 'skipped'
  onTake(words: string): void
  onClose(): void
}

export function OtherDialog({ kind, onTake, onClose }: OtherDialogProps) {
  const text = useText('paper')
  const [words, setWords] = useState('')
  const ready = words.trim() !== ''
  const take = () => onTake(words.trim())
  useShortcuts([{ key: 'Enter', run: take, enabled: ready }], 'dialog')
  return (
    <Dialog
      title={text(`type.other.${kind}`)}
      onClose={onClose}
      actions={
        <Button variant="main" keys="Enter" disabled={!ready} onPress={take}>
          {text('type.other.take')}
        </Button>
      }
    >
      <TextField
        label={text(`type.other.${kind}Label`)}
        hint={text(`type.other.${kind}Hint`)}
        value={words}
        onChange={setWords}
        maxLength={2_000}
        autoFocus
      />
    </Dialog>
  )
}
