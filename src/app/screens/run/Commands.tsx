/**
 * What is typed on the dead machine, on its dark screen: the prompt in grey, only the part to type in white, as large
 * as the line allows.
 */
import { Fragment } from 'react'
import type { StepView } from '../../../contract/index.ts'
import { call } from '../../client.ts'
import { Button, classNames, Icon } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { say } from '../../stores/toast.ts'
import styles from './Commands.module.css'

type Command = StepView['commands'][number]

interface CommandsProps {
  readonly host: string
  readonly commands: readonly Command[]
  /** Smaller beside fields. */
  readonly large: boolean
}

export function Commands({ host, commands, large }: CommandsProps) {
  const text = useText('run')
  const first = commands[0]
  const copy = async (command: Command): Promise<void> => {
    await call('shell.copy', { text: command.text })
    say(text('copied', { text: command.text }))
  }
  useShortcuts([
    {
      key: 'c',
      run: () => {
        if (first !== undefined) void copy(first)
      },
      enabled: first !== undefined,
    },
  ])
  if (first === undefined) return null
  const several = commands.length > 1
  return (
    <figure
      className={styles.screen}
      data-large={large && !several ? '' : undefined}
      data-many={several ? '' : undefined}
    >
      <figcaption className={styles.caption}>
        <Icon name="prompt" size="small" />
        <span className={styles.whose}>{text('screenOf', { host })}</span>
        {!several && <Copy command={first} onCopy={copy} keys="c" />}
      </figcaption>
      {commands.map((command, index) => (
        <div key={`${command.prompt}${command.text}`} className={styles.command}>
          <div className={several ? styles.oneByOne : styles.lines}>
            {command.prompt !== '' && <p className={styles.prompt}>{command.prompt}</p>}
            <Line text={command.text} />
          </div>
          {several && <Copy command={command} onCopy={copy} {...(index === 0 ? { keys: 'c' } : {})} />}
        </div>
      ))}
    </figure>
  )
}

interface CopyProps {
  readonly command: Command
  readonly keys?: string
  onCopy(command: Command): Promise<void>
}

function Copy({ command, keys, onCopy }: CopyProps) {
  const text = useText('run')
  return (
    <span className={styles.copy}>
      <Button variant="quiet" size="small" icon="copy" keys={keys} onPress={() => void onCopy(command)}>
        {text('copy')}
      </Button>
    </span>
  )
}

/** Longest lines, in characters, that fit at each size; the class names say the same. */
const steps = [18, 22, 26, 31, 37] as const

function Line({ text: line }: { readonly text: string }) {
  const text = useText('run')
  const step = steps.find((most) => line.length <= most)
  // A long line may break only where a reader sees it is one path: after a backslash.
  const parts = line.split(/(?<=\\)/)
  return (
    <p className={classNames(styles.line, step === undefined ? styles.long : styles[`upTo${step}`])}>
      <code>
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
          <Fragment key={index}>
            {index > 0 && <wbr />}
            {part}
          </Fragment>
        ))}
      </code>
      {step === undefined && <span className={styles.oneLine}>{text('oneLine')}</span>}
    </p>
  )
}
