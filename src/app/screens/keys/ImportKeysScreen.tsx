/**
 * A file of recovery keys: chosen, looked at, compared with the vault, sealed. The file itself is not kept.
 */
import { useEffect, useRef } from 'react'
import { call } from '../../client.ts'
import { Button, ErrorBox, Progress } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { goTo } from '../../stores/place.ts'
import { CreateVault } from './CreateVault.tsx'
import { FileFound } from './FileFound.tsx'
import { ImportBalance } from './ImportBalance.tsx'
import styles from './Keys.module.css'
import { KeysHead } from './KeysHead.tsx'
import { UnlockForm } from './UnlockForm.tsx'
import { useKeyImport } from './use-key-import.ts'
import { useVault } from './use-vault.ts'

export function ImportKeysScreen() {
  const text = useText('keys')
  const format = useFormat()
  const vault = useVault()
  const load = useKeyImport()
  const { preview, plan, done, busy, progress, failed } = load
  const open = vault.data?.unlocked === true
  const asking = useRef(false)
  const choose = async (): Promise<void> => {
    if (asking.current || busy !== null) return
    asking.current = true
    try {
      const { path } = await call('shell.choose-file', {
        title: text('import.choose'),
        filters: [
          { name: text('import.files'), extensions: ['csv', 'tsv', 'txt', 'json', 'xlsx', 'log'] },
          { name: text('import.all'), extensions: ['*'] },
        ],
      })
      if (path !== null) await load.look(path)
    } finally {
      asking.current = false
    }
  }
  const wantsPlan = open && preview !== null && plan === null && busy === null && failed === null
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once as soon as it can be made
  useEffect(() => {
    if (wantsPlan) void load.makePlan()
  }, [wantsPlan])
  const adds = plan === null ? 0 : plan.counts.new + plan.counts.conflict
  const canSeal = plan !== null && done === null && adds > 0 && busy === null && open
  const toKeys = () => goTo({ screen: 'keys' })
  const main =
    done !== null
      ? { word: text('import.toKeys'), run: toKeys, enabled: true }
      : preview === null
        ? { word: text('import.chooseFile'), run: () => void choose(), enabled: busy === null }
        : {
            word: text('import.seal', { count: adds, n: format.number(adds) }),
            run: () => void load.seal(),
            enabled: canSeal,
          }
  useShortcuts([
    { key: 'Enter', run: main.run, enabled: main.enabled },
    { key: 'l', run: () => void choose(), enabled: busy === null },
    { key: 'Escape', run: load.stop, enabled: busy === 'planning' || busy === 'sealing' },
  ])
  const needsVault = preview !== null && vault.data !== undefined && !open
  return (
    <div className={styles.screen}>
      <KeysHead place="keys" />
      <div className={styles.page}>
        <h2 className={styles.subtitle}>{text(done === null ? 'import.title' : 'import.doneTitle')}</h2>
        <p className={styles.text}>{text('import.text')}</p>
        {failed !== null && <ErrorBox error={failed} />}
        {busy !== null && (
          <Progress stage={progress?.stage ?? 'reading'} done={progress?.done ?? 0} total={progress?.total ?? 0} />
        )}
        {preview !== null && <FileFound preview={preview} />}
        {needsVault && (
          <section className={styles.panel}>
            <p>{text(vault.data?.exists === true ? 'unlockFirst' : 'vaultFirst')}</p>
            {vault.data?.exists === true ? <UnlockForm /> : <CreateVault />}
          </section>
        )}
        {done !== null ? (
          <ImportBalance counts={done.import} refused={done.refused} conflicts={done.conflicts} />
        ) : (
          plan !== null && (
            <ImportBalance
              counts={plan.counts}
              refused={plan.refused}
              conflicts={plan.conflicts}
              unassigned={plan.unassigned}
            />
          )
        )}
        {plan !== null && adds === 0 && done === null && <p className={styles.text}>{text('import.nothingNew')}</p>}
        {done !== null && <p className={styles.text}>{text('import.removeFile')}</p>}
      </div>
      {!needsVault && (
        <footer className={styles.foot}>
          <Button
            variant="main"
            icon={preview === null ? 'folder' : 'lock'}
            keys="Enter"
            disabled={!main.enabled}
            onPress={main.run}
          >
            {main.word}
          </Button>
          {preview !== null && (
            <Button icon="folder" keys="l" disabled={busy !== null} onPress={() => void choose()}>
              {text('import.another')}
            </Button>
          )}
          <Button keys="Escape" onPress={busy === null ? toKeys : load.stop}>
            {text(busy === null ? 'back' : 'import.stop')}
          </Button>
        </footer>
      )}
    </div>
  )
}
