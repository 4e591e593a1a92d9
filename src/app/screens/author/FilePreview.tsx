/**
 * All that a person should see before a file is taken in: what it is, how it stands to what is here, what it would
 * have typed, what it can destroy, on whose word, what is wrong with it.
 */
import type { Output } from '../../../contract/index.ts'
import { Button, Hazard, Icon } from '../../components/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { goTo } from '../../stores/place.ts'
import { fileSize } from '../import/file-size.ts'
import { Comparison } from './Comparison.tsx'
import styles from './Pages.module.css'
import { Problems } from './Problems.tsx'

type Preview = Output<'runbook.import-preview'>

export function FilePreview({ preview, path }: { readonly preview: Preview; readonly path: string }) {
  const text = useText('author')
  const run = useText('run')
  const format = useFormat()
  const { file, id, version, title, summary, state, problems, steps, commands, hazards, sources, kept } = preview
  const titleOf = (step: string) => steps.find((one) => one.id === step)?.title ?? step
  return (
    <>
      <section className={styles.panel}>
        <div className={styles.what}>
          <Icon name="document" size="large" />
          <div>
            <h2 className={styles.fileTitle}>{title}</h2>
            <p className={styles.quiet}>{summary}</p>
            <p className={styles.facts} title={path}>
              {[
                `${id} ${version}`,
                text(`import.format.${preview.format}`),
                text('import.steps', { count: steps.length }),
                `${file.name}, ${fileSize(file.sizeBytes, format)}`,
              ].join(' · ')}
            </p>
          </div>
        </div>
        <p className={styles.standing} data-state={state}>
          <Icon name={state === 'ready' ? 'check' : 'alert'} />
          {text(`import.state.${state}`, { count: problems.length })}
        </p>
        <p className={styles.fits} data-fits={preview.fits}>
          {text(`import.fits.${preview.fits}`, { version, existing: preview.existing?.version ?? '' })}
        </p>
        {preview.fits === 'conflict' && preview.existing !== null && (
          <div>
            <Button onPress={() => goTo({ screen: 'runbook-edit', runbook: id })}>{text('import.openExisting')}</Button>
          </div>
        )}
      </section>
      <section className={styles.panel}>
        <h2>{text('import.commands')}</h2>
        {commands.length === 0 && <p className={styles.quiet}>{text('import.noCommands')}</p>}
        {commands.map(({ shell, lines }) => (
          <div key={shell}>
            <h3 className={styles.label}>{text(`shell.${shell}`)}</h3>
            <ul className={styles.lines}>
              {lines.map(({ step, text: line }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same line may stand in a step twice
                <li key={`${step} ${index}`}>
                  <code className={styles.command}>{line}</code>
                  <span className={styles.quiet}>{titleOf(step)}</span>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </section>
      <section className={styles.panel}>
        <h2>{text('import.hazards')}</h2>
        {hazards.length === 0 && <p className={styles.quiet}>{text('import.noHazards')}</p>}
        {hazards.map(({ step, destroys, undo }) => (
          <div key={step}>
            <p className={styles.label}>{titleOf(step)}</p>
            <Hazard destroys={destroys} undo={undo === '' ? '' : run('hazard.undo', { undo })} />
          </div>
        ))}
      </section>
      {preview.changes !== null && preview.existing !== null && preview.fits !== 'same' && (
        <section className={styles.changes}>
          <h2>{text('import.changes', { version: preview.existing.version })}</h2>
          <Comparison of={preview.changes} />
        </section>
      )}
      {problems.length > 0 && (
        <section className={styles.panel}>
          <h2>{text('problems.title', { count: problems.length })}</h2>
          <Problems problems={problems} current={null} />
        </section>
      )}
      <section className={styles.panel}>
        <h2>{text('import.sources')}</h2>
        {sources.length === 0 && <p className={styles.quiet}>{text('import.noSources')}</p>}
        <ul>
          {sources.map((source) => (
            <li key={source.id}>
              {source.title}{' '}
              <span className={styles.quiet}>
                {[source.publisher, source.date, run(`mark.${source.mark}`)].filter((part) => part !== '').join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {kept.length > 0 && (
        <section className={styles.panel}>
          <h2>{text('import.kept', { count: kept.length })}</h2>
          <p className={styles.quiet}>{text('import.keptText')}</p>
          <ul className={styles.lines}>
            {kept.map((pointer) => (
              <li key={pointer}>
                <code>{pointer}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
