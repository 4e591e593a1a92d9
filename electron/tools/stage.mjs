/**
 * The stages of the set-up as a person sees them: one line each, what was done and how long it took.
 */

/** The set-up cannot go on, and the message says what to do. Shown without a stack: it is not a defect. */
export class SetUpStopped extends Error {}

/**
 * @typedef {object} Tell
 * @property {(text: string) => void} slow says beforehand what is going to take a while
 * @property {(text: string) => void} done adds to the closing line what was found or made
 */

/**
 * Runs one stage and prints its line.
 *
 * @template T
 * @param {string} name
 * @param {(tell: Tell) => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function stage(name, work) {
  const startedAt = performance.now()
  const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`
  let found = 'ready'
  try {
    const result = await work({
      slow: (text) => console.log(`  ${name}: ${text} ...`),
      done: (text) => {
        found = text
      },
    })
    console.log(`✓ ${name}: ${found} (${seconds()})`)
    return result
  } catch (error) {
    console.log(`✗ ${name}: failed (${seconds()})`)
    throw error
  }
}

/**
 * Runs a whole command of ours and turns its end into an exit code.
 *
 * @param {() => Promise<number>} command
 */
export async function runAsCommand(command) {
  try {
    process.exitCode = await command()
  } catch (error) {
    console.error(error instanceof SetUpStopped ? `\n${error.message}` : error)
    process.exitCode = 1
  }
}
