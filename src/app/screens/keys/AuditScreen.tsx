/**
 * Who did what with which key. What is unusual stands out; it is a question to a person, not a verdict.
 */
import { useState } from 'react'
import { Button, Icon, NotReady, TextField } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { useLive } from '../../live.ts'
import { AuditTable } from './AuditTable.tsx'
import styles from './Keys.module.css'
import { KeysHead } from './KeysHead.tsx'
import { Scroller } from './Scroller.tsx'

const groupings = [
  { by: 'person', keys: 'p' },
  { by: 'host', keys: 'h' },
  { by: 'day', keys: 'd' },
] as const
const pageSize = 100

export function AuditScreen() {
  const text = useText('keys')
  const format = useFormat()
  const [by, setBy] = useState<(typeof groupings)[number]['by']>('person')
  const [group, setGroup] = useState<string | null>(null)
  const [person, setPerson] = useState('')
  const [pages, setPages] = useState(1)
  const filter =
    group === null
      ? {}
      : by === 'person'
        ? { person: group }
        : by === 'host'
          ? { host: group }
          : { since: group, until: dayAfter(group) }
  const audit = useLive(
    'keys.audit',
    {
      by,
      offset: 0,
      limit: Math.min(1_000, pages * pageSize),
      ...(person.trim() === '' ? {} : { person: person.trim() }),
      ...filter,
    },
    { keepPrevious: true },
  )
  const all = useLive('keys.audit', { by, offset: 0, limit: 1 })
  const choose = (next: typeof by) => {
    setBy(next)
    setGroup(null)
  }
  useShortcuts([
    ...groupings.map(({ by: one, keys }) => ({ key: keys, run: () => choose(one) })),
    { key: 'Backspace', run: () => setGroup(null), enabled: group !== null },
  ])
  const acts = audit.data?.acts ?? []
  return (
    <div className={styles.screen}>
      <KeysHead place="keys-audit" />
      <div className={styles.tools}>
        <TextField
          label={text('audit.person')}
          labelUnseen
          placeholder={text('audit.person')}
          value={person}
          onChange={setPerson}
          type="search"
        />
        {groupings.map(({ by: one, keys }) => (
          <Button key={one} keys={keys} pressed={by === one} onPress={() => choose(one)}>
            {text(`audit.by.${one}`)}
          </Button>
        ))}
      </div>
      {audit.status !== 'ready' ? (
        <NotReady of={audit} what={text('what')} />
      ) : (
        <Scroller label={text('places.audit')}>
          <ul className={styles.groupsLine} aria-label={text(`audit.by.${by}`)}>
            {(all.data?.groups ?? audit.data.groups).map(({ key, revealed, unusual }) => (
              <li key={key}>
                <Button size="small" pressed={group === key} onPress={() => setGroup(group === key ? null : key)}>
                  {text('audit.group', { name: key, count: revealed, n: format.number(revealed) })}
                  {unusual > 0 && (
                    <span className={styles.unusual}>
                      <Icon name="alert" size="small" />
                      {text('audit.unusualCount', { count: unusual, n: format.number(unusual) })}
                    </span>
                  )}
                </Button>
              </li>
            ))}
          </ul>
          {acts.length === 0 ? (
            <div className={styles.empty}>
              <p className={styles.emptyTitle}>{text('audit.none')}</p>
            </div>
          ) : (
            <AuditTable acts={acts} />
          )}
          {audit.data.total > acts.length && acts.length < 1_000 && (
            <div className={styles.more}>
              <Button onPress={() => setPages(pages + 1)}>
                {text('more', { shown: format.number(acts.length), total: format.number(audit.data.total) })}
              </Button>
            </div>
          )}
        </Scroller>
      )}
    </div>
  )
}

/** `2024-07-19` → `2024-07-20`. */
function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
