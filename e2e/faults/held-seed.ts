/** Of the one key that secret-worker.ts keeps in its memory, so that a search for keys there can be seen to work. */
export const heldSeed = 77_000_001
