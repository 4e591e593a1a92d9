/**
 * From the ports to a screen: waits for the service, asks who sits here, then shows the frame or the first screen.
 */
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import styles from './App.module.css'
import { type CallFailed, useConnection } from './client.ts'
import { ErrorBox } from './components/index.ts'
import { begin, followProfile } from './frame/begin.ts'
import { FindDialog } from './frame/FindDialog.tsx'
import { Frame } from './frame/Frame.tsx'
import { RestartBand } from './frame/RestartBand.tsx'
import { Toasts } from './frame/Toasts.tsx'
import { useFrameKeys } from './frame/use-frame-keys.ts'
import { useLanguage, useText } from './i18n/index.ts'
import { CompareScreen } from './screens/author/CompareScreen.tsx'
import { RunbookImportScreen } from './screens/author/RunbookImportScreen.tsx'
import { BenchScreen } from './screens/bench/BenchScreen.tsx'
import { FirstRunScreen } from './screens/first-run/FirstRunScreen.tsx'
import { HostScreen } from './screens/host/HostScreen.tsx'
import { HostsScreen } from './screens/hosts/HostsScreen.tsx'
import { ImportScreen } from './screens/import/ImportScreen.tsx'
import { AuditScreen } from './screens/keys/AuditScreen.tsx'
import { ImportKeysScreen } from './screens/keys/ImportKeysScreen.tsx'
import { KeysScreen } from './screens/keys/KeysScreen.tsx'
import { RevealScreen } from './screens/keys/RevealScreen.tsx'
import { RotationScreen } from './screens/keys/RotationScreen.tsx'
import { UnlockDialog } from './screens/keys/UnlockDialog.tsx'
import { VaultScreen } from './screens/keys/VaultScreen.tsx'
import { OverviewScreen } from './screens/overview/OverviewScreen.tsx'
import { RecordScreen } from './screens/record/RecordScreen.tsx'
import { RunScreen } from './screens/run/RunScreen.tsx'
import { RunbooksScreen } from './screens/runbooks/RunbooksScreen.tsx'
import { SettingsScreen } from './screens/settings/SettingsScreen.tsx'
import { SightingsScreen } from './screens/sightings/SightingsScreen.tsx'
import { StickResultsScreen } from './screens/stick/StickResultsScreen.tsx'
import { TranscribeScreen } from './screens/transcribe/TranscribeScreen.tsx'
import { useFind } from './stores/find.ts'
import { type Place, subjectOf, usePlace } from './stores/place.ts'
import { useUnlock } from './stores/unlock.ts'

// Brings an editor along that nobody waits for at the start.
const EditScreen = lazy(async () => ({ default: (await import('./screens/author/EditScreen.tsx')).EditScreen }))

const screens: Readonly<Record<Place['screen'], React.ComponentType>> = {
  'first-run': FirstRunScreen,
  bench: BenchScreen,
  hosts: HostsScreen,
  host: HostScreen,
  run: RunScreen,
  import: ImportScreen,
  overview: OverviewScreen,
  sightings: SightingsScreen,
  runbooks: RunbooksScreen,
  settings: SettingsScreen,
  transcribe: TranscribeScreen,
  'stick-results': StickResultsScreen,
  'runbook-edit': EditScreen,
  'runbook-import': RunbookImportScreen,
  'runbook-compare': CompareScreen,
  keys: KeysScreen,
  'keys-import': ImportKeysScreen,
  'keys-rotation': RotationScreen,
  'keys-audit': AuditScreen,
  'key-reveal': RevealScreen,
  vault: VaultScreen,
  record: RecordScreen,
}

export function App() {
  const language = useLanguage()
  const begun = useBegin()
  return (
    <I18nProvider locale={language === 'zh-CN' ? 'zh-CN' : 'en-GB'}>
      {begun === true ? <Begun /> : <Starting failed={begun} />}
    </I18nProvider>
  )
}

function Begun() {
  const screen = usePlace((place) => place.screen)
  // Another host is another screen: nothing half-typed goes over to it.
  const subject = usePlace(subjectOf)
  const finding = useFind((find) => find.open)
  const unlocking = useUnlock(({ open }) => open)
  useFrameKeys()
  const Screen = screens[screen]
  const shown = (
    <Suspense fallback={null}>
      <Screen key={`${screen} ${subject}`} />
    </Suspense>
  )
  return (
    <div className={styles.window}>
      {screen !== 'first-run' ? (
        <Frame>{shown}</Frame>
      ) : (
        <>
          <RestartBand />
          <main className={styles.first}>{shown}</main>
        </>
      )}
      <Toasts />
      {finding && <FindDialog />}
      {unlocking && <UnlockDialog />}
    </div>
  )
}

function Starting({ failed }: { readonly failed: CallFailed | null }) {
  const text = useText('frame')
  return (
    <main className={styles.starting}>
      {failed === null ? <p role="status">{text('starting')}</p> : <ErrorBox error={failed} />}
    </main>
  )
}

/** `true` when everything is known that the first picture needs; before that why not. */
function useBegin(): true | CallFailed | null {
  const connection = useConnection()
  const [begun, setBegun] = useState<true | CallFailed | null>(null)
  const isBegun = useRef(false)
  useEffect(() => {
    // A service that comes back is a chance after a failure, and no new beginning after a success.
    if (connection === 'connecting' || isBegun.current) return
    void begin().then(
      () => {
        isBegun.current = true
        setBegun(true)
      },
      (error: CallFailed) => setBegun(error),
    )
  }, [connection])
  useEffect(followProfile, [])
  return begun
}
