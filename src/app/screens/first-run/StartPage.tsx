/**
 * Where to go on, and three ways to begin. One of them is Enter.
 */
import type { Profile } from '../../../contract/index.ts'
import { ErrorBox, Icon } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useDropped } from '../import/dropped.ts'
import type { Way } from './enter.ts'
import styles from './FirstRun.module.css'
import type { Entering } from './FirstRunScreen.tsx'
import { lastPart } from './paths.ts'
import { GoOn, StartCard } from './StartCards.tsx'
import { UsedBefore } from './UsedBefore.tsx'

export interface StartPageProps {
  readonly profile: Profile
  readonly entering: Entering
  onCreate(): void
  onOpen(): void
  onChoose(way: Way): void
}

export function StartPage({ profile, entering, onCreate, onOpen, onChoose }: StartPageProps) {
  const text = useText('firstRun')
  const dropped = useDropped(({ path }) => path)
  const [latest] = profile.recent
  const goOn = latest?.reachable === true ? latest : null
  const others = profile.recent.filter((entry) => entry !== goOn)
  const busy = entering.busy !== null
  const openSample = () => onChoose({ kind: 'sample' })
  const openPath = (path: string) => onChoose({ kind: 'open', path })
  useShortcuts([
    { key: 'Enter', run: () => (goOn === null ? onCreate() : openPath(goOn.path)), enabled: !busy },
    { key: 'n', run: onCreate, enabled: !busy },
    { key: 'o', run: onOpen, enabled: !busy },
    { key: 't', run: openSample, enabled: !busy },
    ...others.map(({ path }, index) => ({ key: `Alt+${index + 1}`, run: () => openPath(path), enabled: !busy })),
  ])
  return (
    <>
      {entering.failed !== null && <ErrorBox error={entering.failed} />}
      {goOn !== null && <GoOn entry={goOn} disabled={busy} onPress={() => openPath(goOn.path)} />}
      <section>
        <h2 className={styles.label}>{text(goOn === null ? 'start' : 'orStart')}</h2>
        <div className={styles.cards}>
          <StartCard way="create" icon="plus" keys="n" main={goOn === null} disabled={busy} onPress={onCreate} />
          <StartCard way="open" icon="folder" keys="o" disabled={busy} onPress={onOpen} />
          <StartCard way="sample" icon="play" keys="t" disabled={busy} onPress={openSample} />
        </div>
      </section>
      <p className={styles.busy} role="status">
        {entering.busy !== null && text(`busy.${entering.busy}`)}
      </p>
      {others.length > 0 && <UsedBefore entries={others} disabled={busy} onPress={openPath} />}
      <p className={styles.drop}>
        <Icon name="list" />
        {dropped === null ? text('drop') : text('dropped', { file: lastPart(dropped) })}
      </p>
    </>
  )
}
