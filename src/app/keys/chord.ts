/**
 * What a key press means, apart from who answers it.
 *
 * A shortcut is written like `Enter`, `x`, `/`, `1`, `Space`, `ArrowDown`, `Ctrl+Enter`, `Alt+1`, `F2`. On a Mac
 * `Ctrl` is Cmd, and `Alt` is Ctrl, because there Alt types letters.
 */
export const onMac = navigator.platform.startsWith('Mac')

export interface Chord {
  /** `Enter`, `Space`, `ArrowUp`; letters in lower case. */
  readonly key: string
  /** Ctrl, on a Mac Cmd. */
  readonly ctrl: boolean
  /** Alt, on a Mac Ctrl. */
  readonly alt: boolean
  readonly shift: boolean
}

export function parseChord(written: string): Chord {
  // `Ctrl++` would be zoom, which is the window's own; `+` alone is a key.
  const parts = written === '+' ? ['+'] : written.split('+')
  const key = parts.pop() ?? ''
  return {
    key: plainKey(key),
    ctrl: parts.includes('Ctrl'),
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
  }
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

export function chordOf(event: KeyPress): Chord {
  return {
    key: keyOf(event),
    ctrl: onMac ? event.metaKey : event.ctrlKey,
    alt: onMac ? event.ctrlKey || event.altKey : event.altKey,
    shift: event.shiftKey,
  }
}

/** A keyboard whose letters are not Latin still has its keys where the caps say. */
function keyOf({ key, code, altKey }: KeyPress): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  const digit = /^Digit([0-9])$/.exec(code)?.[1]
  // With Shift or Alt held, or on an AZERTY keyboard, a digit key writes something else.
  if (digit !== undefined && altKey) return digit
  if (letter !== undefined && key.length === 1 && !/[a-z]/i.test(key)) return letter.toLowerCase()
  return plainKey(key)
}

function plainKey(key: string): string {
  if (key === ' ') return 'Space'
  if (key === 'Esc') return 'Escape'
  return key.length === 1 ? key.toLowerCase() : key
}

export const isDigit = (key: string): boolean => /^[0-9]$/.test(key)

/** A key that writes one character, other than a digit: it needs Alt while somebody may be typing. */
export const isCharacter = (key: string): boolean => key.length === 1 && !isDigit(key)
