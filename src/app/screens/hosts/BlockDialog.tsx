/**
 * Blocks hosts: by something that holds others already (one digit), or by something new.
 */
import { useState } from 'react'
import type { Output } from '../../../contract/index.ts'
import { TextField } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { ActDialog } from './ActDialog.tsx'
import { Choices } from './Choices.tsx'
import { type ActOf, useAct } from './use-act.ts'

export interface BlockDialogProps extends ActOf {
  readonly known: Output<'hosts.facets'>['blockers']
}

export function BlockDialog({ known, ...of }: BlockDialogProps) {
  const text = useText('hosts')
  const format = useFormat()
  const { act, busy, failed } = useAct(of)
  const [chosen, setChosen] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const blocker = typed.trim() === '' ? (chosen ?? '') : typed.trim()
  const submit = (): void => {
    void act({ status: 'blocked', blocker, reason: reason.trim() }, 'block.done', { blocker })
  }
  return (
    <ActDialog
      act="block"
      targets={of.targets}
      busy={busy}
      failed={failed}
      ready={blocker !== ''}
      onSubmit={submit}
      onClose={of.onClose}
    >
      {known.length > 0 && (
        <Choices
          label={text('block.known')}
          choices={known.map(({ name, hosts }) => ({
            id: name,
            label: name,
            hint: text('block.holds', { count: hosts, n: format.number(hosts) }),
          }))}
          chosen={typed.trim() === '' ? chosen : null}
          onChoose={(name) => {
            setChosen(name)
            setTyped('')
          }}
        />
      )}
      <TextField
        label={text(known.length > 0 ? 'block.another' : 'block.name')}
        hint={text('block.hint')}
        placeholder={text('block.placeholder')}
        value={typed}
        onChange={setTyped}
        autoFocus={known.length === 0}
        maxLength={100}
      />
      <TextField label={text('act.reasonOptional')} value={reason} onChange={setReason} maxLength={2_000} />
    </ActDialog>
  )
}
