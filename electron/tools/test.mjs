/**
 * `npm test`: from a clone with nothing installed to one closing line, `N passed, N failed`. See run-tests.ts.
 */
import { installDependencies, runScript } from './dependencies.mjs'
import { runAsCommand } from './stage.mjs'

await runAsCommand(async () => {
  try {
    await installDependencies()
  } catch (error) {
    console.error(error)
    console.log('\n0 passed, 1 failed')
    return 1
  }
  return runScript('run-tests.ts', process.argv.slice(2))
})
