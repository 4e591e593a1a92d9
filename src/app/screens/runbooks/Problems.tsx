/**
 * Why a draft cannot be started: each problem with its line, and what to do about it.
 */
import { useEffect, useState } from 'react'
import type { Output } from '../../../contract/index.ts'
import { CallFailed, call } from '../../client.ts'
import { ErrorBox } from '../../components/index.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import type { Shown } from './book.ts'
import styles from './Problems.module.css'

type Problem = Output<'runbook.check'>['problems'][number]

/** @param open whether the list stands open at once */
export function Problems({ shown, open = false }: { readonly shown: Shown; readonly open?: boolean }) {
  const text = useText('runbooks')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [failed, setFailed] = useState<CallFailed | null>(null)
  const language = useLanguage()
  const { id, hash } = shown
  useEffect(() => {
    let gone = false
    findProblems(id, hash, language).then(
      (found) => !gone && setProblems(found),
      (error: unknown) => !gone && setFailed(error instanceof CallFailed ? error : new CallFailed('service.defect')),
    )
    return () => {
      gone = true
    }
  }, [id, hash, language])
  return (
    <details className={styles.problems} open={open}>
      <summary className={styles.summary}>{text('cannotStart', { count: shown.problems })}</summary>
      {failed !== null && <ErrorBox error={failed} />}
      <ol className={styles.list}>
        {problems.map((problem) => (
          <Line key={`${problem.code} ${problem.path} ${problem.line}`} problem={problem} />
        ))}
      </ol>
    </details>
  )
}

function Line({ problem: { code, part, step, line, details } }: { readonly problem: Problem }) {
  const text = useText('runbooks')
  const words = useText('runbook-problem')
  const where = [
    part === '' ? '' : text('inPart', { part }),
    line > 0 ? text('line', { n: line }) : '',
    step === '' ? '' : text('stepNamed', { step }),
  ]
  return (
    <li className={styles.problem}>
      <span className={styles.where}>{where.filter(Boolean).join(' · ')}</span>
      <span>
        {words(`${code}.message`, details)} <span className={styles.hint}>{words(`${code}.hint`, details)}</span>
      </span>
    </li>
  )
}

async function findProblems(runbook: string, hash: string, language: 'en' | 'zh-CN'): Promise<readonly Problem[]> {
  const { text } = await call('runbook.source', { runbook, hash, language })
  return (await call('runbook.check', { text, language })).problems
}
