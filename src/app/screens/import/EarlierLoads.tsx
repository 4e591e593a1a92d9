/**
 * The loads of this workspace, newest first; each can be taken back as a whole.
 */
import { useState } from 'react'
import type { Output } from '../../../contract/index.ts'
import { CallFailed, call } from '../../client.ts'
import { Button, ErrorBox, NotReady } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'
import { say } from '../../stores/toast.ts'
import styles from './EarlierLoads.module.css'
import { useRevertWords } from './use-revert-words.ts'

type EarlierLoad = Output<'import.list'>['imports'][number]

export function EarlierLoads() {
  const text = useText('import')
  const list = useLive('import.list', {})
  const words = useRevertWords()
  const [reverting, setReverting] = useState<string | null>(null)
  const [failed, setFailed] = useState<CallFailed | null>(null)
  const takeBack = async (id: string): Promise<void> => {
    if (reverting !== null) return
    setReverting(id)
    setFailed(null)
    try {
      say(words(await call('import.revert', { import: id })))
    } catch (error) {
      setFailed(error instanceof CallFailed ? error : new CallFailed('service.defect'))
    } finally {
      setReverting(null)
    }
  }
  if (list.status !== 'ready') return <NotReady of={list} what={text('earlier.what')} />
  return (
    <section className={styles.loads}>
      <h2 className={styles.title}>{text('earlier.title')}</h2>
      {failed !== null && <ErrorBox error={failed} />}
      {list.data.imports.length === 0 && <p className={styles.facts}>{text('earlier.none')}</p>}
      <ul>
        {list.data.imports.map((load) => (
          <Line
            key={load.id}
            load={load}
            reverting={load.id === reverting}
            disabled={reverting !== null}
            onTakeBack={() => void takeBack(load.id)}
          />
        ))}
      </ul>
    </section>
  )
}

interface LineProps {
  readonly load: EarlierLoad
  readonly reverting: boolean
  readonly disabled: boolean
  onTakeBack(): void
}

function Line({ load, reverting, disabled, onTakeBack }: LineProps) {
  const text = useText('import')
  const format = useFormat()
  const n = format.number
  return (
    <li className={styles.load}>
      <div className={styles.words}>
        <p className={styles.file} title={load.file}>
          {load.file}
        </p>
        <p className={styles.facts}>{text('earlier.facts', { time: format.dateTime(load.time), actor: load.actor })}</p>
        <p className={styles.facts}>
          {text('earlier.counts', {
            rows: n(load.rows),
            new: n(load.new),
            changed: n(load.changed),
            same: n(load.same),
            refused: n(load.refused),
          })}
        </p>
      </div>
      {load.reverted ? (
        <span className={styles.facts}>{text('earlier.reverted')}</span>
      ) : (
        <Button size="small" icon="undo" disabled={disabled} onPress={onTakeBack}>
          {text(reverting ? 'done.takingBack' : 'earlier.takeBack')}
        </Button>
      )}
    </li>
  )
}
