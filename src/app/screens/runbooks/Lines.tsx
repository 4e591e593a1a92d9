/**
 * The lines of a step on the dark machine's screen, each with its prompt, its shell and the case that it is for.
 */
import type { ReadStep } from '../../../contract/index.ts'
import { call } from '../../client.ts'
import { Button } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { type Layer, useShortcuts } from '../../keys/index.ts'
import { say } from '../../stores/toast.ts'
import styles from './Lines.module.css'
import { useArrowWords } from './use-arrow-words.ts'

interface LinesProps {
  readonly commands: ReadStep['commands']
  readonly layer: Layer
}

export function Lines({ commands, layer }: LinesProps) {
  const text = useText('runbooks')
  const run = useText('run')
  const { sayConditions } = useArrowWords()
  const shells = new Set(commands.map(({ shell }) => shell))
  const [first] = commands
  const copy = async (): Promise<void> => {
    if (first === undefined) return
    await call('shell.copy', { text: first.text })
    say(run('copied', { text: first.text }))
  }
  useShortcuts([{ key: 'c', run: () => void copy(), enabled: first !== undefined }], layer)
  if (first === undefined) return null
  return (
    <figure className={styles.screen}>
      <figcaption className={styles.caption}>
        <span>{shells.size > 1 ? text('lines') : text(`shell.${first.shell}`)}</span>
        <span className={styles.copy}>
          <Button variant="quiet" size="small" icon="copy" keys="c" onPress={() => void copy()}>
            {run('copy')}
          </Button>
        </span>
      </figcaption>
      {commands.map(({ shell, prompt, text: line, when }) => (
        <div key={`${shell} ${prompt} ${line} ${sayConditions(when)}`} className={styles.command}>
          {shells.size > 1 && <p className={styles.when}>{text(`shell.${shell}`)}</p>}
          {when.length > 0 && <p className={styles.when}>{text('onlyWhen', { when: sayConditions(when) })}</p>}
          {prompt !== '' && <p className={styles.prompt}>{prompt}</p>}
          <p className={styles.line}>
            <code>{line}</code>
          </p>
        </div>
      ))}
    </figure>
  )
}
