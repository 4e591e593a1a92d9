/**
 * Retires hosts, or marks them as recovered without a run: in one of a few ways.
 */
import { useState } from 'react'
import type { HostRow } from '../../../contract/index.ts'
import { TextField } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { ActDialog } from './ActDialog.tsx'
import { Choices } from './Choices.tsx'
import { type ActOf, useAct } from './use-act.ts'

type How = NonNullable<HostRow['how']>

const ways = {
  retire: { status: 'retired', hows: ['not-affected', 'decommissioned', 'duplicate'] },
  back: { status: 'recovered', hows: ['self-healed', 'reimaged', 'replaced'] },
} as const satisfies Record<string, { readonly status: string; readonly hows: readonly How[] }>

export function HowDialog({ name, ...of }: ActOf & { readonly name: keyof typeof ways }) {
  const text = useText('hosts')
  const { act, busy, failed } = useAct(of)
  const { status, hows } = ways[name]
  const [chosen, setChosen] = useState<How | null>(null)
  const [reason, setReason] = useState('')
  const submit = (): void => {
    if (chosen !== null)
      void act({ status, how: chosen, reason: reason.trim() }, `${name}.done`, { how: text(`how.${chosen}`) })
  }
  return (
    <ActDialog
      act={name}
      targets={of.targets}
      busy={busy}
      failed={failed}
      ready={chosen !== null}
      onSubmit={submit}
      onClose={of.onClose}
    >
      <Choices
        label={text(`${name}.choices`)}
        choices={hows.map((how) => ({ id: how, label: text(`how.${how}`), hint: text(`${name}.text.${how}`) }))}
        chosen={chosen}
        onChoose={(id) => setChosen(hows.find((how) => how === id) ?? null)}
      />
      <TextField label={text('act.reasonOptional')} value={reason} onChange={setReason} maxLength={2_000} />
    </ActDialog>
  )
}
