/**
 * What the vault says of the id that was typed. Another machine's key is named, never shown.
 */
import { typedKeyId } from '../../../domain/keys/look-alike.ts'
import { Button, classNames, Icon } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { goTo } from '../../stores/place.ts'
import { KeyId } from './key-words.tsx'
import styles from './Reveal.module.css'
import type { Verdict } from './use-candidates.ts'

interface VerdictLineProps {
  readonly verdict: Verdict
  readonly typed: string
  readonly host: string
  onPick(key: string): void
}

export function VerdictLine({ verdict, typed, host, onPick }: VerdictLineProps) {
  const text = useText('keys')
  const format = useFormat()
  const bad = verdict.kind === 'other-host' || verdict.kind === 'differs' || verdict.kind === 'none'
  const good = verdict.kind === 'one'
  return (
    <div className={classNames(styles.verdict, bad && styles.bad, good && styles.good)} role="status">
      {good && <Icon name="check" />}
      {bad && <Icon name="alert" />}
      <div className={styles.verdictWords}>{words()}</div>
    </div>
  )

  function words() {
    switch (verdict.kind) {
      case 'waiting':
        return <p>{text('verdict.waiting')}</p>
      case 'short':
        return <p>{text('verdict.short', { count: verdict.missing })}</p>
      case 'none':
        return <p>{text('verdict.none')}</p>
      case 'no-id':
        return <p>{text('verdict.noId', { host: verdict.key.host ?? '' })}</p>
      case 'differs':
        return (
          <p>
            {text('verdict.differs')} <KeyId id={verdict.key.keyId} long />
          </p>
        )
      case 'one':
        return (
          <>
            <p>
              {text('verdict.one', { host: verdict.key.host ?? '' })} <KeyId id={verdict.key.keyId} long />
            </p>
            {!verdict.key.exact && (
              <p>{text('verdict.alike', { typed: typedKeyId(typed), id: verdict.key.keyId.slice(0, 8) })}</p>
            )}
            {verdict.key.state === 'rotated' && <p>{text('verdict.rotated')}</p>}
            {verdict.key.state === 'refused' && <p>{text('verdict.refused')}</p>}
          </>
        )
      case 'unassigned':
        return (
          <>
            <p>
              {text(host === '' ? 'verdict.unassigned' : 'verdict.unassignedFor', { host })}{' '}
              <KeyId id={verdict.key.keyId} long />
            </p>
            <Button size="small" onPress={() => goTo({ screen: 'keys' })}>
              {text('verdict.toKeys')}
            </Button>
          </>
        )
      case 'other-host':
        return (
          <>
            <p>
              <strong>{text('verdict.other', { host, other: verdict.key.host ?? '' })}</strong>{' '}
              {text('verdict.otherHint')}
            </p>
            <Button size="small" onPress={() => goTo({ screen: 'host', host: verdict.key.hostId ?? '' })}>
              {text('verdict.toOther', { other: verdict.key.host ?? '' })}
            </Button>
          </>
        )
      case 'many':
        return (
          <>
            <p>{text(verdict.sameId ? 'verdict.sameId' : 'verdict.many', { count: verdict.keys.length })}</p>
            <ul className={styles.candidates}>
              {verdict.keys.map((key) => (
                <li key={key.key}>
                  <KeyId id={key.keyId} long /> <bdi>{key.host ?? text('noHost')}</bdi>{' '}
                  {key.createdAt !== '' && text('verdict.made', { time: format.dateTime(key.createdAt) })}{' '}
                  {text(`state.${key.state}`)}
                  {verdict.sameId && key.hostId !== null && (
                    <Button size="small" onPress={() => onPick(key.key)}>
                      {text('verdict.pick')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </>
        )
    }
  }
}
