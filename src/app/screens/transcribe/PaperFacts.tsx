/**
 * What stands at the head and the foot of the sheet: when, in which zone, who, which sheet; and the runbook where no
 * run is open.
 */
import { Select, TextField } from '../../components/index.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'
import { listZones } from '../run/zones.ts'
import styles from './Transcribe.module.css'
import type { TranscriptInHand } from './use-transcript.ts'

export function PaperFacts({ paper, hasRun }: { readonly paper: TranscriptInHand; readonly hasRun: boolean }) {
  const text = useText('paper')
  const run = useText('run')
  const language = useLanguage()
  const library = useLive('runbook.list', { language }, { enabled: !hasRun })
  const { draft, at, by, shown, change } = paper
  const runbooks = (library.data?.runbooks ?? []).map(({ id, title }) => ({ id, label: title }))
  const late = draft.time !== '' && at === null
  return (
    <section className={styles.facts} aria-label={text('type.facts')}>
      <div className={styles.fields}>
        <TextField
          label={text('type.day')}
          hint={text('type.dayHint')}
          value={draft.day}
          onChange={(day) => change({ day })}
          maxLength={10}
          mono
        />
        <TextField
          label={text('type.time')}
          hint={text('type.timeHint')}
          value={draft.time}
          onChange={(time) => change({ time })}
          autoFocus={draft.time === ''}
          invalid={late}
          maxLength={5}
          mono
        />
        <Select
          label={text('type.zone')}
          hint={at === null ? text('type.zoneHint') : text('type.utc', { utc: utcOf(at) })}
          options={listZones(draft.zone).map(({ offset, cities }) => ({
            id: offset,
            label: cities === '' ? `UTC${offset}` : run('zone', { offset, cities: run(`cities.${cities}`) }),
          }))}
          value={draft.zone}
          onChange={(zone) => change({ zone })}
        />
        <TextField
          label={text('type.by')}
          hint={text('type.byHint')}
          value={by}
          onChange={(name) => change({ by: name })}
          maxLength={200}
        />
        <TextField
          label={text('type.sheet')}
          hint={text('type.sheetHint')}
          value={draft.sheet}
          onChange={(sheet) => change({ sheet })}
          maxLength={40}
          mono
        />
        {!hasRun && runbooks.length > 0 && (
          <Select
            label={text('type.runbook')}
            hint={text('type.runbookHint')}
            options={runbooks}
            value={draft.runbook ?? shown?.runbook.id ?? null}
            onChange={(runbook) => change({ runbook, answers: [], typed: {}, confirmed: false })}
            placeholder={run('choose')}
          />
        )}
      </div>
      {at === null && (
        <p className={styles.quiet} role="status">
          {text(late ? 'type.timeWrong' : 'type.timeFirst')}
        </p>
      )}
    </section>
  )
}

/** `2024-07-19 13:05`. */
function utcOf(at: string): string {
  const time = Date.parse(at)
  return Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 16).replace('T', ' ')
}
