/**
 * Files among the runbooks that cannot be used, each with its first problem in a sentence.
 */
import type { Output } from '../../../contract/index.ts'
import { Icon } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import styles from './Shelf.module.css'

export function BrokenFiles({ files }: { readonly files: Output<'runbook.list'>['broken'] }) {
  const text = useText('runbooks')
  const problem = useText('runbook-problem')
  if (files.length === 0) return null
  return (
    <section className={styles.broken}>
      <h2 className={styles.brokenTitle}>{text('broken.title', { count: files.length })}</h2>
      <ul>
        {files.map(({ file, code, path, details }) => (
          <li key={file} className={styles.brokenFile}>
            <Icon name="alert" />
            <span>
              <strong>{file}</strong> {problem(`${code}.message`, details)}{' '}
              {path !== '' && <span className={styles.weak}>{text('broken.at', { path })}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
