/**
 * What has the focus, as far as keys care: is it typed into, and does Enter belong to it.
 */
import { create } from 'zustand'

const typedInto =
  'textarea, [contenteditable="true"], input:not([type=button], [type=checkbox], [type=radio], [type=range], [type=submit], [type=file], [type=color])'
const pressable =
  'a[href], button, input, select, summary, [role=button], [role=link], [role=checkbox], [role=radio], [role=switch], [role=tab]'
/** Open lists and menus: every key is theirs, also letters (they jump to what begins so). */
const ownEveryKey = '[data-own-keys], [role=menu]'

interface Focus {
  /** A field has the focus: letters type, digits too. */
  readonly typing: boolean
}

export const useFocus = create<Focus>()(() => ({ typing: false }))

let reachedByTab = false

/** Leads to a control by a key of its own: the next Enter is that control's, as it is behind Tab. */
export function focusToPress(control: HTMLElement): void {
  control.focus()
  reachedByTab = true
}

export function isTypedInto(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(typedInto) && !target.matches(':disabled, [readonly]')
}

export function ownsEveryKey(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(ownEveryKey) !== null
}

/** Enter and Space belong to the control that Tab or a key of its own led to; in text of several lines they always type. */
export function ownsPress(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false
  if (target.matches('textarea, [contenteditable="true"]')) return true
  if (isTypedInto(target)) return key === 'Space'
  // Enter does nothing to a box or a dot: it stays the main action of the screen.
  if (key === 'Enter' && target.matches('input[type=checkbox], input[type=radio]')) return false
  return reachedByTab && target.matches(pressable)
}

/** Arrows and the like move inside a field; a field of one line has no use for up and down. */
export function ownsMove(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false
  if (
    target.matches(
      'textarea, [contenteditable="true"], select, input[type=radio], input[type=range], [role=radio], [role=tab]',
    )
  )
    return true
  return isTypedInto(target) && !['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'].includes(key)
}

/** What a key or a focus is really at: an editor keeps its text in a tree of its own. */
export function targetOf(event: Event): EventTarget | null {
  return event.composedPath()[0] ?? event.target
}

function deepestActive(): Element | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement != null) active = active.shadowRoot.activeElement
  return active
}

/** Follows the focus; returns how to stop. */
export function followFocus(): () => void {
  let lastKeyWasTab = false
  const look = (): void => {
    const typing = isTypedInto(deepestActive())
    if (useFocus.getState().typing !== typing) useFocus.setState({ typing })
  }
  // A field that is taken away takes its focus with it, without an event.
  const removals = new MutationObserver(() => {
    if (useFocus.getState().typing) look()
  })
  removals.observe(document.body, { childList: true, subtree: true })
  look()
  const onKey = (event: KeyboardEvent): void => {
    lastKeyWasTab = event.key === 'Tab'
  }
  const onPointer = (): void => {
    lastKeyWasTab = false
    reachedByTab = false
  }
  const onFocusIn = (event: FocusEvent): void => {
    reachedByTab = lastKeyWasTab
    useFocus.setState({ typing: isTypedInto(targetOf(event)) })
  }
  const onFocusOut = (event: FocusEvent): void => {
    if (event.relatedTarget === null) useFocus.setState({ typing: false })
  }
  window.addEventListener('keydown', onKey, true)
  window.addEventListener('pointerdown', onPointer, true)
  window.addEventListener('focusin', onFocusIn, true)
  window.addEventListener('focusout', onFocusOut, true)
  return () => {
    removals.disconnect()
    window.removeEventListener('keydown', onKey, true)
    window.removeEventListener('pointerdown', onPointer, true)
    window.removeEventListener('focusin', onFocusIn, true)
    window.removeEventListener('focusout', onFocusOut, true)
  }
}
