/**
 * A list of hosts: chosen, checked, loaded, taken back. Nothing is stored before Enter on the check.
 */
import { useEffect } from 'react'
import { useText } from '../../i18n/index.ts'
import { usePlace } from '../../stores/place.ts'
import { CheckList } from './CheckList.tsx'
import { ChooseList } from './ChooseList.tsx'
import styles from './ImportScreen.module.css'
import { Loaded } from './Loaded.tsx'
import { Loading } from './Loading.tsx'
import { readList } from './load-list.ts'
import { type Load, useLoad } from './load-state.ts'
import { Steps } from './Steps.tsx'
import { Unreadable } from './Unreadable.tsx'
import { useListDrop } from './use-list-drop.ts'

const readDropped = (path: string): void => void readList(path)

export function ImportScreen() {
  const text = useText('import')
  const load = useLoad()
  const given = usePlace((place) => place.path)
  useEffect(() => {
    // Coming back to a list that is half checked changes nothing.
    if (given !== undefined && useLoad.getState().path !== given) void readList(given)
  }, [given])
  const over = useListDrop(readDropped)
  const face = faceOf(load)
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <div>
          <h1 className={styles.title}>{text(`title.${face}`)}</h1>
          <p className={styles.subtitle}>{text(`subtitle.${face}`)}</p>
        </div>
        <Steps step={load.step} />
      </header>
      {bodyOf(load, over)}
    </div>
  )
}

/** What the heading says. */
function faceOf({ step, preview, failed, reverted }: Load): Load['step'] | 'failed' | 'reverted' {
  if (step === 'check' && preview === null && failed !== null) return 'failed'
  return reverted !== null ? 'reverted' : step
}

function bodyOf(load: Load, over: boolean): React.ReactNode {
  switch (load.step) {
    case 'choose':
      return <ChooseList over={over} />
    case 'check':
      return load.preview === null ? <Unreadable load={load} /> : <CheckList load={load} preview={load.preview} />
    case 'loading':
      return <Loading load={load} />
    case 'done':
      return load.loaded === null ? null : <Loaded load={load} loaded={load.loaded} />
  }
}
