/**
 * The log cannot be written, and a life may hang on the key. Loud, apart from the ordinary way, and never by habit: a
 * reason, two ticks, Ctrl + Enter. The record is written beside the log first.
 */
import { useState } from 'react'
import { call } from '../../client.ts'
import { Button, Checkbox, Icon, TextField } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import styles from './Reveal.module.css'

interface EmergencyPanelProps {
  readonly reason: string
  readonly busy: boolean
  onReveal(emergency: { reason: string; folder?: string }): void
}

export function EmergencyPanel({ reason: given, busy, onReveal }: EmergencyPanelProps) {
  const text = useText('keys')
  const [reason, setReason] = useState(given)
  const [life, setLife] = useState(false)
  const [tell, setTell] = useState(false)
  const [folder, setFolder] = useState<string | null>(null)
  const ready = reason.trim() !== '' && life && tell && !busy
  const choose = () =>
    void call('shell.choose-folder', { title: text('emergency.folder') }).then(({ path }) => {
      if (path !== null) setFolder(path)
    })
  return (
    <section className={styles.emergency} aria-label={text('emergency.title')}>
      <h2 className={styles.emergencyTitle}>
        <Icon name="alert" size="large" />
        {text('emergency.title')}
      </h2>
      <p>{text('emergency.text')}</p>
      <TextField label={text('emergency.reason')} value={reason} onChange={setReason} maxLength={2_000} />
      <Checkbox checked={life} onChange={setLife}>
        {text('emergency.life')}
      </Checkbox>
      <Checkbox checked={tell} onChange={setTell}>
        {text('emergency.tell')}
      </Checkbox>
      <p className={styles.quiet}>
        {folder === null ? text('emergency.where') : text('emergency.whereIn', { folder })}
      </p>
      <div className={styles.row}>
        <Button
          variant="danger"
          disabled={!ready}
          onPress={() => onReveal({ reason: reason.trim(), ...(folder === null ? {} : { folder }) })}
        >
          {text('emergency.act')}
        </Button>
        <Button icon="folder" onPress={choose}>
          {text('emergency.choose')}
        </Button>
      </div>
    </section>
  )
}
