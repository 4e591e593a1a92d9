/**
 * What is different between two versions, step by step: old and new beside each other, the words that changed marked.
 */
import type { Output } from '../../../contract/index.ts'
import { diffWords, type Piece } from '../../../domain/author/diff-words.ts'
import { useText } from '../../i18n/index.ts'
import styles from './Comparison.module.css'

export type ComparisonOf = Output<'runbook.compare'>
type Change = ComparisonOf['fields'][number]

export function Comparison({ of }: { readonly of: ComparisonOf }) {
  const text = useText('author')
  const nothing = of.added.length + of.removed.length + of.changed.length + of.fields.length === 0
  if (nothing) return <p className={styles.quiet}>{text('compare.nothing')}</p>
  return (
    <div className={styles.comparison}>
      <p className={styles.quiet}>
        {text('compare.sum', { added: of.added.length, removed: of.removed.length, changed: of.changed.length })}
      </p>
      {of.changed.map(({ id, title, fields }) => (
        <Changed key={id} name={id} title={title} kind="changed" fields={fields} />
      ))}
      {of.added.map(({ id, title }) => (
        <Changed key={id} name={id} title={title} kind="added" fields={[]} />
      ))}
      {of.removed.map(({ id, title }) => (
        <Changed key={id} name={id} title={title} kind="removed" fields={[]} />
      ))}
      {of.fields.length > 0 && <Changed name="" title={text('compare.rest')} kind="changed" fields={of.fields} />}
    </div>
  )
}

interface ChangedProps {
  readonly name: string
  readonly title: string
  readonly kind: Change['kind']
  readonly fields: readonly Change[]
}

function Changed({ name, title, kind, fields }: ChangedProps) {
  const text = useText('author')
  return (
    <section className={styles.step} data-change tabIndex={-1}>
      <h3 className={styles.title}>
        <span className={styles[kind]}>{text(`compare.${kind}`)}</span> {title}{' '}
        {name !== '' && <code className={styles.name}>{name}</code>}
      </h3>
      {fields.map((field) => (
        <Field key={field.path} {...field} />
      ))}
    </section>
  )
}

function Field({ path, kind, from, to }: Change) {
  const text = useText('author')
  const pieces = diffWords(from, to)
  return (
    <div className={styles.field}>
      <p className={styles.path}>
        {wordsOfPath(path)} {kind !== 'changed' && <span className={styles[kind]}>{text(`compare.${kind}`)}</span>}
      </p>
      <div className={styles.sides}>
        <Side label={text('compare.old')} pieces={pieces.from} as="del" />
        <Side label={text('compare.new')} pieces={pieces.to} as="ins" />
      </div>
    </div>
  )
}

interface SidePieces {
  readonly label: string
  readonly pieces: readonly Piece[]
  readonly as: 'del' | 'ins'
}

function Side({ label, pieces, as: Mark }: SidePieces) {
  const text = useText('author')
  return (
    <div className={styles.side}>
      <span className={styles.label}>{label}</span>
      {pieces.length === 0 ? (
        <span className={styles.none}>{text('compare.none')}</span>
      ) : (
        <span className={styles.words}>
          {pieces.map((piece, index) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
            piece.changed ? <Mark key={index}>{piece.text}</Mark> : <span key={index}>{piece.text}</span>,
          )}
        </span>
      )}
    </div>
  )
}

/** `/commands/0/text` as `commands 1 › text`. */
function wordsOfPath(path: string): string {
  return path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((words, part) => {
      if (/^\d+$/.test(part)) return `${words} ${Number(part) + 1}`
      return words === '' ? part : `${words} › ${part}`
    }, '')
}
