/**
 * Where the person is, and the way back.
 */
import { create } from 'zustand'

export interface Place {
  readonly screen: 'first-run' | 'bench' | 'hosts' | 'host' | 'run' | 'import' | 'settings'
  /** Of `host` and `run`. */
  readonly host?: string
  /** The list file of `import`. */
  readonly path?: string
}

interface PlaceWithWay extends Place {
  /** Where the person came from, last one at the end. */
  readonly back: readonly Place[]
}

const longestWay = 50

export const usePlace = create<PlaceWithWay>()(() => ({ screen: 'first-run', back: [] }))

/** Shows another place; going to where one is already changes nothing. */
export function goTo(place: Place): void {
  usePlace.setState((now) => {
    const here = placeOf(now)
    if (here.screen === place.screen && here.host === place.host && here.path === place.path) return now
    // The first screen is a door: nobody comes back to it with Esc.
    const back = here.screen === 'first-run' || place.screen === 'first-run' ? [] : [...now.back, here]
    return { ...placeOf(place), back: back.slice(-longestWay) }
  }, true)
}

/** Back to where the person came from; without a way, to the place of the rail that this one belongs to. */
export function goBack(): void {
  usePlace.setState((now) => {
    const last = now.back.at(-1)
    if (last !== undefined) return { ...last, back: now.back.slice(0, -1) }
    if (now.screen === 'run') return { screen: 'bench', back: [] }
    return now.screen === 'host' || now.screen === 'import' ? { screen: 'hosts', back: [] } : now
  }, true)
}

function placeOf({ screen, host, path }: Place): Place {
  return { screen, ...(host === undefined ? {} : { host }), ...(path === undefined ? {} : { path }) }
}
