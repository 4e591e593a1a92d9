/**
 * The places of the rail. A place that does not exist yet is left out; its key stays free for it.
 */
import type { IconName } from '../components/index.ts'
import type { Place } from '../stores/place.ts'

interface RailPlace {
  readonly screen: 'bench' | 'hosts' | 'overview' | 'runbooks' | 'keys' | 'record' | 'settings'
  readonly icon: IconName
  readonly keys: string
}

export const railPlaces: readonly RailPlace[] = [
  { screen: 'bench', icon: 'bench', keys: 'Alt+1' },
  { screen: 'hosts', icon: 'host', keys: 'Alt+2' },
  { screen: 'overview', icon: 'overview', keys: 'Alt+3' },
  { screen: 'runbooks', icon: 'runbook', keys: 'Alt+4' },
  { screen: 'keys', icon: 'key', keys: 'Alt+5' },
  { screen: 'record', icon: 'document', keys: 'Alt+6' },
  { screen: 'settings', icon: 'settings', keys: 'Alt+7' },
]

/** Where the rail stands: a run belongs to the bench, a host and a list to the hosts. */
export function railPlaceOf({ screen, back }: { readonly screen: Place['screen']; readonly back: readonly Place[] }) {
  if (screen === 'run') return 'bench'
  if (screen === 'host') return back.at(-1)?.screen === 'bench' ? 'bench' : 'hosts'
  if (screen === 'transcribe' || screen === 'stick-results') return 'hosts'
  if (screen === 'sightings') return 'overview'
  if (screen.startsWith('key') || screen === 'vault') return 'keys'
  return screen === 'import' ? 'hosts' : screen.startsWith('runbook-') ? 'runbooks' : screen
}
