/**
 * How the file is written: what was found, and what a person may choose instead.
 */
import type { ListChoices, ListPreview } from '../../../contract/index.ts'
import { Select } from '../../components/index.ts'
import { useText } from '../../i18n/index.ts'
import { ChooseSheet } from './ChooseSheet.tsx'
import styles from './ImportScreen.module.css'
import { chooseOtherwise } from './load-list.ts'

type Encoding = NonNullable<ListChoices['encoding']>
type Delimiter = NonNullable<ListChoices['delimiter']>

const encodings: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'gb18030']
const delimiters: readonly { readonly id: Delimiter; readonly name: string }[] = [
  { id: ',', name: 'comma' },
  { id: ';', name: 'semicolon' },
  { id: '\t', name: 'tab' },
  { id: '|', name: 'pipe' },
]
/** A header further down is rare, and then it was found. */
const mostHeaderLines = 20

export interface ReadingChoicesProps {
  readonly choices: ListChoices
  /** What was found; `null` when nothing could be. */
  readonly preview: ListPreview | null
  /** Of a workbook; a text file has none. */
  readonly sheets: ListPreview['sheets']
}

export function ReadingChoices({ choices, preview, sheets }: ReadingChoicesProps) {
  const text = useText('import')
  const headerLine = choices.headerLine ?? preview?.headerLine ?? null
  const lines = new Set([...Array(mostHeaderLines + 1).keys(), ...(headerLine === null ? [] : [headerLine])])
  // Another way of reading has other columns: what was chosen for the old ones means nothing for the new.
  const choose = ({ mapping: _, ...kept }: ListChoices, chosen: ListChoices) =>
    void chooseOtherwise({ ...kept, ...chosen, mapping: undefined })
  return (
    <>
      {sheets.length > 0 ? (
        <ChooseSheet
          sheets={sheets}
          value={choices.sheet ?? preview?.sheet ?? null}
          // Each sheet has its header somewhere else.
          onChoose={(sheet) => choose(choices, { sheet, headerLine: undefined })}
        />
      ) : (
        <>
          <div id="choose-encoding" className={styles.choice}>
            <Select
              label={text('file.encoding')}
              placeholder={text('file.asFound')}
              options={encodings.map((id) => ({ id, label: text(`encoding.${id}`) }))}
              value={choices.encoding ?? encodings.find((known) => known === preview?.encoding) ?? null}
              onChange={(id) => choose(choices, { encoding: id })}
            />
          </div>
          <div id="choose-delimiter" className={styles.choice}>
            <Select
              label={text('file.delimiter')}
              placeholder={text('file.asFound')}
              options={delimiters.map(({ id, name }) => ({ id, label: text(`delimiter.${name}`) }))}
              value={choices.delimiter ?? delimiters.find(({ id }) => id === preview?.delimiter)?.id ?? null}
              onChange={(id) => choose(choices, { delimiter: id })}
            />
          </div>
        </>
      )}
      <div id="choose-header" className={styles.choice}>
        <Select
          label={text(sheets.length > 0 ? 'file.headerRow' : 'file.header')}
          placeholder={text('file.asFound')}
          options={[...lines]
            .sort((a, b) => a - b)
            .map((line) => ({
              id: String(line),
              label: line === 0 ? text('file.noHeader') : String(line),
            }))}
          value={headerLine === null ? null : String(headerLine)}
          onChange={(id) => choose(choices, { headerLine: Number(id) })}
        />
      </div>
    </>
  )
}
