/**
 * A checklist as it is printed: what stands on it, in which order, before anybody thinks of its looks.
 *
 * Steps are numbered from 1 in the order in which they are printed, and every way names a number. A recovery key has
 * no place here: there is no field that could hold one.
 */
import type { ReadingType, StepKind } from '../runbook/schema.ts'

/** Sentences of the locale files under `paper`, in the language of the sheet. */
export type PaperWords = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** One way out of an answer; `when` is empty where it is the only one. */
export interface PaperWay {
  readonly when: string
  readonly to: number
}
export interface PaperAnswer {
  /** `done`, or the id of an option or a deviation, as it is typed in afterwards. */
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly likely: boolean
  /** Empty at an end. */
  readonly ways: readonly PaperWay[]
}
export interface PaperCommand {
  readonly shell: string
  readonly prompt: string
  readonly text: string
  /** The condition in words; empty where the line always applies. */
  readonly when: string
}
export interface PaperReading {
  readonly type: ReadingType
  readonly title: string
  readonly hint: string
  readonly required: boolean
  readonly options: readonly string[]
  /** As it was read before; may be the same again. */
  readonly before: string
}
/** A value that the texts of a step need. */
export interface PaperValue {
  readonly title: string
  /** As known when the sheet was printed; empty: to be written in. */
  readonly value: string
  /** The steps of this sheet that read it. */
  readonly steps: readonly number[]
}
export interface PaperStep {
  readonly number: number
  readonly id: string
  readonly kind: StepKind
  readonly title: string
  readonly text: string
  readonly say: readonly string[]
  readonly place: string
  readonly minutes: number
  readonly commands: readonly PaperCommand[]
  readonly values: readonly PaperValue[]
  readonly expect: string
  readonly hazard: { readonly destroys: string; readonly undo: string } | null
  /** What is read off the machine before a killer step; `null` for every other step. */
  readonly confirm: readonly { readonly label: string; readonly value: string; readonly hint: string }[] | null
  readonly readings: readonly PaperReading[]
  readonly answers: readonly PaperAnswer[]
  readonly canSkip: boolean
  /** How often it may still be done, and the step to go to instead. */
  readonly limit: { readonly times: number; readonly to: number } | null
  readonly opens: readonly string[]
  readonly closes: readonly string[]
  readonly outcome: { readonly status: string; readonly reason: string; readonly continue: string } | null
  readonly sources: readonly string[]
  readonly practice: boolean
}

export interface PaperSection {
  readonly id: 'likely' | 'side' | 'ends'
  readonly steps: readonly PaperStep[]
}

export interface PaperFact {
  readonly label: string
  /** Empty: a line to write on. */
  readonly value: string
}

export interface Paper {
  readonly title: string
  readonly summary: string
  readonly runbook: { readonly id: string; readonly version: string; readonly hash: string }
  readonly tools: readonly string[]
  readonly facts: readonly PaperFact[]
  /** What the run knows already; empty for a whole runbook. */
  readonly known: readonly PaperFact[]
  /** Answered before the sheet was printed. */
  readonly answered: number
  readonly dues: readonly string[]
  readonly sections: readonly PaperSection[]
}
