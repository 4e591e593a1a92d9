/**
 * Handlers for paper: sheets go out as PDF, filled-in ones come back.
 */
import type { Input, Language } from '../../src/contract/index.ts'
import type { paperMethods } from '../../src/contract/paper.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import type { Runbook } from '../../src/domain/runbook/schema.ts'
import { type RunState, startRun } from '../../src/domain/runbook/state.ts'
import { requireHost } from '../core/hosts/find-host.ts'
import { presentHost } from '../core/hosts/present-host.ts'
import type { HostTableRow } from '../core/log/projections/host-row.ts'
import { planTranscript, storeTranscript } from '../core/paper/transcribe.ts'
import { viewTranscript } from '../core/paper/view-transcript.ts'
import { writePaperFile } from '../core/paper/write-paper.ts'
import { loadRun } from '../core/runs/load-run.ts'
import { proposeFor } from '../core/runs/propose.ts'
import { pinToWorkspace, variablesOf } from '../core/runs/start-run.ts'
import type { Handlers } from './router.ts'
import type { Session } from './session.ts'

export function openPaperHandlers(session: Session): Pick<Handlers, keyof typeof paperMethods> {
  return {
    'paper.write': (input) => {
      const language = session.language(input.language)
      const host = input.host === undefined ? null : requireHost(session.db(), input.host)
      const now = new Date(session.setting.now())
      return writePaperFile(
        {
          ...findSubject(session, input, host),
          host,
          size: input.size,
          language,
          path: input.path,
          incident: session.info()?.title ?? '',
          printedBy: whoIsHere(session),
          now: now.toISOString(),
          zone: offsetOf(now),
        },
        wordsOf(session, language),
        session.setting.print,
      )
    },
    'run.transcribe': (input) => {
      const by = input.by?.trim() ?? ''
      const paper = { ...input, by: by === '' ? whoIsHere(session) : by }
      const transcript = planTranscript(
        {
          db: session.db(),
          pinned: session.pinned,
          library: session.library,
          now: new Date(session.setting.now()).toISOString(),
        },
        paper,
      )
      const language = session.language(input.language)
      const view = viewTranscript(transcript, input.typed ?? {}, session.pinned, language)
      if (input.dryRun === true) return { ...view, events: [] }
      if (input.answers.length === 0) throw new Refusal('paper.no-answers', { host: transcript.host.name })
      const events = storeTranscript(session.writer(), transcript, paper)
      session.wrote('runs', 'hosts')
      const host = presentHost(requireHost(session.db(), transcript.host.id), session.pinned, language)
      return { ...view, host, events: [...events] }
    },
  }
}

/** The rest of the open run, or a whole runbook: the one that is named, that of the run, or the best proposal. */
function findSubject(
  session: Session,
  input: Input<'paper.write'>,
  host: HostTableRow | null,
): { readonly runbook: Runbook; readonly state: RunState } {
  const run = host === null || input.runbook !== undefined ? null : loadRun(session.db(), host, session.pinned)
  if (run !== null && host !== null && input.whole !== true) {
    if (host.run === null || run.state.step === null) throw new Refusal('paper.nothing-left', { host: host.name })
    return { runbook: run.runbook, state: run.state }
  }
  const known = host === null ? {} : variablesOf(host)
  if (run !== null && host?.run === run.id) {
    return { runbook: run.runbook, state: startRun(run.runbook, run.state.runbook.hash, known) }
  }
  const id =
    input.runbook ?? (host === null ? undefined : proposeFor(session.db(), host, session.library, {}).proposals[0]?.id)
  if (id === undefined) throw new Refusal('runbook.none-fits', { host: host?.name ?? '' })
  const { ready, version, problems, hash, bytes } = session.library.find(id, input.hash)
  if (ready === null) throw new Refusal('runbook.draft', { runbook: id, version, problems: problems.length })
  // What the paper brings back must still be understood when the runbook has moved on.
  if (session.info()?.readOnly === false) pinToWorkspace(session.folder(), bytes())
  return { runbook: ready, state: startRun(ready, hash, known) }
}

/** As the log names whoever sits here. */
function whoIsHere(session: Session): string {
  const { name, language } = session.setting.profile.read()
  return name === '' ? session.say('frame.nameless', {}, language) : name
}

function wordsOf(session: Session, language: Language) {
  return (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    session.setting.say(`paper.print.${key}`, values, language)
}

/** The offset of this computer's clock at a time: `+02:00`. */
function offsetOf(time: Date): string {
  const minutes = -time.getTimezoneOffset()
  const two = (n: number) => String(Math.floor(Math.abs(n))).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
}
