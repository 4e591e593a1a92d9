/**
 * Lists of live machines: choose one, see what it says, take it in; and those that were taken in before.
 */
import { useEffect, useRef } from 'react'
import { call } from '../../client.ts'
import { Button, ErrorBox } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { goBack, usePlace } from '../../stores/place.ts'
import { useListDrop } from '../import/use-list-drop.ts'
import { Checked } from './Checked.tsx'
import { Lists } from './Lists.tsx'
import styles from './Sightings.module.css'
import { checkSightings, forgetTaking, useTaking } from './sightings-state.ts'
import { TakenIn } from './TakenIn.tsx'

export function SightingsScreen() {
  const text = useText('sightings')
  const { plan, done, busy, failed } = useTaking()
  const path = usePlace((place) => place.path)
  const choose = useChooseSightings()
  useListDrop((dropped) => void checkSightings(dropped))
  useEffect(() => {
    if (path !== undefined) void checkSightings(path)
    return forgetTaking
  }, [path])
  useShortcuts([
    { key: 'o', run: choose },
    { key: 'Enter', run: choose, enabled: plan === null && busy === null },
    { key: 'Escape', run: goBack },
  ])
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <h1 className={styles.title}>{text('title')}</h1>
        <Button
          icon="folder"
          variant={plan === null && done === null ? 'main' : 'plain'}
          keys={plan === null && busy === null ? 'Enter' : 'o'}
          onPress={choose}
        >
          {text('choose')}
        </Button>
      </header>
      <p className={styles.lead}>{text('lead')}</p>
      {busy !== null && <p role="status">{text(busy)}</p>}
      {failed !== null && <ErrorBox error={failed} />}
      {done === null && <Checked />}
      {done !== null && <TakenIn done={done} />}
      <Lists />
    </div>
  )
}

function useChooseSightings(): () => void {
  const text = useText('sightings')
  const asking = useRef(false)
  return () => {
    if (asking.current) return
    asking.current = true
    call('shell.choose-file', {
      title: text('choose'),
      filters: [
        { name: text('lists'), extensions: ['csv', 'tsv', 'txt', 'xlsx', 'xlsm'] },
        { name: text('all'), extensions: ['*'] },
      ],
    })
      .then(({ path }) => {
        if (path !== null) void checkSightings(path)
      })
      .finally(() => {
        asking.current = false
      })
  }
}
