/**
 * What a printer is given, whoever wrote it: a whole HTML document of its own, without script, picture or address.
 */
export const pageSizes = ['a4', 'letter'] as const
export type PageSize = (typeof pageSizes)[number]

export interface PrintDocument {
  /** Its style sheet says the size of the page too (`@page`). */
  readonly html: string
  /** What stands above and below each page; elements of class `pageNumber` and `totalPages` are filled in. */
  readonly header: string
  readonly footer: string
  readonly size: PageSize
}
