/**
 * Beside the text: problems, and below them the step at the cursor or all steps.
 */
import { type Ref, useEffect, useState } from 'react'
import type { Language } from '../../../contract/index.ts'
import type { WrittenNames } from '../../../domain/author/names.ts'
import { Button, Icon } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { useShortcuts } from '../../keys/index.ts'
import styles from './Editor.module.css'
import { Outline, type OutlineStep } from './Outline.tsx'
import { Problems } from './Problems.tsx'
import { StepPreview } from './StepPreview.tsx'
import type { Check } from './use-check.ts'
import type { Problem } from './use-problem-words.ts'

interface SideProps {
  readonly focusRef: Ref<HTMLElement>
  readonly check: Check | null
  /** In the order of the text. */
  readonly problems: readonly Problem[]
  readonly names: WrittenNames
  /** The step that is shown, by its id. */
  readonly shown: string
  readonly current: number | null
  readonly language: Language
  onLanguage(language: Language): void
  onJump(index: number): void
  onChoose(step: OutlineStep): void
}

export function Side(props: SideProps) {
  const { focusRef, check, problems, names, shown, current, language, onLanguage, onJump, onChoose } = props
  const text = useText('author')
  const [view, setView] = useState<'step' | 'steps'>('step')
  const [lastSteps, setLastSteps] = useState<Check['steps']>([])
  const steps = check?.steps ?? []
  // While the text cannot be read as YAML, the last form that could be read stays.
  const stale = steps.length === 0 && lastSteps.length > 0
  const seen = stale ? lastSteps : steps
  useEffect(() => {
    if (steps.length > 0) setLastSteps(steps)
  }, [steps])
  const toggle = () => setView(view === 'step' ? 'steps' : 'step')
  const other = language === 'en' ? 'zh-CN' : 'en'
  useShortcuts([
    { key: 'o', run: toggle },
    { key: 'l', run: () => onLanguage(other) },
  ])
  const step = seen.find(({ id }) => id === shown)
  return (
    <aside className={styles.side} ref={focusRef} tabIndex={-1} aria-label={text('side.label')}>
      <section className={styles.problemPanel} data-none={problems.length === 0 ? '' : undefined}>
        <h2 className={styles.panelTitle}>{text('problems.title', { count: problems.length })}</h2>
        {check === null ? (
          <p className={styles.waiting}>{text('check.waiting')}</p>
        ) : problems.length === 0 ? (
          <p className={styles.good}>
            <Icon name="check" /> {text('problems.none')}
          </p>
        ) : (
          <Problems problems={problems} current={current} onJump={onJump} />
        )}
      </section>
      <section className={styles.preview} aria-label={text('preview.label')}>
        <div className={styles.previewHead}>
          <Button size="small" keys="o" pressed={view === 'steps'} icon="list" onPress={toggle}>
            {text('outline.show', { count: listSteps(names, seen, problems).length })}
          </Button>
          <Button size="small" keys="l" onPress={() => onLanguage(other)}>
            {text(`preview.language.${other}`)}
          </Button>
        </div>
        {stale && <p className={styles.stale}>{text('preview.stale')}</p>}
        {view === 'steps' ? (
          <Outline
            steps={listSteps(names, seen, problems)}
            shown={shown}
            onChoose={(chosen) => {
              if (chosen.line === null) setView('step')
              onChoose(chosen)
            }}
          />
        ) : step === undefined ? (
          <p className={styles.quiet}>{text(seen.length === 0 ? 'preview.nothing' : 'preview.noStep')}</p>
        ) : (
          <StepPreview key={step.id} view={step} />
        )}
      </section>
    </aside>
  )
}

/** Those of the text as they are written, then those that parts brought. */
function listSteps(names: WrittenNames, seen: Check['steps'], problems: readonly Problem[]): OutlineStep[] {
  const written = new Set(names.steps.map(({ id }) => id))
  const countOf = (id: string) => problems.filter(({ step }) => step === id && id !== '').length
  return [
    ...names.steps.map(({ id, title, kind, line }) => ({ id, title, kind, line, problems: countOf(id) })),
    ...seen
      .filter(({ id }) => !written.has(id))
      .map(({ id, title, kind }) => ({ id, title, kind, line: null, problems: countOf(id) })),
  ]
}
