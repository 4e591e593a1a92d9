/**
 * A sheet for one host or for none, as a PDF.
 */
import { createHash } from 'node:crypto'
import type { PageSize } from '../../../src/domain/export/print-document.ts'
import { describePaper } from '../../../src/domain/paper/describe-paper.ts'
import { writePaper } from '../../../src/domain/paper/html.ts'
import type { PaperFact, PaperWords } from '../../../src/domain/paper/model.ts'
import { formatLocal } from '../../../src/domain/runbook/file-time.ts'
import type { Language, Runbook } from '../../../src/domain/runbook/schema.ts'
import type { RunState } from '../../../src/domain/runbook/state.ts'
import { type Print, type WrittenPdf, writePdf } from '../export/write-pdf.ts'
import type { HostTableRow } from '../log/projections/host-row.ts'

export interface PaperWish {
  readonly runbook: Runbook
  /** Where the run stands; a run that was only begun is the whole runbook. */
  readonly state: RunState
  readonly host: HostTableRow | null
  readonly size: PageSize
  readonly language: Language
  readonly path: string
  readonly incident: string
  readonly printedBy: string
  /** ISO 8601, and the offset of the clock of this computer at that time: `+02:00`. */
  readonly now: string
  readonly zone: string
}

/** @throws {Refusal} as `writePdf` */
export async function writePaperFile(
  wish: PaperWish,
  words: PaperWords,
  print: Print | undefined,
): Promise<WrittenPdf & { readonly steps: number; readonly sheet: string }> {
  const { runbook, state, host, size, language } = wish
  const paper = describePaper(runbook, state, listFacts(host, words), language, words)
  const sheet = nameSheet(wish)
  const document = writePaper(
    paper,
    {
      sheet,
      printedAt: `${formatLocal(wish.now, wish.zone)} UTC${wish.zone}`,
      printedBy: wish.printedBy,
      incident: wish.incident,
    },
    size,
    language,
    words,
  )
  const steps = paper.sections.reduce((count, section) => count + section.steps.length, 0)
  return { ...(await writePdf(wish.path, document, print)), steps, sheet }
}

/** What is known of the host; what is not is a line to write on. */
function listFacts(host: HostTableRow | null, words: PaperWords): readonly PaperFact[] {
  const facts: Record<string, string> = host === null ? {} : JSON.parse(host.facts)
  const known = {
    name: host?.name,
    serial: host?.serial,
    site: host?.site,
    assetTag: host?.asset_tag,
    model: facts.model,
    place: host?.place,
  }
  return Object.entries(known).map(([name, value]) => ({ label: words(`fact.${name}`), value: value ?? '' }))
}

/** Eight characters that can be read out: no two sheets of a workspace have the same, save by chance of one in 10^12. */
function nameSheet({ state, host, now, printedBy }: PaperWish): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const digest = createHash('sha256')
    .update(JSON.stringify([state.runbook.hash, host?.id ?? '', state.path.length, now, printedBy]))
    .digest()
  return Array.from(digest.subarray(0, 8), (byte) => alphabet[byte % 32]).join('')
}
