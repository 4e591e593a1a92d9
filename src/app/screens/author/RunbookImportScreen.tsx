/**
 * A runbook out of a file: chosen or dropped, looked at, taken in. Nothing is stored before Enter on the preview.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Output } from '../../../contract/index.ts'
import { CallFailed, call } from '../../client.ts'
import { Button, classNames, ErrorBox, Icon } from '../../components/index.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { goBack, goTo, usePlace } from '../../stores/place.ts'
import { say } from '../../stores/toast.ts'
import { lastPart } from '../first-run/paths.ts'
import { useListDrop } from '../import/use-list-drop.ts'
import { FilePreview } from './FilePreview.tsx'
import styles from './Pages.module.css'
import { RefusedPlaces } from './RefusedPlaces.tsx'
import { useRefusalWords } from './use-problem-words.ts'

interface Look {
  readonly path: string
  readonly preview: Output<'runbook.import-preview'> | null
  readonly failed: CallFailed | null
}

export function RunbookImportScreen() {
  const text = useText('author')
  const language = useLanguage()
  const inWords = useRefusalWords()
  const given = usePlace((place) => place.path)
  const [look, setLook] = useState<Look | null>(null)
  const [busy, setBusy] = useState(false)
  const asked = useRef(0)
  const asking = useRef(false)
  const read = useCallback(
    (path: string): void => {
      asked.current += 1
      const mine = asked.current
      setLook({ path, preview: null, failed: null })
      call('runbook.import-preview', { path, language }).then(
        (preview) => mine === asked.current && setLook({ path, preview, failed: null }),
        (error: unknown) => mine === asked.current && setLook({ path, preview: null, failed: asFailed(error) }),
      )
    },
    [language],
  )
  useEffect(() => {
    if (given !== undefined) read(given)
  }, [given, read])
  const over = useListDrop(read)
  const choose = (): void => {
    if (asking.current) return
    asking.current = true
    call('shell.choose-file', {
      title: text('import.choose'),
      filters: [
        { name: text('import.filter'), extensions: ['yaml', 'yml', 'json'] },
        { name: text('import.filterAll'), extensions: ['*'] },
      ],
    })
      .then(({ path }) => {
        if (path !== null) read(path)
      })
      // The dialog could not be shown: nothing was chosen, and the button is still there.
      .catch(() => {})
      .finally(() => {
        asking.current = false
      })
  }
  const preview = look?.preview ?? null
  const canStore = preview !== null && !busy && preview.fits !== 'same' && preview.fits !== 'conflict'
  const store = (): void => {
    if (look === null || !canStore) return
    setBusy(true)
    call('runbook.import', { path: look.path, language })
      .then(
        ({ id, version, hash, state, problems }) => {
          say(text(`stored.${state}`, { id, version, count: problems.length }))
          if (state === 'draft') goTo({ screen: 'runbook-edit', runbook: id, hash })
          else goBack()
        },
        (error: unknown) => setLook({ ...look, failed: asFailed(error) }),
      )
      .finally(() => setBusy(false))
  }
  const main = canStore ? store : choose
  useShortcuts([
    { key: 'Enter', run: main, enabled: !busy },
    { key: 'o', run: choose },
  ])
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <h1 className={styles.title}>{text('import.title')}</h1>
        <p className={styles.quiet}>{text('import.text')}</p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled, also by keys */}
      <section className={styles.body} tabIndex={0} aria-label={text('import.title')}>
        {look === null ? (
          <div className={classNames(styles.drop, over && styles.over)}>
            <Icon name="runbook" size="large" />
            <p className={styles.dropTitle}>{text('import.drop')}</p>
            <p className={styles.quiet}>{text('import.dropText')}</p>
          </div>
        ) : (
          <>
            {look.failed !== null && (
              <ErrorBox error={inWords(look.failed)}>
                <RefusedPlaces error={look.failed} />
              </ErrorBox>
            )}
            {preview !== null ? (
              <FilePreview preview={preview} path={look.path} />
            ) : (
              look.failed === null && <p role="status">{text('import.reading', { file: lastPart(look.path) })}</p>
            )}
          </>
        )}
      </section>
      <footer className={styles.dock}>
        <Button variant="main" size="dock" keys="Enter" disabled={busy} onPress={main}>
          {mainWords()}
        </Button>
        {canStore && (
          <Button size="dock" icon="folder" keys="o" onPress={choose}>
            {text('import.other')}
          </Button>
        )}
        <Button size="dock" keys="Escape" onPress={goBack}>
          {text('import.cancel')}
        </Button>
      </footer>
    </div>
  )

  function mainWords(): string {
    if (busy) return text('import.busy')
    if (canStore && preview !== null) return text(`import.store.${preview.state}`, { version: preview.version })
    return text(look === null ? 'import.choose' : 'import.other')
  }
}

function asFailed(error: unknown): CallFailed {
  return error instanceof CallFailed ? error : new CallFailed('service.defect')
}
