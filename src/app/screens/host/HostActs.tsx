/**
 * What a person can say of a host outside a run. The keys are those of the Hosts screen.
 */
import type { HostDetail } from '../../../contract/index.ts'
import { Button, type IconName } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import { goTo } from '../../stores/place.ts'
import { useToasts } from '../../stores/toast.ts'
import { useActs } from '../hosts/acts.ts'
import { actKeys } from '../hosts/use-fleet-keys.ts'
import { PrintPaper } from '../paper/PrintPaper.tsx'
import styles from './Host.module.css'
import type { HostDialog } from './HostDialogs.tsx'

interface HostActsProps {
  readonly detail: HostDetail
  onDialog(dialog: HostDialog): void
  onUndo(events: readonly string[]): void
}

const acts = [
  { name: 'block', icon: 'block', label: 'block', afterRun: false },
  { name: 'escalate', icon: 'escalate', label: 'escalate', afterRun: false },
  { name: 'retire', icon: 'minus', label: 'retire', afterRun: true },
  { name: 'back', icon: 'check', label: 'alreadyBack', afterRun: true },
] as const satisfies readonly { name: keyof typeof actKeys; icon: IconName; label: string; afterRun: boolean }[]

export function HostActs({ detail: { host, history }, onDialog, onUndo }: HostActsProps) {
  const text = useText('host')
  const paper = useText('paper')
  const keysText = useText('keys')
  const hasKeys = (useLive('keys.list', { host: host.id, offset: 0, limit: 1 }).data?.total ?? 0) > 0
  const toKeys = () => goTo({ screen: 'key-reveal', host: host.id })
  const acted = useActs((state) => state.acts)
  const last = acted.findLast(({ events }) => history.some(({ event, undone }) => !undone && events.includes(event)))
  // A sentence that offers an undo takes Ctrl+Z itself: it may be about something newer.
  const undoOffered = useToasts(({ items }) => items.some(({ undo }) => undo !== undefined))
  const canUndo = last !== undefined && !undoOffered
  const undo = (): void => {
    if (last !== undefined) onUndo(last.events)
  }
  const runOpen = host.run !== null
  const typeIn = () => goTo({ screen: 'transcribe', host: host.id })
  useShortcuts([
    ...acts.map(({ name, afterRun }) => ({
      key: actKeys[name],
      run: () => onDialog({ name }),
      enabled: !(afterRun && runOpen),
    })),
    { key: 'n', run: () => onDialog({ name: 'note' }) },
    { key: 't', run: typeIn },
    { key: 'k', run: toKeys, enabled: hasKeys },
    { key: 'Ctrl+z', run: undo, enabled: canUndo },
  ])
  return (
    <div className={styles.acts} role="toolbar" aria-label={text('acts')}>
      {acts.map(({ name, icon, label, afterRun }) => (
        <Button
          key={name}
          icon={icon}
          keys={actKeys[name]}
          disabled={afterRun && runOpen}
          onPress={() => onDialog({ name })}
          {...(afterRun && runOpen ? { describedBy: 'host-run-open' } : {})}
        >
          {text(label)}
        </Button>
      ))}
      <Button icon="note" keys="n" onPress={() => onDialog({ name: 'note' })}>
        {text('note')}
      </Button>
      <PrintPaper host={host} />
      <Button icon="document" keys="t" onPress={typeIn}>
        {paper('type.button')}
      </Button>
      {hasKeys && (
        <Button icon="key" keys="k" onPress={toKeys}>
          {keysText('reveal.host')}
        </Button>
      )}
      {canUndo && (
        <Button variant="quiet" icon="undo" keys="Ctrl+z" onPress={undo}>
          {text('undo')}
        </Button>
      )}
      {runOpen && (
        <p className={styles.weak} id="host-run-open">
          {text('runOpen')}
        </p>
      )}
    </div>
  )
}
