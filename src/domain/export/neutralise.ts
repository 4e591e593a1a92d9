/**
 * Cells of a CSV that a spreadsheet would run as a formula (CWE-1236), made plain text.
 *
 * Anchors: OWASP's list `= + - @ TAB CR LF`, and the full-width forms that a spreadsheet folds to them. A leading
 * apostrophe is what spreadsheets themselves take as "this is text". Plain numbers (`-5`, `+3.14`) are left alone:
 * nothing can run in them.
 */
const starts = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u
const plainNumber = /^[-+]?\d+(?:[.,]\d+)?$/

/** Whether a spreadsheet could run this text. */
export function isFormula(text: string): boolean {
  return starts.test(text) && !plainNumber.test(text)
}

/** The text as it may stand in a cell. */
export function neutraliseCell(text: string): string {
  return isFormula(text) ? `'${text}` : text
}
