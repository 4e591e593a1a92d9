/**
 * The open workspace: where it lies, how much is in it, how to leave it.
 */
import type { WorkspaceInfo } from '../../../contract/index.ts'
import { call } from '../../client.ts'
import { Button, ErrorBox, NotReady } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import { goTo } from '../../stores/place.ts'
import styles from './Settings.module.css'
import { useAttempt } from './use-attempt.ts'

export function WorkspaceFacts() {
  const text = useText('settings')
  const workspace = useLive('workspace.info', {})
  if (workspace.status !== 'ready') return <NotReady of={workspace} what={text('workspace.waiting')} />
  return workspace.data === null ? null : <Facts workspace={workspace.data} />
}

function Facts({ workspace }: { readonly workspace: WorkspaceInfo }) {
  const text = useText('settings')
  const format = useFormat()
  const { attempt, busy, failed } = useAttempt()
  const { cameBackOlder: older } = workspace
  const show = () => attempt(() => call('shell.show-item', { path: workspace.path }))
  const close = () =>
    attempt(async () => {
      await call('workspace.close', {})
      goTo({ screen: 'first-run' })
    })
  useShortcuts([
    { key: 's', run: show, enabled: !busy },
    { key: 'w', run: close, enabled: !busy },
  ])
  const facts: readonly (readonly [string, string])[] = [
    ['incident', workspace.incident.title],
    ['hosts', format.number(workspace.hosts)],
    ['events', format.number(workspace.events)],
    ['saved', workspace.savedAt === null ? text('workspace.never') : format.dateTime(workspace.savedAt)],
    ['station', workspace.station],
    ...(older === null
      ? []
      : [
          [
            'older',
            text('workspace.olderText', {
              count: older.missing,
              n: format.number(older.missing),
              time: format.dateTime(older.at),
              before: older.before,
            }),
          ] as const,
        ]),
  ]
  return (
    <section className={styles.panel}>
      <h2 className={styles.heading}>{text('workspace.title')}</h2>
      {failed !== null && <ErrorBox error={failed} />}
      <dl className={styles.facts}>
        <dt>{text('workspace.folder')}</dt>
        <dd>
          <code>{workspace.path}</code>
        </dd>
        {facts.map(([name, value]) => (
          <Fact key={name} name={text(`workspace.${name}`)} value={value} mono={name === 'station'} />
        ))}
      </dl>
      <p className={styles.quiet}>{text('workspace.backup')}</p>
      <div className={styles.buttons}>
        <Button icon="folder" keys="s" disabled={busy} onPress={show}>
          {text('workspace.show')}
        </Button>
        <Button keys="w" disabled={busy} onPress={close}>
          {text(busy ? 'workspace.closing' : 'workspace.close')}
        </Button>
      </div>
    </section>
  )
}

function Fact({ name, value, mono }: { readonly name: string; readonly value: string; readonly mono: boolean }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{mono ? <code>{value}</code> : value}</dd>
    </>
  )
}
