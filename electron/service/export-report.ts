/**
 * The report: gathered and verified in a reader, written in the language of the person.
 */
import type { Output } from '../../src/contract/index.ts'
import type { PrintDocument } from '../../src/domain/export/print-document.ts'
import { writeReport } from '../../src/domain/report/write-report.ts'
import { writePdf } from '../core/export/write-pdf.ts'
import { writeReportFile } from '../core/export/write-report.ts'
import type { Job } from './jobs.ts'
import type { Session } from './session.ts'

/**
 * Writes the report, always of the whole incident.
 *
 * @throws {Refusal} as `writeReportFile` and `writePdf`; throws when the job was cancelled, nothing is left then
 */
export async function exportReport(
  session: Session,
  path: string,
  format: 'html' | 'pdf',
  job: Job,
): Promise<Output<'export.write'>> {
  const { name } = session.setting.profile.read()
  const language = session.language(undefined)
  const by = name === '' ? session.say('frame.nameless', {}, language) : name
  const report = await session.ask('report.gather', { by }, job)
  job.signal.throwIfAborted()
  const words = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    session.say(`report.${key}`, values, language)
  const sizeBytes =
    format === 'html'
      ? await writeReportFile(report, path, words, language)
      : (await writePdf(path, printed(writeReport(report, words, language)), session.setting.print)).sizeBytes
  return {
    path,
    hosts: report.figures.total,
    sizeBytes,
    neutralised: 0,
    shortened: 0,
    sheets: 0,
    sitesWithoutSheet: 0,
  }
}

function printed(html: string): PrintDocument {
  const footer =
    '<span style="width:100%;font-size:9px;text-align:center"><span class="pageNumber"></span> / <span class="totalPages"></span></span>'
  return { html, header: '<span></span>', footer, size: 'a4' }
}
