/**
 * How much of a workbook is believed. Everything is measured while it is read: what the file says of its own sizes is
 * never trusted.
 */

/** A workbook has a part for each sheet, picture and comment; thousands are no list. */
export const maxParts = 10_000
/** One part, inflated. The largest sheet that Excel can hold with thirty columns has about 1.5 GB. */
export const maxPartBytes = 4 * 1024 ** 3
/** Inflated to compressed bytes. Sheets of real lists reach 40, deflate at its best gives 1032. */
export const maxRatio = 200
/** Small parts may be as dense as they like. */
export const freeBytes = 4 * 1024 ** 2
/** Between two tags: a cell holds 32,767 characters. The parser keeps this much in memory. */
export const maxHeldChars = 2 * 1024 ** 2
export const maxDepth = 64
/** Text of all shared strings, UTF-8. */
export const maxSharedBytes = 192 * 1024 ** 2
export const maxShared = 12_000_000
/** A list of hosts has some dozens of columns; what stands further right is not read. */
export const maxColumns = 1024
/** Excel's own. */
export const maxRows = 1_048_576
export const maxSheets = 2_000
export const maxStyles = 70_000
export const maxMerges = 100_000
