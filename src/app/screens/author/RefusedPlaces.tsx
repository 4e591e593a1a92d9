/**
 * Every place of a playbook that no runbook can say, in words.
 */
import type { CallFailed } from '../../client.ts'
import { useText } from '../../i18n/index.ts'
import styles from './Pages.module.css'
import { wordsOfCode } from './use-problem-words.ts'

const mostShown = 12

export function RefusedPlaces({ error }: { readonly error: CallFailed }) {
  const words = useText('runbook-problem')
  const text = useText('author')
  const { refusals } = error.details
  if (!Array.isArray(refusals)) return null
  const places = refusals.map(asPlace)
  return (
    <ul className={styles.places}>
      {places.slice(0, mostShown).map(({ code, path }) => (
        <li key={`${code} ${path}`}>
          <code>{path}</code> {wordsOfCode(code, words, text)}
        </li>
      ))}
      {places.length > mostShown && <li>{text('import.morePlaces', { count: places.length - mostShown })}</li>}
    </ul>
  )
}

function asPlace(given: unknown): { readonly code: string; readonly path: string } {
  const { code, path } = given as Readonly<Record<string, unknown>> // written by the reader of playbooks
  return { code: String(code), path: String(path) }
}
