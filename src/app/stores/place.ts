/**
 * Where the person is, and the way back.
 */
import { create } from 'zustand'

export interface Place {
  readonly screen:
    | 'first-run'
    | 'bench'
    | 'hosts'
    | 'host'
    | 'run'
    | 'import'
    | 'overview'
    | 'sightings'
    | 'runbooks'
    | 'settings'
    | 'transcribe'
    | 'stick-results'
    | 'runbook-edit'
    | 'runbook-import'
    | 'runbook-compare'
    | 'keys'
    | 'keys-import'
    | 'keys-rotation'
    | 'keys-audit'
    | 'key-reveal'
    | 'vault'
    | 'record'
  /** Of `host`, `run`, `transcribe` and `key-reveal`. */
  readonly host?: string
  /** The key of `key-reveal`, by its name in the workspace. */
  readonly key?: string
  /** The file of `import`, `sightings` and `runbook-import`. */
  readonly path?: string
  /** Of `runbooks` (without it the list of all), `runbook-edit` and `runbook-compare`. */
  readonly runbook?: string
  /** The version of `runbooks` and `runbook-edit`; without it the one that new runs take. */
  readonly hash?: string
  /** The unstored text of `runbook-edit`, by its key. */
  readonly text?: string
  /** The versions of `runbook-compare`, by their hashes. */
  readonly from?: string
  readonly to?: string
  /** The step of `runbooks` that is selected. */
  readonly step?: string
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
    if (isSame(here, place)) return now
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
    if (now.screen.startsWith('runbook')) return { screen: 'runbooks', back: [] }
    if (now.screen === 'sightings') return { screen: 'overview', back: [] }
    if (now.screen.startsWith('key') || now.screen === 'vault') return { screen: 'keys', back: [] }
    return ['host', 'import', 'transcribe', 'stick-results'].includes(now.screen) ? { screen: 'hosts', back: [] } : now
  }, true)
}

/** Another step of the same runbook: no place of its own, so that Esc leaves the runbook. */
export function standAtStep(step: string): void {
  usePlace.setState({ step })
}

const subjects = ['host', 'key', 'path', 'runbook', 'hash', 'text', 'from', 'to'] as const
const parts = [...subjects, 'step'] as const

/** What a screen is about, as one word: another subject is another screen. */
export function subjectOf(place: Place): string {
  return subjects.map((subject) => place[subject] ?? '').join(' ')
}

function placeOf(place: Place): Place {
  const about = parts.flatMap((part) => (place[part] === undefined ? [] : [[part, place[part]]]))
  return { screen: place.screen, ...Object.fromEntries(about) }
}

function isSame(here: Place, place: Place): boolean {
  return here.screen === place.screen && parts.every((part) => here[part] === place[part])
}
