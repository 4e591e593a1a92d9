/**
 * The facts of a runbook in words.
 */
import { useFormat, useText } from '../../i18n/index.ts'
import type { RunbookRow } from './shelf-groups.ts'

interface Facts extends Pick<RunbookRow, 'environments' | 'minutes' | 'origin' | 'addedBy' | 'addedAt'> {
  readonly steps: number
}

export function useRunbookWords({ environments, steps, minutes, origin, addedBy, addedAt }: Facts) {
  const text = useText('runbooks')
  const hosts = useText('hosts')
  const format = useFormat()
  return {
    environments: environments.map((environment) => hosts(`environment.${environment}`)).join(text('comma')),
    steps: text('steps', { count: steps }),
    minutes: text('about', { minutes: format.minutes(minutes) }),
    origin:
      origin === 'shipped'
        ? text('origin.shipped')
        : text('origin.workspace', { name: addedBy, time: format.dateTime(addedAt) }),
  }
}
