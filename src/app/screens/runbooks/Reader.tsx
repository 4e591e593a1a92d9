/**
 * One runbook, read: fetched here, shown by `BookView`.
 */
import { useMemo } from 'react'
import { NotReady } from '../../components/index.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'
import { BookView } from './BookView.tsx'
import { openBook, type Shown } from './book.ts'
import { Draft } from './Draft.tsx'

interface ReaderProps {
  readonly runbook: string
  readonly hash: string | undefined
}

export function Reader({ runbook, hash }: ReaderProps) {
  const text = useText('runbooks')
  const language = useLanguage()
  const shown = useLive(
    'runbook.show',
    { runbook, language, ...(hash === undefined ? {} : { hash }) },
    { keepPrevious: true },
  )
  if (shown.status !== 'ready') return <NotReady of={shown} what={text('whatOne')} />
  return <Opened shown={shown.data} />
}

function Opened({ shown }: { readonly shown: Shown }) {
  const book = useMemo(() => openBook(shown), [shown])
  if (shown.state === 'draft' && book.steps.length === 0) return <Draft shown={shown} />
  return <BookView shown={shown} book={book} />
}
