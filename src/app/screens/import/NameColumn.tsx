/**
 * No column was recognised: one that names the machine is enough to go on.
 */
import { Select } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import styles from './ImportScreen.module.css'
import { chooseOtherwise } from './load-list.ts'

/** @param headers as the refusal names them: unchecked, from another process */
export function NameColumn({ headers }: { readonly headers: unknown }) {
  const text = useText('import')
  const names = Array.isArray(headers) ? headers.map(String) : []
  if (names.length === 0) return null
  return (
    <section className={styles.panel}>
      <h2 className={styles.panelTitle}>{text('name.title')}</h2>
      <p className={styles.quiet}>{text('name.text')}</p>
      <Select
        label={text('name.column')}
        placeholder={text('name.choose')}
        options={names.map((name) => ({ id: name, label: name }))}
        value={null}
        onChange={(name) => void chooseOtherwise({ mapping: { name } })}
      />
    </section>
  )
}
