import { focusToPress } from '../../keys/index.ts'

/** Gives the focus to the control of a warning, or of a key. */
export function lookAt(place: string): void {
  const control = document.getElementById(place)?.querySelector('button')
  if (control === null || control === undefined) return
  control.scrollIntoView({ block: 'center' })
  focusToPress(control)
}
