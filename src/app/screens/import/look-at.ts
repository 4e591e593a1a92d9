/** Gives the focus to the control of a warning, or of a key. */
export function lookAt(place: string): void {
  const control = document.getElementById(place)?.querySelector('button')
  control?.scrollIntoView({ block: 'center' })
  control?.focus()
}
