/**
 * With what a new runbook begins: what was left unstored, the template, a copy of one that works.
 */
import { useState } from 'react'
import templateEn from '../../../../resources/runbooks/template/en.yaml?raw'
import templateZh from '../../../../resources/runbooks/template/zh-CN.yaml?raw'
import { listNames, replaceTopValue } from '../../../domain/author/names.ts'
import { call } from '../../client.ts'
import { Button, ErrorBox, Icon, NotReady, TextField } from '../../components/index.ts'
import { useFormat, useLanguage, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import { goTo } from '../../stores/place.ts'
import { useAttempt } from '../settings/use-attempt.ts'
import styles from './Start.module.css'
import { forgetText, keepText, newKey, useUnsavedTexts } from './unsaved.ts'

export function StartWriting() {
  const text = useText('author')
  const format = useFormat()
  const language = useLanguage()
  const unsaved = useUnsavedTexts(({ texts }) => texts)
  const list = useLive('runbook.list', { all: true, language })
  const [query, setQuery] = useState('')
  const { attempt, failed } = useAttempt()
  const begin = (written: string): void => {
    const key = newKey()
    keepText(key, written)
    goTo({ screen: 'runbook-edit', text: key })
  }
  const template = () => begin(language === 'zh-CN' ? templateZh : templateEn)
  const goOn = (key: string): void => {
    const runbook = key.startsWith('of-') ? key.slice(3) : undefined
    goTo({ screen: 'runbook-edit', ...(runbook === undefined ? { text: key } : { runbook }) })
  }
  const copy = (runbook: string, hash: string): void =>
    attempt(async () => {
      const { text: source } = await call('runbook.source', { runbook, hash, language })
      begin(replaceTopValue(replaceTopValue(source, 'id', `${runbook}-copy`), 'version', '1.0.0'))
    })
  const kept = Object.entries(unsaved ?? {}).filter(([, { text: written }]) => written !== '')
  const first = kept[0]
  useShortcuts([
    { key: 'Enter', run: () => (first === undefined ? template() : goOn(first[0])) },
    { key: 't', run: template },
    { key: 'i', run: () => goTo({ screen: 'runbook-import' }) },
  ])
  const wanted = query.trim().toLowerCase()
  const shown = (list.data?.runbooks ?? []).filter(
    ({ id, title, state }) =>
      state !== 'withdrawn' && (wanted === '' || `${id} ${title}`.toLowerCase().includes(wanted)),
  )
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <h1 className={styles.title}>{text('start.title')}</h1>
        <p className={styles.quiet}>{text('start.text')}</p>
      </header>
      <div className={styles.body}>
        {failed !== null && <ErrorBox error={failed} />}
        {kept.length > 0 && (
          <section className={styles.panel} aria-labelledby="kept-title">
            <h2 id="kept-title">{text('start.kept')}</h2>
            <ul>
              {kept.map(([key, { text: written, at }], index) => {
                const { id, version } = listNames(written, language)
                return (
                  <li key={key} className={styles.line}>
                    <Icon name="clock" />
                    <span className={styles.words}>
                      <strong>{id === '' ? text('start.nameless') : id}</strong>{' '}
                      <span className={styles.quiet}>
                        {[version, at === '' ? '' : format.ago(at)].filter((part) => part !== '').join(' · ')}
                      </span>
                    </span>
                    <Button
                      variant={index === 0 ? 'main' : 'plain'}
                      keys={index === 0 ? 'Enter' : undefined}
                      onPress={() => goOn(key)}
                    >
                      {text('start.goOn')}
                    </Button>
                    <Button variant="quiet" icon="remove" onPress={() => forgetText(key)}>
                      {text('start.forget')}
                    </Button>
                  </li>
                )
              })}
            </ul>
          </section>
        )}
        <section className={styles.panel}>
          <h2>{text('start.template')}</h2>
          <p className={styles.quiet}>{text('start.templateText')}</p>
          <div className={styles.buttons}>
            <Button
              variant={first === undefined ? 'main' : 'plain'}
              size="dock"
              icon="plus"
              keys={first === undefined ? 'Enter' : 't'}
              onPress={template}
            >
              {text('start.templateButton')}
            </Button>
            <Button size="dock" icon="folder" keys="i" onPress={() => goTo({ screen: 'runbook-import' })}>
              {text('start.import')}
            </Button>
          </div>
        </section>
        <section className={styles.panel}>
          <h2>{text('start.existing')}</h2>
          <TextField label={text('start.search')} type="search" value={query} onChange={setQuery} />
          {list.status !== 'ready' ? (
            <NotReady of={list} what={text('start.what')} />
          ) : shown.length === 0 ? (
            <p className={styles.quiet}>{text('start.none')}</p>
          ) : (
            <ul>
              {shown.map(({ id, version, hash, title, state, current }) => (
                <li key={`${id} ${hash}`} className={styles.line}>
                  <Icon name="runbook" />
                  <span className={styles.words}>
                    <strong>{title}</strong>{' '}
                    <span className={styles.quiet}>
                      {`${id} ${version} · ${text(state === 'draft' ? 'standing.draft' : current ? 'standing.current' : 'standing.older')}`}
                    </span>
                  </span>
                  <Button size="small" onPress={() => goTo({ screen: 'runbook-edit', runbook: id, hash })}>
                    {text('start.edit')}
                  </Button>
                  <Button size="small" onPress={() => copy(id, hash)}>
                    {text('start.copy')}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </div>
  )
}
