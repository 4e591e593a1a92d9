/**
 * The door: go on where one was, start a new incident, open a workspace, try the sample. Who works here is asked on
 * the way in, once; not for the sample.
 */
import { useState } from 'react'
import type { CallFailed } from '../../client.ts'
import { call } from '../../client.ts'
import { NotReady } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'
import { keepDropped } from '../import/dropped.ts'
import { useListDrop } from '../import/use-list-drop.ts'
import { enterWorkspace, type Person, type Way } from './enter.ts'
import styles from './FirstRun.module.css'
import { NewIncident } from './NewIncident.tsx'
import { StartPage } from './StartPage.tsx'
import { Welcome } from './Welcome.tsx'
import { WhoFirst } from './WhoFirst.tsx'

/** `who`: everything is chosen, only the name is missing. */
type Page = { readonly name: 'start' } | { readonly name: 'create' } | { readonly name: 'who'; readonly way: Way }

export interface Entering {
  /** What is under way; a second press meanwhile does nothing. */
  readonly busy: Way['kind'] | null
  readonly failed: CallFailed | null
}

export function FirstRunScreen() {
  const text = useText('firstRun')
  const profile = useLive('profile.show', {})
  const [page, setPage] = useState<Page>({ name: 'start' })
  const [entering, setEntering] = useState<Entering>({ busy: null, failed: null })
  useListDrop(keepDropped)
  if (profile.status !== 'ready') return <NotReady of={profile} what={text('profile')} />

  const unknown = profile.data.name === ''
  const enter = (way: Way, person: Person | null): void => {
    if (entering.busy !== null) return
    setEntering({ busy: way.kind, failed: null })
    enterWorkspace(way, person).catch((failed: CallFailed) => {
      setEntering({ busy: null, failed })
      // The name is known by now; what is left is to choose again.
      if (page.name === 'who') setPage({ name: 'start' })
    })
  }
  const choose = (way: Way): void => {
    setEntering({ busy: null, failed: null })
    // The sample asks for nothing: what is done in it is done for nobody.
    if (unknown && way.kind !== 'sample') setPage({ name: 'who', way })
    else enter(way, null)
  }
  const chooseFolder = async (): Promise<void> => {
    const { path } = await call('shell.choose-folder', { title: text('open.choose') })
    if (path !== null) choose({ kind: 'open', path })
  }
  const back = (): void => {
    setEntering({ busy: null, failed: null })
    setPage({ name: 'start' })
  }
  return (
    <div className={styles.screen}>
      <Welcome />
      <div className={styles.right}>
        {page.name === 'start' && (
          <StartPage
            profile={profile.data}
            entering={entering}
            onCreate={() => setPage({ name: 'create' })}
            onOpen={() => void chooseFolder()}
            onChoose={choose}
          />
        )}
        {page.name === 'create' && (
          <NewIncident home={profile.data.home} askWho={unknown} entering={entering} onEnter={enter} onBack={back} />
        )}
        {page.name === 'who' && (
          <WhoFirst
            kind={page.way.kind}
            entering={entering}
            onEnter={(person) => enter(page.way, person)}
            onBack={back}
          />
        )}
      </div>
    </div>
  )
}
