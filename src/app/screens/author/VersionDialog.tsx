/**
 * This version is here already with other words: which number the text gets, by what was changed.
 */
import { useState } from 'react'
import { Button, Dialog } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { Choices } from '../hosts/Choices.tsx'

interface VersionDialogProps {
  readonly runbook: string
  /** The one that exists. */
  readonly version: string
  /** For words, for new ways, for a corrected danger. */
  readonly next: readonly [string, string, string]
  onChoose(version: string): void
  onClose(): void
}

export function VersionDialog({ runbook, version, next, onChoose, onClose }: VersionDialogProps) {
  const text = useText('author')
  const [chosen, setChosen] = useState<string>(next[0])
  useShortcuts([{ key: 'Enter', run: () => onChoose(chosen) }], 'dialog')
  const choices = (['words', 'ways', 'danger'] as const).map((why, index) => ({
    id: next[index] ?? '',
    label: text(`version.${why}`, { version: next[index] ?? '' }),
    hint: text(`version.${why}Hint`),
  }))
  return (
    <Dialog
      title={text('version.title', { version })}
      onClose={onClose}
      actions={
        <Button variant="main" keys="Enter" onPress={() => onChoose(chosen)}>
          {text('version.button', { version: chosen })}
        </Button>
      }
    >
      <p>{text('version.text', { runbook, version })}</p>
      <Choices label={text('version.label')} choices={choices} chosen={chosen} onChoose={setChosen} />
    </Dialog>
  )
}
