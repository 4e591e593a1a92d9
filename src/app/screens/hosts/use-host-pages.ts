/**
 * The part of the list that is in view, page by page; the rest has its place but is not fetched.
 *
 * While another filter or order is answered the last result stays on the screen, so that nothing flickers while
 * somebody types.
 */
import { useState } from 'react'
import type { HostFilter, HostRow, Language } from '../../../contract/index.ts'
import type { CallFailed } from '../../client.ts'
import { useLanguage } from '../../i18n/index.ts'
import { useLive } from '../../live.ts'
import type { Sort } from './table-state.ts'

export const pageSize = 100

interface Question {
  readonly filter: HostFilter
  readonly sort: Sort
  readonly language: Language
}

export interface HostPages {
  /** How many hosts the filter leaves. */
  readonly total: number
  /** `undefined` when it is not fetched yet. */
  rowAt(index: number): HostRow | undefined
  /** Where a host stands among the fetched rows; -1 when it is not among them. */
  indexOf(id: string): number
  /** Changes when another question is answered: the list begins at its top again. */
  readonly shown: string
  /** The question on the screen is not the one that was asked last. */
  readonly pending: boolean
}

export type HostPagesOrNot =
  | { readonly status: 'ready'; readonly pages: HostPages }
  | { readonly status: 'waiting' }
  | { readonly status: 'failed'; readonly error: CallFailed }

/** @param first and `last`: the rows in view */
export function useHostPages(filter: HostFilter, sort: Sort, first: number, last: number): HostPagesOrNot {
  const language = useLanguage()
  const wanted: Question = { filter, sort, language }
  const wantedKey = JSON.stringify(wanted)
  const [shown, setShown] = useState<{ readonly key: string; readonly question: Question } | null>(null)
  const top = useLive('hosts.list', { ...wanted, offset: 0, limit: pageSize })
  if (top.status === 'ready' && shown?.key !== wantedKey) setShown({ key: wantedKey, question: wanted })

  const question = shown?.question ?? wanted
  const [before, after] = pagesOf(first, last)
  const one = useLive('hosts.list', { ...question, offset: before * pageSize, limit: pageSize })
  const two = useLive('hosts.list', { ...question, offset: after * pageSize, limit: pageSize })
  if (top.status === 'failed') return { status: 'failed', error: top.error }
  if (shown === null || (one.data === undefined && two.data === undefined && top.data === undefined)) {
    return { status: 'waiting' }
  }
  const fetched = [
    { at: 0, rows: shown.key === wantedKey ? (top.data?.hosts ?? []) : [] },
    { at: before * pageSize, rows: one.data?.hosts ?? [] },
    { at: after * pageSize, rows: two.data?.hosts ?? [] },
  ]
  return {
    status: 'ready',
    pages: {
      total: (one.data ?? two.data ?? top.data)?.total ?? 0,
      rowAt: (index) =>
        fetched.map(({ at, rows }) => (index >= at ? rows[index - at] : undefined)).find((row) => row !== undefined),
      indexOf(id) {
        for (const { at, rows } of fetched) {
          const index = rows.findIndex((row) => row.id === id)
          if (index >= 0) return at + index
        }
        return -1
      },
      shown: shown.key,
      pending: shown.key !== wantedKey,
    },
  }
}

/** The pages of the rows in view, and the neighbour that is nearer, so that scrolling finds it ready. */
function pagesOf(first: number, last: number): readonly [number, number] {
  const before = Math.floor(first / pageSize)
  const after = Math.floor(last / pageSize)
  if (after > before) return [before, after]
  const middle = (first + last) / 2 - before * pageSize
  return middle < pageSize / 2 && before > 0 ? [before - 1, before] : [before, before + 1]
}
