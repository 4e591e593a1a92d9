/**
 * After the last step: what was said of the machine, what nobody has confirmed yet, what stays due, where to next.
 */
import { Button, StatusMark } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import { goTo } from '../../stores/place.ts'
import { Dock } from './dock.tsx'
import { List } from './OutcomeFace.tsx'
import styles from './Step.module.css'
import type { FaceProps } from './StepFace.tsx'
import { StepHead } from './StepHead.tsx'

export function EndedFace({ view: { host, run }, next }: FaceProps) {
  const text = useText('run')
  const format = useFormat()
  const openHost = () => goTo({ screen: 'host', host: host.id })
  const onward = () => {
    if (next === null) goTo({ screen: 'hosts' })
    else goTo({ screen: 'run', host: next })
  }
  useShortcuts([
    { key: 'Enter', run: onward },
    { key: 'o', run: openHost },
  ])
  const outcome = run?.outcome ?? null
  return (
    <>
      <StepHead
        meta={[
          text('ended.meta'),
          ...(run === null || run.finishedAt === null ? [] : [format.dateTime(run.finishedAt)]),
        ]}
        title={run === null ? text('ended.noRun') : text(`ended.title.${endOf(outcome)}`, { host: host.name })}
        text={outcome?.reason ?? host.reason}
      />
      <p className={styles.outcome}>
        <StatusMark status={host.status} withWord size="card" />
        {host.how !== null && <span>{text(`how.${host.how}`)}</span>}
      </p>
      {outcome?.status === 'recovered' && host.confirmation !== 'confirmed' && (
        <p className={styles.note}>{text('ended.notConfirmed')}</p>
      )}
      <List title={text('duesAfter')} items={outcome?.dues ?? []} icon="clock" />
      <Dock>
        <Button variant="main" size="dock" wide keys="Enter" onPress={onward}>
          {next === null ? text('ended.hosts') : text('nextHost')}
        </Button>
        <Button size="dock" keys="o" onPress={openHost}>
          {text('ended.openHost')}
        </Button>
      </Dock>
    </>
  )
}

function endOf(outcome: NonNullable<FaceProps['view']['run']>['outcome']): string {
  if (outcome === null) return 'none'
  return outcome.continue === undefined ? outcome.status : 'continue'
}
