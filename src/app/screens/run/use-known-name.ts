/**
 * What a variable of a run is called on the screen.
 */
import { useText } from '../../i18n/index.ts'

/** Variables with a short name for the panel; others are called what the runbook calls them. */
export const namedVariables = [
  'windows',
  'key-id',
  'mode',
  'safeboot',
  'deleted',
  'efi',
  'newest',
  'stop-code',
] as const

export function useKnownName(): (variable: string) => string {
  const text = useText('run')
  return (variable) =>
    namedVariables.some((named) => named === variable) || variable === 'serial' ? text(`known.${variable}`) : variable
}
