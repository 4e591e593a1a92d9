/**
 * Who answers a key: the open dialog before the screen before the frame.
 *
 * One listener, in the capture phase: a key that a shortcut takes never reaches the button that happens to have
 * the focus, so that one press does one thing.
 */
import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import { type Chord, chordOf, isCharacter, isDigit, parseChord } from './chord.ts'
import { followFocus, isTypedInto, ownsEveryKey, ownsMove, ownsPress, targetOf } from './focus.ts'

export interface Shortcut {
  /** `Enter`, `x`, `1`, `Space`, `Ctrl+Enter`, `Alt+1`, `Escape`, `F2`. */
  readonly key: string
  run(): void
  readonly enabled?: boolean
}

export type Layer = 'screen' | 'dialog' | 'frame'

interface Entry {
  readonly layer: Layer
  shortcuts: readonly Shortcut[]
}

/** Whether letters are keys without Alt (the person's setting). */
export const useSingleKeys = create<{ readonly on: boolean }>()(() => ({ on: true }))

const entries: Entry[] = []
let stop: (() => void) | null = null

/** Answers keys while the component is shown. The newest of a layer is asked first. */
export function useShortcuts(shortcuts: readonly Shortcut[], layer: Layer = 'screen'): void {
  const entry = useRef<Entry>({ layer, shortcuts })
  useEffect(() => {
    entry.current.shortcuts = shortcuts
    tellAbove()
  })
  useEffect(() => {
    const mine: Entry = { layer, shortcuts: entry.current.shortcuts }
    entry.current = mine
    return addEntry(mine)
  }, [layer])
}

function addEntry(entry: Entry): () => void {
  entries.push(entry)
  tellAbove()
  stop ??= listen()
  return () => {
    entries.splice(entries.indexOf(entry), 1)
    tellAbove()
    if (entries.length > 0) return
    stop?.()
    stop = null
  }
}

/** What is answered before the frame is asked. */
const useAbove = create<{ readonly dialogOpen: boolean; readonly keys: readonly string[] }>()(() => ({
  dialogOpen: false,
  keys: [],
}))

/**
 * Whether a shortcut of the frame would be reached by its key right now: no dialog is open and the screen does not take
 * the key for itself. A cap beside something that the key would not do is a lie.
 */
export function useReachesFrame(key: string): boolean {
  return useAbove(({ dialogOpen, keys }) => !dialogOpen && !keys.includes(key))
}

function tellAbove(): void {
  const dialogOpen = isDialogOpen()
  const keys = entries.flatMap(({ layer, shortcuts }) =>
    layer === 'screen' ? shortcuts.filter(({ enabled }) => enabled !== false).map(({ key }) => key) : [],
  )
  const above = useAbove.getState()
  if (above.dialogOpen === dialogOpen && above.keys.join('\n') === keys.join('\n')) return
  useAbove.setState({ dialogOpen, keys })
}

function isDialogOpen(): boolean {
  return entries.some(({ layer, shortcuts }) => layer === 'dialog' && shortcuts.length > 0)
}

function listen(): () => void {
  const stopFocus = followFocus()
  let keyIsDown = false
  // The key that ends a composition (Enter takes the word) must not also be a shortcut.
  let endedComposition = false

  const onKeyDown = (event: KeyboardEvent): void => {
    const wasComposing = endedComposition || event.isComposing || event.keyCode === 229
    keyIsDown = true
    if (wasComposing || event.defaultPrevented || event.key === 'Tab') return
    const shortcut = findShortcut(event)
    if (shortcut === undefined) return
    event.preventDefault()
    event.stopPropagation()
    // Held down: answered once. Only moving goes on.
    if (event.repeat && !/^(Arrow|Page)/.test(event.key)) return
    shortcut.run()
  }
  const onKeyUp = (): void => {
    keyIsDown = false
    endedComposition = false
  }
  const onCompositionEnd = (): void => {
    endedComposition = keyIsDown
  }
  window.addEventListener('keydown', onKeyDown, true)
  window.addEventListener('keyup', onKeyUp, true)
  window.addEventListener('compositionend', onCompositionEnd, true)
  window.addEventListener('blur', onKeyUp)
  return () => {
    stopFocus()
    window.removeEventListener('keydown', onKeyDown, true)
    window.removeEventListener('keyup', onKeyUp, true)
    window.removeEventListener('compositionend', onCompositionEnd, true)
    window.removeEventListener('blur', onKeyUp)
  }
}

function findShortcut(event: KeyboardEvent): Shortcut | undefined {
  // AltGr writes characters on many keyboards and arrives as Ctrl and Alt.
  if (event.getModifierState('AltGraph')) return undefined
  const pressed = chordOf(event)
  const target = targetOf(event)
  if (belongsToFocus(target, pressed)) return undefined
  const typing = isTypedInto(target)
  const layers: readonly Layer[] = isDialogOpen() ? ['dialog'] : ['screen', 'frame']
  for (const layer of layers) {
    for (const entry of entries.filter((one) => one.layer === layer).reverse()) {
      const hit = entry.shortcuts.find(({ key, enabled }) => enabled !== false && matches(key, pressed, typing))
      if (hit !== undefined) return hit
    }
  }
  return undefined
}

function belongsToFocus(target: EventTarget | null, { key, ctrl, alt }: Chord): boolean {
  if (ownsEveryKey(target)) return true
  if (alt) return false
  if (ctrl) return isTypedInto(target) && ['a', 'c', 'v', 'x', 'y', 'z'].includes(key)
  if (key === 'Enter' || key === 'Space') return ownsPress(target, key)
  return /^(Arrow|Home|End|Page|Backspace|Delete)/.test(key) && ownsMove(target, key)
}

function matches(written: string, pressed: Chord, typing: boolean): boolean {
  const wanted = parseChord(written)
  if (wanted.key !== pressed.key || wanted.ctrl !== pressed.ctrl) return false
  const bare = !wanted.ctrl && !wanted.alt
  if (bare && isDigit(wanted.key)) return !pressed.alt && !typing && useSingleKeys.getState().on
  if (bare && isCharacter(wanted.key)) return pressed.alt || (!typing && useSingleKeys.getState().on)
  return wanted.alt === pressed.alt && wanted.shift === pressed.shift
}
