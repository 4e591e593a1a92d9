/**
 * Who can open the vault: one more, a new passphrase, one fewer. Each person has a passphrase of their own.
 */
import { useState } from 'react'
import { call } from '../../client.ts'
import { Button, Checkbox, ErrorBox, NotReady } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import { useAttempt } from '../settings/use-attempt.ts'
import { type PersonAct, PersonDialog } from './PersonDialog.tsx'
import { replaceVault, type VaultState } from './use-vault.ts'
import styles from './Vault.module.css'

export function People({ vault }: { readonly vault: VaultState }) {
  const text = useText('vault')
  const format = useFormat()
  const people = useLive('vault.people', {})
  const [act, setAct] = useState<PersonAct | null>(null)
  const { attempt, failed } = useAttempt()
  const lock = () => attempt(async () => replaceVault(await call('vault.lock', {})))
  const setSecond = (on: boolean) =>
    attempt(async () => replaceVault(await call('vault.set-policy', { second: on ? 'criticality-1' : 'nobody' })))
  useShortcuts([
    { key: 'l', run: lock },
    { key: 'a', run: () => setAct({ kind: 'add' }) },
    { key: 'c', run: () => setAct({ kind: 'change', person: vault.person }) },
  ])
  return (
    <>
      {failed !== null && <ErrorBox error={failed} />}
      <div className={styles.acts}>
        <Button variant="main" icon="lock" keys="l" onPress={lock}>
          {text('lock')}
        </Button>
        <Button icon="plus" keys="a" onPress={() => setAct({ kind: 'add' })}>
          {text('add.open')}
        </Button>
        <Button keys="c" onPress={() => setAct({ kind: 'change', person: vault.person })}>
          {text('change.open')}
        </Button>
      </div>
      {people.status !== 'ready' ? (
        <NotReady of={people} what={text('peopleWhat')} />
      ) : (
        <table className={styles.people}>
          <caption className={styles.caption}>{text('people')}</caption>
          <thead>
            <tr>
              <th>{text('person')}</th>
              <th>{text('added')}</th>
              <th>{text('changed')}</th>
              <th>
                <span className={styles.unseen}>{text('acts')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.data.people.map((one) => (
              <tr key={one.slot}>
                <td>
                  <bdi>{one.person}</bdi>
                  {one.person === vault.person && <span className={styles.quiet}> {text('opened')}</span>}
                </td>
                <td>{text('addedBy', { time: format.dateTime(one.addedAt), person: one.addedBy })}</td>
                <td>{one.changedAt === one.addedAt ? '–' : format.dateTime(one.changedAt)}</td>
                <td>
                  {one.removable ? (
                    <Button size="small" icon="remove" onPress={() => setAct({ kind: 'remove', person: one.person })}>
                      {text('remove.open')}
                    </Button>
                  ) : (
                    <span className={styles.quiet}>{text('lastOne')}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Checkbox checked={vault.second === 'criticality-1'} onChange={setSecond}>
        {text('second')}
      </Checkbox>
      {act !== null && <PersonDialog act={act} onClose={() => setAct(null)} />}
    </>
  )
}
