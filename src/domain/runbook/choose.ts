/**
 * Chooses a runbook with as few questions as possible: what the lists say of the host comes first, then what a person
 * answers. A question is asked only while different answers would lead to different runbooks.
 */
import { type HostFacts, listUnfit, type Proposal, proposeRunbooks, type Unfit } from './propose.ts'
import { encryptions, environments, keys, type Runbook, roles } from './schema.ts'

export const factQuestions = ['environment', 'encryption', 'key', 'role'] as const
export type FactQuestion = (typeof factQuestions)[number]

/** What was answered; `unknown` is an answer too, and is not asked again. */
export type FactAnswers = Readonly<Partial<Record<FactQuestion, string | undefined>>>

export interface FactOption {
  readonly id: string
  /** The runbook that would be proposed then. */
  readonly best: string
}

export interface Choice {
  readonly proposals: readonly Proposal[]
  /** The rest of the library, with why not. */
  readonly others: readonly Unfit[]
  /** The next question, or `null` when no answer would change the proposal, or three were answered. */
  readonly question: { readonly id: FactQuestion; readonly options: readonly FactOption[] } | null
}

const mostQuestions = 3
const optionsOf: Readonly<Record<FactQuestion, readonly string[]>> = {
  environment: environments,
  encryption: encryptions,
  key: keys,
  role: roles,
}

/**
 * @param host what the lists say; a fact that they do not state is `null`
 * @param answers by a person in front of the machine, who knows better than the lists
 */
export function chooseRunbook(host: HostFacts, answers: FactAnswers, runbooks: readonly Runbook[]): Choice {
  const known = withAnswers(host, answers)
  const proposals = proposeRunbooks(assumePhysical(known), runbooks)
  const isOver = Object.keys(answers).length >= mostQuestions || host.continue != null
  return {
    others: listUnfit(assumePhysical(known), runbooks),
    proposals: (known.environment ?? null) === null ? proposals.map(doubtEnvironment) : proposals,
    question: isOver ? null : nextQuestion(known, answers, runbooks),
  }
}

/** Most machines are; and nobody is made to answer before the first step. */
function assumePhysical(known: HostFacts): HostFacts {
  return { ...known, environment: known.environment ?? 'physical' }
}

function doubtEnvironment({ id, why }: Proposal): Proposal {
  return { id, why: why.code === 'runbook.continues' ? why : { ...why, code: 'runbook.environment-unknown' } }
}

function withAnswers(host: HostFacts, answers: FactAnswers): HostFacts {
  const said = Object.entries(answers).filter(([, value]) => value !== undefined && value !== 'unknown')
  return { ...host, ...Object.fromEntries(said) }
}

/** The question whose answers lead to most different runbooks; of equal ones the first in the list above. */
function nextQuestion(known: HostFacts, answers: FactAnswers, runbooks: readonly Runbook[]): Choice['question'] {
  const open = factQuestions.filter((id) => (known[id] ?? null) === null && answers[id] === undefined)
  const useful = open
    .filter((id) => id !== 'key' || known.encryption === 'bitlocker')
    .map((id) => ({ id, options: optionsOf[id].flatMap((value) => leadingTo(known, id, value, runbooks)) }))
    .toSorted((a, b) => countBest(b.options) - countBest(a.options))
  const [most] = useful
  return most === undefined || countBest(most.options) < 2 ? null : most
}

function countBest(options: readonly FactOption[]): number {
  return new Set(options.map(({ best }) => best)).size
}

/** The option, unless no runbook fits then. */
function leadingTo(known: HostFacts, id: FactQuestion, value: string, runbooks: readonly Runbook[]): FactOption[] {
  const [best] = proposeRunbooks(assumePhysical({ ...known, [id]: value }), runbooks)
  return best === undefined ? [] : [{ id: value, best: best.id }]
}
