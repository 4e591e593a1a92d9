/**
 * A draft that is too broken to be read as steps: what it is called, and what has to be mended.
 */
import styles from './Book.module.css'
import { BookHead } from './BookHead.tsx'
import type { Shown } from './book.ts'
import { Problems } from './Problems.tsx'

export function Draft({ shown }: { readonly shown: Shown }) {
  return (
    <div className={styles.screen}>
      <BookHead shown={shown} />
      <Problems shown={shown} open />
    </div>
  )
}
